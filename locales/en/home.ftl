## The client's home: what is next, and the same picture that the counsellor sees

home-title = Home
home-session = Your next session with { $counsellor }: { $when }.
home-purpose = For: { $purpose }
home-no-session = No next session with { $counsellor } is planned yet.
home-ended = Counselling with { $counsellor } ended on { $date }. All that you gave can still be read here.
home-others = After that
home-nothing = Nothing to fill in
home-nothing-text = You may add a topic for the next session at any time.
home-nothing-action = To sessions and topics

home-sign-title = The counselling agreement
home-sign-text = Roles, confidentiality, and who sees what. Read it first, then sign if you agree.
home-sign-action = Read the agreement
home-checkin-title = Before the session: how are you?
home-checkin-text = Less than a minute, so that the time together goes to what matters to you.
home-checkin-action = Start the check-in
home-feedback-title = How was the last session?
home-feedback-text = Three taps about session { $session }. What did not feel good is just as useful to know.
home-feedback-action = Give feedback
home-answer-goal-title = A goal waits for your answer
home-answer-goal-text = { $counsellor } proposes: “{ $words }”
home-answer-goal-action = Read and answer
home-answer-task-title = A task waits for your answer
home-answer-task-text = { $counsellor } proposes: “{ $words }”
home-answer-task-action = Read and answer
home-answer-amendment-title = A proposal for our agreement
home-answer-amendment-text = { $counsellor } proposes: “{ $words }”
home-answer-amendment-action = Read and answer
home-preferences-title = The way that suits you
home-preferences-text = A few short choices about the kind of counselling you like. You may change them at any time.
home-preferences-action = Choose
home-report-title = How is this task going?
home-report-text = “{ $words }”
home-report-action = Tell
home-first-goal-title = What would you like to change?
home-first-goal-text = Write one goal in your own words. It does not have to be perfect.
home-first-goal-action = Write a goal

home-picture-title = The shared picture
home-picture-lead = These numbers are the same that your counsellor sees.
home-picture-sealed = Your counsellor has given a view. It opens once you have given feedback, or after two days.
home-picture-all = See the whole picture
home-back = Back to home

home-answered-title = Read the answer about a session
home-answered-text = { $counsellor } has answered your question about session { $session }.
home-answered-action = Open the session
home-answer-review-title = Answer the joint review
home-answer-review-text = Your counsellor noted what you decided together. It holds once you say yes.
home-answer-review-action = Read and answer
home-review-title = See how far you have come
home-review-text = A few sessions have passed. Choose what helped, and look at it together next time.
home-review-action = Open the review
