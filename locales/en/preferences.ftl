## Preferences: how a client would like to be worked with

preferences-title = How I would like us to work
preferences-last = Last filled in on { $date }.
preferences-send = Save
preferences-who-reads = Your counsellor reads this and adjusts how they work. Change it whenever you like.

done-preferences-given = Saved. Your counsellor will read it.
done-preferences-skipped = That is fine; it can wait for another time.
