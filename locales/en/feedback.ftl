## Feedback after a session

feedback-title = How was the session?
feedback-about = Session { $number }, { $date }
feedback-invitation = No session is perfect. What did not quite fit helps most: it is how the next one gets better.
feedback-who-reads = Only your counsellor reads this, and their supervisor if you have agreed to it. It is no mark for you and changes nothing about how you are treated.
feedback-words-when = If you write something, when may your counsellor read it?
feedback-words-now = Now
feedback-words-together = When we next meet, opened together
feedback-send = Send
feedback-long = Want to say more? Fill in the long form (twelve questions).
feedback-short = Back to the short form (three questions).

feedback-thanks-title = Thank you for being honest
feedback-thanks-direct = Your counsellor will read it and talk it over with you when you meet.
feedback-thanks-indirect = Your counsellor will read it and adjust how they work. You need not talk about it unless you want to.
feedback-thanks-words-now = Your counsellor can read your words now.
feedback-thanks-words-together = Your words are kept until the two of you meet again.
feedback-thanks-follow = Under “My words” you can see whether it was read, and what came of it.
feedback-home = To my home page
feedback-to-words = To my words

feedback-not-yet-title = This session is still to come
feedback-not-yet = It is planned for { $date }. Feedback can be given afterwards.
feedback-not-held-title = This session is noted as not held
feedback-not-held = The session of { $date } was cancelled or missed, so feedback on it cannot be kept. If it did take place, please tell your counsellor.
feedback-given-title = There is feedback on this session already
feedback-given = You sent it on { $date }. Answers are not changed afterwards, but you can always add words.
feedback-keep-shared = Keep it and share it with my counsellor
feedback-keep-private = Keep it for myself
feedback-to-sessions = To my sessions

## The counsellor's side
feedback-own-title = Feedback from both sides
feedback-own-none = Your client has not given feedback on this session yet.
feedback-own-sealed = Your client’s feedback has arrived. Give your own view and your guess first, so that the guess is honest; the numbers open after that, or two days after they came in.
feedback-own-arrived = Your client’s feedback has arrived.
feedback-own-not-yet = This session is still to come. Feedback is given afterwards.
feedback-own-not-held = This session is noted as not held, so there is no feedback.
feedback-own-mine = Your own view
feedback-own-guessing = Your guess
feedback-own-send = Save
feedback-own-client = The client’s answer
feedback-own-guess = Your guess of the client’s answer
feedback-own-view = Your own view
feedback-own-guessed = Your guess: { $guess }
feedback-own-gap-within = Guess and answer differ by { $gap }: within the error of measurement ({ $limit }).
feedback-own-gap-above = Your guess is { $gap } above the client’s answer, more than the error of measurement ({ $limit }). Worth asking: what does not feel right yet?
feedback-own-gap-below = Your guess is { $gap } below the client’s answer, more than the error of measurement ({ $limit }). Your client feels it is going better than you thought.

done-rating-given = Your view is saved.
done-rating-given-before = You have rated this session already; the first rating counts.
