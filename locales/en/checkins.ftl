## The check-in before a session

checkin-title = Check-in before the session
checkin-given = You checked in on { $date }. If things have changed, do it again.
checkin-send = Send
checkin-who-reads = Only your counsellor reads this, and their supervisor if you have agreed to it.

checkin-thanks-title = Thank you, it has arrived
checkin-thanks-direct = Your counsellor reads it before you meet and talks it over with you.
checkin-thanks-indirect = Your counsellor reads it before you meet and shapes the session by it. You need not talk about it unless you want to.
checkin-next-session = Your next session: { $when }.
checkin-topic-title = Is there something you want to talk about?
checkin-topic-text = One sentence is enough. Your counsellor sees it on the agenda.
checkin-topic-button = Add it to the agenda
checkin-home = To my home page

checkin-help-title = Thank you for being honest. You are not alone.
checkin-help-now = Help right now
checkin-call = Call { $number }
checkin-help-counsellor = Your counsellor will see this answer.
checkin-help-wait = But perhaps not at once. If you do not feel safe now, please do not wait: call one of the numbers above, or someone you trust.
