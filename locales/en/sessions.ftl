## Sessions

sessions-title = Sessions
sessions-own-title = Sessions
sessions-name = Session { $number }
sessions-next = Next session
sessions-later = Sessions after that
sessions-past = Past sessions
sessions-open = Open this session
sessions-none-title = No sessions yet
sessions-none = Plan the first one: when, and what for. Your client sees it at once.
sessions-none-looking = The counsellor has not planned a session yet.
sessions-under-way = Under way
sessions-due = Its time has come
sessions-planned = Planned
sessions-held = Held
sessions-missed = Missed
sessions-cancelled = Cancelled

sessions-plan = Plan a session
sessions-plan-more = Plan another session
sessions-plan-button = Plan it
sessions-when = When?
sessions-when-missing = Please choose day and time.
sessions-when-far = This day is too far off. Please check the year.
sessions-purpose = What is this session for?
sessions-purpose-hint = In everyday words; your client reads it. For example: “Find two ways of getting to bed earlier.”
sessions-purpose-missing = Please write the purpose; one sentence is enough.
sessions-purpose-long = Too long; at most { $most } letters.
sessions-replan = Change time or purpose
sessions-replan-button = Save the change

sessions-begin = Begin the session
sessions-miss = The client did not come
sessions-cancel = Cancel the session
sessions-close = Close the session
sessions-close-button = Close the session
sessions-reword = Change the shared summary
sessions-reword-button = Save the summary
sessions-summary = Shared summary
sessions-summary-hint = What you both take with you. Your client reads it, so it is best written together.
sessions-closing-cancelled = This session has been cancelled, so it cannot be closed. Plan a new one; your words are still here.

sessions-note = Private note
sessions-note-hint = Only you read it: not your client, nor a supervisor or administrator.
sessions-note-title = Private note
sessions-note-open = My private note on this session
sessions-note-written = Last written { $when }
sessions-note-button = Save the note

sessions-aside = Preparing the session
sessions-checkin = The client’s check-in
sessions-checkin-this = For this session, { $date }
sessions-checkin-earlier = None for this session yet. The last one: { $date }
sessions-checkin-first = The first check-in; nothing to compare with yet.
sessions-checkin-same = The same as the check-in before.
sessions-checkin-moved = Compared with the check-in before: { $rose } better, { $fell } harder.
sessions-checkin-before = before { $before }
sessions-fell = Down
sessions-rose = Up

sessions-feedback = Feedback on this session
sessions-feedback-none = No rating from either side yet. Yours takes twenty seconds.
sessions-feedback-yours = Your rating is in; your client has not given feedback yet.
sessions-feedback-sealed = Your client’s feedback has arrived. Give your own view and guess first.
sessions-feedback-theirs = Your client’s feedback has arrived. Your own rating is missing.
sessions-feedback-both = Both sides have rated it.
sessions-feedback-open = Open the feedback

## The client's side
sessions-own-none-title = No session is planned yet
sessions-own-none = As soon as your counsellor plans one, its time and purpose appear here. Until then, your topics can go on the agenda.
sessions-own-checkin-again = Something has changed? Fill it in again
sessions-own-checkin = Check in
sessions-own-checked-in = You have checked in for this session.
sessions-own-feedback = Give feedback
sessions-question-open = A question about the purpose of this session?
sessions-question = Your question
sessions-question-send = Send the question

done-session-planned = The session is planned. Your client can see its time and purpose.
done-session-replanned = The change is saved. Your client can see it.
done-session-begun = The session has begun.
done-session-missed = Noted: the client did not come.
done-session-cancelled = The session is cancelled.
done-session-closed = The session is closed. Only your rating is left: twenty seconds.
done-session-reworded = The summary is saved.
done-session-noted = The note is saved.
done-session-changed-before = This session has changed in the meantime. This is how it stands now.
