## Signals: why the software speaks up, and what to do next

signals-since = since { $date }
signals-since-session = after session { $session }, { $date }
signals-open = Open this signal
signals-acknowledge = I have seen it
signals-assumed = The error rests on a reliability that is still assumed.

# How often such a signal is right
signals-precision-progress = In the best-studied system of this sort, about seven in ten such alarms were false (computed from Hannan et al., 2005).
signals-precision-alliance = No study says how often this signal is right. Error alone makes about one rating in forty look like this; in the best-studied alarm system, about seven in ten alarms are false.
signals-precision-line = This line is our own until there are data; how often the signal is right is not known yet.
signals-precision-count = This is a count, not an estimate. What it means, only the two of you know.
signals-precision-danger = This is an answer, not an estimate. It always needs a response.
signals-precision-record = At this practice { $right } of { $known } such signals that were closed turned out to matter (likely { $low } to { $high } per cent).

# Each kind: its name, its short name, numbers, a sentence, a step
signals-danger-title = An answer about self-harm
signals-danger-brief = an answer about safety
signals-danger-numbers = Answer: “{ $answer }”
signals-danger-sentence = { $client } answered the question about self-harm. The practice’s emergency numbers were shown at once.
signals-danger-step-direct = Get in touch with { $client } today and ask directly and calmly. Make a safety plan together, and involve your supervisor.
signals-danger-step-indirect = Get in touch with { $client } today and ask directly and calmly, even though they usually prefer the indirect way. Involve your supervisor.

signals-worsening-title = Things have become worse
signals-worsening-brief = harder than at the start
signals-worsening-numbers = { $first } at the start, { $now } now · a change of { $change }, more than the error of { $smallest }
signals-worsening-sentence = By the { $instrument }, things are harder for { $client } than at the start, beyond ordinary ups and downs.
signals-worsening-step-direct = Begin the session with this picture: what has happened, and what should we do differently? Take it to supervision before the next session.
signals-worsening-step-indirect = { $client } wants you to read and act. Take it to supervision, change the plan for the next session, and watch the check-ins that follow.

signals-alliance-drop-title = Working together fell below the usual
signals-alliance-drop-brief = working together fell below the usual
signals-alliance-drop-numbers = { $now } against the usual { $usual } · down { $change }, more than the error of { $smallest }
signals-alliance-drop-sentence = { $client }’s rating fell a little on every item.
signals-alliance-drop-sentence-items = { $client } rated lower than usual: { $items }
signals-alliance-drop-step-direct = Open the session with this, before anything else: “What did not feel right that time?” Listen first; explaining can wait.
signals-alliance-drop-step-indirect = { $client } chose that you read and act. Change one thing in the next session and see whether the feedback recovers. There is no need to ask about it.

signals-alliance-low-title = Working together was low from the start
signals-alliance-low-brief = low from the start
signals-alliance-low-numbers = { $ratings ->
    [one] { $mean } of { $top } in the first rating · below the line of { $line } by more than error
   *[other] { $mean } of { $top } on average in the first { $ratings } ratings · below the line of { $line }
}
signals-alliance-low-sentence = The direction or the way of counselling does not feel right to { $client } yet. A low start can still rise if it is talked about.
signals-alliance-low-step-direct = Ask what { $client } hoped for from counselling and from you, then fit goals and ways once more.
signals-alliance-low-step-indirect = Read { $client }’s preferences again, adjust a goal or a way in the next session, and see whether the ratings rise.

signals-guess-above-title = The guess was higher than the answer
signals-guess-above-brief = the guess was above the answer
signals-guess-above-numbers = guessed { $guess }, answered { $rating } · { $change } apart, more than the error of { $smallest }
signals-guess-above-sentence = { $client } was less content than guessed. Two views may differ; what matters is that nothing is missed.
signals-guess-above-step-direct = Ask with curiosity: “I thought last session suited you better. What did I miss?”
signals-guess-above-step-indirect = Look at the item that lies furthest apart, change one thing in the next session, and guess again.

signals-no-improvement-title = No clear progress yet
signals-no-improvement-brief = no clear progress yet
signals-no-improvement-numbers = { $first } at the start, { $now } after { $scores } check-ins · { $smallest } would be beyond error
signals-no-improvement-sentence = By the { $instrument }, things have not become better for { $client } beyond ordinary ups and downs.
signals-no-improvement-step-direct = Look together: which goal still fits, which task was of use? If it is not clear what should change, take it to supervision.
signals-no-improvement-step-indirect = Review goals and tasks without waiting for { $client } to complain, propose one change, and take it to supervision when in doubt.

