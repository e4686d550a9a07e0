## The rooms of a case, each with a sentence on what it is for

rooms-title = Other rooms
rooms-preferences = The way of counselling that suits you
rooms-guardians = Who they are, and what they see
rooms-requests = Copies, corrections and whatever else the client asks for
rooms-ruptures = Strains and their repair: say it, change it, look again

rooms-preferences-counsellor = What the client wishes, and whether it was kept
rooms-profile = What you want known of yourself, and who sees it
rooms-profile-counsellor = What the client wants known of themselves
rooms-reflections = A place to write that only you read, unless you share it
rooms-accommodations = Large type, easier words, reading aloud, more time
