## About me: a page that belongs to the client

profile-title = About me
profile-lead = What you want known about yourself, so that you need not tell it again and again. Nothing has to be filled in.
profile-promise = For each thing you write you choose who sees it, and you can change that at any time. What is only for you is seen by nobody, counted by nobody and told to nobody.
profile-theme-background = Where I come from
profile-theme-background-question = Where do you come from, and what has shaped you?
profile-theme-beliefs = Beliefs, and what gives strength
profile-theme-beliefs-question = What do you believe in? What gives you strength when things are hard?
profile-theme-family = Family
profile-theme-family-question = Who is family to you, and how are decisions made there?
profile-theme-community = People around me
profile-theme-community-question = Which people around you matter: neighbours, congregation, school, work?
profile-theme-help = Help I had before
profile-theme-help-question = Have you looked for help before? What helped, and what did not?
profile-theme-safety = To feel safe
profile-theme-safety-question = What makes a room feel safe for you? What is better avoided?
profile-write = Your words
profile-write-on = Write about: { $theme }
profile-write-more = Write more about: { $theme }
profile-missing = Please write something first; one sentence is enough.
profile-seen-by = Who may see it?
profile-seen-by-client = Only me
profile-seen-by-client-means = Nobody learns that it exists.
profile-seen-by-counsellor = My counsellor
profile-seen-by-counsellor-means = Your own counsellor and nobody else.
profile-seen-by-supervisor = My counsellor and their supervisor
profile-seen-by-supervisor-means = The supervisor sees it only while you agree to supervision.
profile-save = Save
profile-edit = Change
profile-withdraw = Take back
profile-remove = Delete for good
profile-remove-means = This is gone then and cannot be brought back. If it was shared, it vanishes from the pages of others at once.
profile-remove-button = Yes, delete it
done-profile-kept = Saved, for you alone.
done-profile-shared = Saved. Your counsellor can read it.
done-profile-shared-wider = Saved. Your counsellor can read it, and their supervisor while you agree to supervision.
done-profile-withdrawn = Taken back. From now on only you see it.
done-profile-removed = It is deleted.

## The counsellor's page
profile-title-counsellor = About the client
profile-lead-counsellor = This is what { $client } wants you to know, in their own words. The page is theirs: they can change it or take it back at any time.
profile-wider = for the supervisor too
profile-empty-title = Nothing has been shared here yet
profile-empty-text = This page belongs to the client. When it fits, mention that there is a place for background, beliefs, family, and what makes a room feel safe.
