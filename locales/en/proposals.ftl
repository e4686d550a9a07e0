## Goals and tasks are proposals: where both sides stand

proposals-agreed = Agreed by both
proposals-waits-you = Waiting for your answer
proposals-waits-other = Waiting for { $name } to answer
proposals-to-talk = To be talked about together
proposals-declined = Not agreed yet

proposals-where = Where we stand
proposals-you-worded = These are your words.
proposals-other-worded = These words are from { $name }.
proposals-you-agree = You agree.
proposals-other-agree = { $name } agrees.
proposals-you-talk = You would like to talk about it first.
proposals-other-talk = { $name } would like to talk about it first.
proposals-you-decline = You do not agree.
proposals-other-decline = { $name } does not agree.
proposals-you-unanswered = You have not answered yet.
proposals-other-unanswered = { $name } has not answered yet.
proposals-earlier = Earlier words

proposals-question = What do you think?
proposals-agree = Yes, I agree
proposals-talk = Let’s talk about it first
proposals-talk-hint = It will come up when you meet.
proposals-decline = I do not agree
proposals-decline-hint = That is fine. Nothing goes ahead unless both of you say yes.
proposals-why = Say a little more, if you like
proposals-send = Send my answer
proposals-amend = Change the words
proposals-talk-or-decline = Talk about it, or say no
proposals-answer-otherwise = Change my answer
proposals-send-words = Send the new words
proposals-end = End it

proposals-no-stance = Please choose an answer.
proposals-no-words = Please put it into words first.
proposals-same-words = Nothing has changed yet. Change something first, or just go back.
proposals-no-ending = Please choose how this ends.
proposals-newer = The words have changed in the meantime. These are the newest; please read them, then send your answer.
proposals-ended = This has come to an end and cannot be changed any more.

done-proposal-agree = Agreed. Your answer is saved.
done-proposal-talk = All right, you will talk about it when you meet.
done-proposal-decline = Your answer is saved. Thank you for being frank.
