## The rooms of a case, each with a sentence on what it is for

rooms-title = Other rooms
rooms-preferences = The way of counselling that suits you
rooms-guardians = Who they are, and what they see
rooms-requests = Copies, corrections and whatever else the client asks for
rooms-ruptures = Strains and their repair: say it, change it, look again
