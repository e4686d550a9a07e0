## Goals

goals-title = Goals
goals-one-title = A goal
goals-back = All goals and tasks
goals-all-tasks = All tasks
goals-tasks = Tasks for this goal
goals-no-tasks = No tasks yet. A small step is fine.
goals-loose = Other tasks
goals-ended = Goals that have come to an end
goals-end = End this goal
goals-state-reached = Reached
goals-state-let-go = Let go

goals-empty-title = No goals yet
goals-empty = A goal is something you want to feel or do differently. Put it in your own words; you will talk it over together.
goals-empty-button = Write a first goal
goals-empty-counsellor = Leave the first words to your client, or find them together when you meet and propose them here.

goals-new-title = Write a goal
goals-new-lead = It need not be polished. Your counsellor will read it, and you will agree on the words together.
goals-new-lead-counsellor = Your client will be asked: agree, talk about it first, or put it in other words.
goals-new-question = Two months from now, what would you like to be different?
goals-new-hint = For example: “I can fall asleep without going over my work.”
goals-new-question-counsellor = The goal you propose
goals-new-hint-counsellor = As close to your client’s own words as you can: what will be different, and how will they notice?
goals-new-button = Send the goal

goals-answer-title = Your answer to this goal
goals-wording-title = Change the words of a goal
goals-wording-question = How should it read?
goals-wording-hint = Your words become the newest version, and { $name } is asked again.

goals-rate = How near is it now?
goals-rating-title = How near this goal is
goals-rating-button = Save
goals-near-you = { $number } of 10 in your eyes
goals-near-other = { $number } of 10 in the eyes of { $name }
goals-near-source = One question, so no standard error, and no norm yet. What counts is how it changes, not a single number.

goals-ending-title = End a goal
goals-ending-question = How does this goal end?
goals-ending-reached = Reached
goals-ending-reached-hint = It is the way you wanted it, or near enough.
goals-ending-let-go = Let go
goals-ending-let-go-hint = It no longer matters, or something else matters more now.

done-goal-proposed = Your goal is sent. Now it is your counsellor’s turn to answer.
done-goal-proposed-to-client = The goal is sent. Now it is your client’s turn to answer.
done-goal-reworded = Your words are sent. Now it is your counsellor’s turn to answer.
done-goal-reworded-to-client = The new words are sent. Now it is your client’s turn to answer.
done-goal-rated = Thank you. It is saved how near this goal is.
done-goal-reached = This goal is reached. Congratulations!
done-goal-let-go = This goal is let go. Its story can still be read.
