## What the client gave, and what came of it

given-title = From the client
given-none-title = Nothing from your client yet
given-none = Check-ins, feedback, topics and reflections will appear here, each waiting for your answer.
given-untouched-title = Waiting for your answer
given-all-touched = Everything has been answered.
given-why = One tap is enough. Your client can see that what they gave was read.
given-touched-title = Answered
given-more = Show everything
given-answers = See all answers
given-waits = There are words to be opened together. They open once the next session has begun.
given-sealed = The answers open once you have given your own view and guess, or two days after they came in.
given-rate = Give my view

given-check-in = Check-in
given-feedback = Feedback
given-preferences = Preferences
given-amendment = Agreement
given-goal = Goal
given-task = Task
given-goal-rating = Nearness of a goal
given-task-report = News of a task
given-agenda-item = Topic for the agenda
given-reflection = Reflection
given-remark = About a session
given-remark-question = About its purpose.
given-remark-addition = Beside its summary.
given-remark-correction = A correction to its summary.

given-worded = In the client’s words.
given-agrees = The client agrees.
given-wants-to-talk = The client wants to talk about it first.
given-declines = The client does not agree.
given-unanswered = The client has not answered the new words yet.
given-task-done = Done
given-task-partly = Done in part
given-task-not = Not done yet
given-task-useful = { $went }, usefulness { $useful } of 6

given-arrived = It has arrived
given-untouched = Not answered yet
given-read = Read
given-talked = Talked about
given-changed = Changed something
given-mark-read = Read
given-mark-talked = Talked about
given-mark-changed = Changed something

done-given-read = Marked as read.
done-given-talked = Marked as talked about.
done-given-changed = Marked as having changed something.

## The client's own page
words-title = My words
words-lead = A place to write for yourself. Only you see it, unless you share it.
words-write = What would you like to note down?
words-write-hint = For example: what has stayed with you from the last session, or what you want to bring to the next.
words-missing = Please write something first; a little is enough.
words-keep-private = Keep it for myself
words-keep-shared = Keep it and share it
words-reflections = What I wrote
words-private = Only for me
words-shared = Shared with my counsellor
words-share = Share it with my counsellor
words-given = What I have given
words-given-why = Here you see what came of everything you gave.
words-given-none = Nothing yet. Your check-ins, feedback and topics will appear here, with what came of them.
words-waits = These words wait until the next session has begun.
words-open = Let my counsellor read them now

done-words-opened = Your counsellor can read it now.
done-words-open-already = Your counsellor could read it already.
done-reflection-kept = Kept, only for you.
done-reflection-shared = Kept and shared with your counsellor.

given-kept-wishes = Wishes kept to
given-kept-wishes-says = Whether the client's wishes were kept to, wish by wish.
given-profile = About the client
given-reflection-earlier = Before, { $date }: “{ $words }”