signals-feedback-stopped-title = Feedback has stopped coming
signals-feedback-stopped-brief = feedback stopped coming
signals-feedback-stopped-numbers = { $sessions } sessions without feedback · { $before } given before
signals-feedback-stopped-sentence = { $client } may have forgotten, or may not want to say. Silence is worth a gentle question too.
signals-feedback-stopped-step-direct = Ask lightly what makes it hard to fill in, and tell { $client } one thing you changed because of earlier feedback.
signals-feedback-stopped-step-indirect = Make it easy: a phone or a sheet of paper at the end of the session. Show { $client } that what is given is used.

signals-checkins-stopped-title = Check-ins have stopped coming
signals-checkins-stopped-brief = check-ins stopped coming
signals-checkins-stopped-numbers = { $sessions } sessions without a check-in · { $before } given before
signals-checkins-stopped-sentence = { $client } may have forgotten, or may find that check-ins lead nowhere.
signals-checkins-stopped-step-direct = Fill in a check-in together at the start, and begin the session from one of { $client }’s answers.
signals-checkins-stopped-step-indirect = Send a light reminder before the session, and begin from what { $client } filled in.

signals-goal-unanswered-title = A goal is not agreed
signals-goal-unanswered-brief = a goal is not agreed
signals-goal-unanswered-sentence-client = “{ $words }” still waits for { $client }’s yes.
signals-goal-unanswered-sentence-counsellor = “{ $words }” still waits for the counsellor’s yes.
signals-goal-unanswered-step-direct = Read the words together. If they do not fit, ask { $client } to say it in words of their own.
signals-goal-unanswered-step-indirect = Offer two wordings for { $client } to choose from, so that nobody has to say no.

signals-task-unanswered-title = A task is not agreed
signals-task-unanswered-brief = a task is not agreed
signals-task-unanswered-sentence-client = “{ $words }” still waits for { $client }’s yes.
signals-task-unanswered-sentence-counsellor = “{ $words }” still waits for the counsellor’s yes.
signals-task-unanswered-step-direct = Ask what makes this task a poor fit, then make it smaller or change it together with { $client }.
signals-task-unanswered-step-indirect = Propose a smaller task, or two to choose from, so that { $client } can pick without saying no.

signals-unanswered-numbers = { $sessions } sessions have passed since the last answer
signals-unanswered-step-yours = Answer { $client }’s proposal now: yes, let us talk, or not like this.

# Ways to open it
signals-ways = Ways to open it
signals-ways-danger-1 = “You wrote that such thoughts come. Thank you for being honest. What is it like right now?”
signals-ways-danger-2 = “Is there a plan, or anything that makes you afraid of yourself tonight?”
signals-ways-danger-3 = “Who can be with you today, and what do we agree on until tomorrow?”
signals-ways-danger-source = Asking about thoughts of suicide does not bring them on (WHO, mhGAP).
signals-ways-worsening-1 = “These weeks look harder than when we began. What is hardest?”
signals-ways-worsening-2 = “Which of the things we do has not helped at all?”
signals-ways-worsening-3 = “If next session could be quite different, what would you want?”
signals-ways-worsening-source = What helps is not the graph but the talk and the change that follow (review of 2023: g .15 without support, .36 to .53 with support for those who do not improve).
signals-ways-alliance-drop-1 = “Something about last session did not feel right. May I know what?”
signals-ways-alliance-drop-2 = “If I could do that session again, what should be different?”
signals-ways-alliance-drop-3 = “Thank you for rating it as it was. That helps me.” Then be quiet for a moment.
signals-ways-alliance-drop-source = Ruptures that were repaired go with better outcomes (r .29; 11 studies, 1,314 people; Eubanks et al., 2018). A correlation, not a cause.
signals-ways-alliance-low-1 = “What did you hope for when you first came, and what has not happened yet?”
signals-ways-alliance-low-2 = “Would you rather have more guidance from me, or more listening?”
signals-ways-alliance-low-3 = “The goals we wrote down: are they your own?”
signals-ways-alliance-low-source = Asking about preferences and following them goes with fewer people dropping out (OR 1.79; 53 studies). A correlation, not a cause.
signals-ways-guess-above-1 = “I thought last session suited you better. What did I miss?”
signals-ways-guess-above-2 = “Where would you have liked to say no, but did not?”
signals-ways-guess-above-3 = “What is one small thing I could change next week?”
signals-ways-guess-above-source = In 6,888 sessions of counselling in China, overestimating the client’s view went before less relief, underestimating before more. A correlation, not a cause.
signals-ways-no-improvement-1 = “Of all we have tried, what was of most use?”
signals-ways-no-improvement-2 = “If things were just a little better, what would be the first sign?”
signals-ways-no-improvement-3 = “Are we working on the right thing?”
signals-ways-no-improvement-source = Some people improve only after the sixth session (4,394 people). The signal asks for a review; it is no verdict.
signals-ways-silence-1 = “Is the form a nuisance, or is there something you would rather not say? Both are fine to tell.”
signals-ways-silence-2 = “Shall we fill it in together, one minute at the end?”
signals-ways-silence-3 = “What you wrote back then made me change this …”
signals-ways-silence-source = Clients whose answers nobody speaks of stop believing in the form (studies of clients’ experience). Responding is the best invitation.
signals-ways-unanswered-1 = “This proposal has been waiting. What does not fit yet?”
signals-ways-unanswered-2 = “How would you say it in your own words?”
signals-ways-unanswered-3 = “We may also let it go for now, and choose what matters more.”
signals-ways-unanswered-source = Agreement on goals (r .24; 54 studies) and collaboration (r .29; 53 studies) go with outcomes (Tryon et al., 2018). Correlations, not causes.

