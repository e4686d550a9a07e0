## Tasks

tasks-title = Tasks
tasks-one-title = A task
tasks-empty-title = No tasks yet
tasks-empty = A task is a small step to try, in a session or between sessions. Either of you may suggest one.
tasks-part-asked = Waiting for your answer
tasks-part-to-do = To try between sessions
tasks-part-together = Done together in a session
tasks-part-waiting = Not agreed yet
tasks-part-done = Done
tasks-ended = Tasks that have come to an end
tasks-end = End this task

tasks-between = Between sessions
tasks-between-due = Between sessions, by { $date }
tasks-in-session = In a session
tasks-in-session-due = In a session, by { $date }
tasks-serves = For the goal
tasks-state-done = Finished
tasks-state-let-go = Let go
tasks-went-done = Done
tasks-went-partly = In part
tasks-went-not = Not yet
tasks-overdue = No word yet

tasks-new-title = Suggest a task
tasks-new-question = What would you like to try?
tasks-new-hint = Small and clear is best. For example: “A ten-minute walk after dinner.”
tasks-new-question-counsellor = The task you suggest
tasks-new-hint-counsellor = Small, clear, and in words your client would use.
tasks-place = Where is it done?
tasks-place-between = Between sessions
tasks-place-in-session = Together, in a session
tasks-no-place = Please choose where this task is done.
tasks-due = By when?
tasks-due-hint = Leave this empty if no date is needed.
tasks-due-past = This date has already gone by.
tasks-due-unread = This date cannot be read. Write it like 2026-08-17.
tasks-goal = For which goal?
tasks-new-button = Send the suggestion

tasks-answer-title = Your answer to this task
tasks-wording-title = Change a task

tasks-how = How did it go?
tasks-how-again = Any news?
tasks-tick-done = Done
tasks-tick-partly = In part
tasks-tick-not = Not yet
tasks-no-tick = Please choose one: done, in part, or not yet.
tasks-report-title = News about a task
tasks-useful-question = How useful was this task for you?
tasks-useful-low = Not useful
tasks-useful-high = Very useful
tasks-useful-range = Please choose a number from 0 to 6.
tasks-remark = Anything you would like to say about it?
tasks-report-button = Save
tasks-over-question = Will you go on with this task? If it has served its purpose, end it here.
tasks-over-button = That was enough, finished

tasks-reports = News so far
tasks-you-told-done = You have done it.
tasks-you-told-partly = You did part of it.
tasks-you-told-not = You have not done it yet.
tasks-other-told-done = { $name } says it is done.
tasks-other-told-partly = { $name } says it is done in part.
tasks-other-told-not = { $name } says it is not done yet.
tasks-useful-told = Usefulness { $number } of 6

tasks-ending-title = End a task
tasks-ending-question = How does this task end?
tasks-ending-done = Finished
tasks-ending-done-hint = It has been done and need not be done again.
tasks-ending-let-go = Let go
tasks-ending-let-go-hint = It does not fit, or is no longer needed.

done-task-proposed = Your suggestion is sent. Now it is your counsellor’s turn to answer.
done-task-proposed-to-client = The suggestion is sent. Now it is your client’s turn to answer.
done-task-reworded = The change is sent. Now it is your counsellor’s turn to answer.
done-task-reworded-to-client = The change is sent. Now it is your client’s turn to answer.
done-task-done = This task is finished.
done-task-let-go = This task is let go. Its story can still be read.
done-task-report-done = Well done! Your news is saved.
done-task-report-partly = Part of it is a step, too. Your news is saved.
done-task-report-not = That is all right. You can talk about what got in the way.
