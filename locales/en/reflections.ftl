## The client's diary

reflections-title = My diary
reflections-lead = A place to write for yourself. All of it is for you alone until you choose otherwise.
reflections-write = Write
reflections-prompts = If you would like to start from a question
reflections-ask-openness = How open could I be in that session?
reflections-ask-held-back = What held me back, or what made me dare?
reflections-open-low = Hardly open
reflections-open-high = Wholly open
reflections-open = Open: { $answer } of { $most }
reflections-ask-goal-1 = “{ $goal }”: when did it last feel a little nearer?
reflections-ask-goal-2 = “{ $goal }”: what stood in the way most this week?
reflections-ask-goal-3 = “{ $goal }”: who would notice a change first, and what would they see?
reflections-ask-goal-4 = “{ $goal }”: how small a step could still be tried tomorrow?
reflections-ask-goal-5 = “{ $goal }”: what is there already that you want to hold on to?
reflections-ask-stayed = What has stayed with you from the last session?
reflections-ask-good = What was one good thing today, however small?
reflections-ask-unsaid = Is there something you would like to say and have not yet?
reflections-openness-offer = A question to yourself. The answer is for you alone.
reflections-openness-open = Answer it for myself
reflections-empty-title = Nothing written yet
reflections-empty-text = A few words are enough to begin. Nobody reads them but you.
reflections-months = Months
reflections-about-goal = About the goal: { $goal }
reflections-about-session = About session { $number }
reflections-brought = Brought to the next session
reflections-version = Version { $number }
reflections-edit = Open and change
reflections-withdraw = Take back
reflections-to-diary = Open my diary

reflections-new-title = Something new
reflections-new-lead = Write as if talking to yourself. It need not be tidy.
reflections-bring = Save, share, and bring to the next session
reflections-who-reads = What you keep for yourself is read by nobody, counted by nobody and shown to nobody. What you bring becomes a topic, and your counsellor reads what you wrote.

reflections-edit-title = This page
reflections-words = What it says
reflections-edit-private = What stood here before is written over and not kept.
reflections-edit-shared = This is shared: a change becomes a new version, and your counsellor can still read the old one. If the old one should be gone, take it back first.
reflections-save = Save the change
reflections-who = Who reads it
reflections-share-means = Only you can read it now.
reflections-withdraw-means = Your counsellor can read it. If you take it back, the page, its earlier versions and its topic vanish from their pages at once.
reflections-remove = Delete for good
reflections-remove-means = This page is gone then and cannot be brought back.
reflections-remove-button = Yes, delete it

done-reflection-brought = Saved, shared, and a topic for the next session.
done-reflection-new-version = The new version is saved.
done-reflection-rewritten = Saved, for you alone.
done-reflection-removed = It is deleted.
done-reflection-withdrawn = Taken back. From now on only you read it.
