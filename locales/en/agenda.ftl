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
agenda-about-purpose = About the purpose of this session: { $words }

done-agenda-added = It is on the agenda.
done-agenda-done = Marked as talked about.
done-agenda-put-off = Kept for another time.
done-agenda-brought-forward = Moved to the next session.
done-agenda-withdrawn = The topic was taken back.
done-agenda-moved-before = This topic is no longer on the agenda.
