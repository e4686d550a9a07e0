## What surrounds every page: navigation, forms, captions

nav-label = Main menu
nav-home = Home
nav-goals = Goals
nav-sessions = Sessions
nav-words = My words
nav-caseload = My cases
nav-supervision = Supervision
nav-practice = Practice
nav-audit = Who did what
sign-out = Sign out
lock = Lock
language-switch = Indonesia

form-optional = may stay empty
form-faults = Please look at this again
form-faults-kept = What you have filled in so far is kept below.
form-back = Back
form-chosen = You chose
form-of = of
form-pick = Choose one

copy = Copy
copied = Copied

signal-next = Next step
views-you = You
views-client = Client
views-counsellor = Counsellor
views-none = no answer yet
privacy-link = Who sees what

# A field in which too much was written.
field-too-long = Too long; at most { $most } letters.
