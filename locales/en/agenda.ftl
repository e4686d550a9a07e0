## The agenda: topics from both sides

agenda-title = Agenda
agenda-empty-client = No topics yet. What would you like to bring?
agenda-empty-counsellor = No topics from either side yet.
agenda-later-title = For another time
agenda-from-you = From you
agenda-from = From { $name }
agenda-add-client = What would you like to talk about?
agenda-add-counsellor = A new topic
agenda-add-next = Add for the next session
agenda-add-later = Keep for another time
agenda-withdraw = Take it back
agenda-mark-done = Talked about
agenda-put-off = Another time
agenda-bring-forward = Next session
agenda-missing = Please write the topic; one sentence is enough.
agenda-order-client = What matters most to you stands first. Your counsellor sees the same order.
agenda-order-counsellor = In the client’s order of importance.
agenda-up = Up
agenda-down = Down
agenda-came-talked = Talked about
agenda-came-moved = Moved to the next session
agenda-came-dropped = No longer needed

done-agenda-added = It is on the agenda.
done-agenda-done = Marked as talked about.
done-agenda-put-off = Kept for another time.
done-agenda-brought-forward = Moved to the next session.
done-agenda-withdrawn = The topic was taken back.
done-agenda-moved = The order has changed, on your counsellor’s page too.
done-agenda-moved-before = This topic is no longer on the agenda.