# The page of one signal
signals-story = The story of this signal
signals-story-raised = The signal was raised
signals-story-acknowledged = Seen by { $who }
signals-story-talked = Talked about, noted by { $who }
signals-story-acted = Acted upon by { $who }
signals-story-closed = Closed: { $outcome }
signals-talk-direct = We talked about it
signals-talk-direct-lead = One sentence is enough, so that the next session can go on from here.
signals-talk-indirect = I have acted on it
signals-talk-indirect-lead = { $client } chose that you read and act. Note what you changed.
signals-talk-words = What was agreed or changed?
signals-talk-words-missing = Write in one sentence what was agreed or changed.
signals-talk-send = Save
signals-closing = Close this signal
signals-closing-lead = What came of it is counted, so that one day we can say how often such signals are right.
signals-closing-outcome = What came of it?
signals-closing-outcome-missing = Choose what came of it.
signals-closing-words = A few words on it, if you like
signals-outcome-repaired = Put right together
signals-outcome-repaired-hint = What had strained is mended.
signals-outcome-useful = Useful
signals-outcome-useful-hint = It led to a conversation or a change.
signals-outcome-noise = Nothing was the matter
signals-outcome-noise-hint = The signal was wrong.
signals-outcome-let-go = Let go for now
signals-outcome-let-go-hint = There may have been something, but it was not followed up.
signals-outcome-handled = Taken care of
signals-outcome-handled-hint = What had to be done was done.
signals-read-only = You see this signal as a supervisor. Acting on it is for the counsellor.
done-signal-acknowledgement = Noted: you have seen this signal.
done-signal-talk = Saved. The signal stays open until you close it.
done-signal-closing = The signal is closed. Its story is kept.

# What the client sees: worth talking about
signals-own = Worth talking about
signals-own-direct = You chose to talk about such things directly. This could be how the next session begins.
signals-own-indirect = You chose the indirect way: your counsellor reads this and acts on it. You do not have to bring it up.
signals-own-danger = You told us that things are hard. Your counsellor knows. If you do not feel safe right now:
signals-own-worsening = Your days look harder than when you began. Both of you should know, and it is not your fault.
signals-own-alliance-drop = You rated working together lower than you usually do. What did not feel right? Your counsellor would like to know.
signals-own-alliance-low = Working together does not feel right to you yet. Better said now than kept inside.
signals-own-guess-above = Your counsellor thought you were more content than you answered. Tell them what was missed.
signals-own-no-improvement = Your check-ins have not changed much yet. Which goals and tasks still fit?
signals-own-feedback-stopped = For some sessions there has been no feedback from you. A nuisance, or something you would rather not say? Both are fine to tell.
signals-own-checkins-stopped = For some sessions there has been no check-in. If it feels pointless, just say so.
signals-own-goal-unanswered = You have not both agreed on the goal “{ $words }”.
signals-own-task-unanswered = You have not both agreed on the task “{ $words }”.
signals-own-numbers-checkin = { $first } at the start, { $now } now.
signals-own-numbers-drop = { $now } this time, usually { $usual }.
signals-own-numbers-low = { $mean } of { $top } on average.
signals-own-numbers-guess = Your counsellor guessed { $guess }, you answered { $rating }.
signals-words-long = This is too long; please keep it under two thousand characters.
signals-repaired-by-both = Whether it is repaired is decided by both: open the path of repair above.
