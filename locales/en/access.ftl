## Signing in, links, PINs and the first set-up

sign-in-title = Sign in
sign-in-login = Sign-in name
sign-in-password = Password
sign-in-button = Sign in
sign-in-wrong = That name and password do not go together. Please try again.
sign-in-wait = Too many tries. Please wait { $seconds } seconds and try again.
sign-in-clients = This page is for counsellors and staff. If you come for counselling, open the link your counsellor gave you.

link-title = Welcome
link-lead-new-pin = This is the place you share with your counsellor. Choose a six-digit PIN, so that only you can open it on this phone.
link-lead-pin = Enter your PIN to open this place on this device.
link-lead-account = Choose a sign-in name and a password that only you know.
link-lead-nothing = This link takes you straight in.
link-button = Continue
link-login-hint = Three characters or more: letters, digits, dots or dashes.
link-login-form = A sign-in name has 3 to 60 letters, digits, dots or dashes, and no spaces.
link-login-taken = Somebody already uses this name. Please choose another.
link-unknown = We do not know this link
link-unknown-text = It may have been cut off when it was copied, or replaced by a newer link. Ask your counsellor to send it once more.
link-used = This link has been used
link-used-text = Each link opens only once. If it was you, on this device, just go to the front page. If it was not you, tell your counsellor and ask for a new one.
link-ended = This link has run out
link-ended-text = To keep you safe, links work only for a short while. Ask your counsellor for a new one; it is quick and no trouble.
link-slow = One moment, please
link-slow-text = Too many wrong links came from here. Please try again in a few minutes.

pin = Your PIN
pin-new = New PIN, six digits
pin-new-hint = Choose digits that people at home would not guess, so not your birthday.
pin-again = The PIN once more
pin-six-digits = A PIN has exactly six digits.
pin-too-easy = This PIN is too easy to guess. Try another order of digits.
pin-not-same = The two PINs are not the same.
pin-wrong = That is not the PIN. Please try again.
pin-wait = Please wait { $seconds } seconds before you try again.
pin-closed = This PIN was tried too often and is closed. Ask your counsellor for a new link.
password-new = New password
password-new-hint = Ten characters or more. A few words you remember are better than one complicated word.
password-again = The password once more
password-short = A password has at least { $least } characters.
password-common = This is one of the first passwords that others would try: a well-known word, a pattern, or a name that everybody knows. Choose a few words of your own.
password-not-same = The two passwords are not the same.

unlock-title = Open with your PIN
unlock-lead = This place is locked, so that it stays yours.
unlock-kept = What you just wrote is still here. Enter your PIN to send it.
unlock-button = Open
unlock-passkey = Open with a passkey
unlock-passkey-not-used = That did not work. Try again, or use your PIN.
unlock-forgotten = Forgotten your PIN? Ask your counsellor for a new link.

setup-title = Setting up Selaras
setup-lead = This page appears only once. When it is done you are the first administrator and can invite the others.
setup-the-practice = The practice
setup-practice = Name of the practice
setup-practice-hint = As your clients know it: the school, the centre or the bureau.
setup-practice-missing = Please give the practice a name.
setup-zone = Time zone
zone-wib = WIB (Java, Sumatra, West and Central Kalimantan)
zone-wita = WITA (Sulawesi, Bali, Nusa Tenggara, East, South and North Kalimantan)
zone-wit = WIT (Maluku and Papua)
setup-clients = Who comes here?
setup-clients-adults = Mostly adults (Indonesian pages say “Anda”)
setup-clients-pupils = Mostly pupils (Indonesian pages say “kamu”)
setup-you = Yourself
setup-name = Your name
setup-name-missing = Please write your name.
setup-counsels = I am also a counsellor here
setup-button = Set up

practice-emergency-default = Your safety comes first. Call 119 extension 8 (mental health line) or 112 (emergency), go to the nearest emergency room, or reach someone you trust right now. Your counsellor will also know that things are hard.

## Refusals, and words that are kept
refused-not-there = This page is not here
refused-not-there-text = The address may be wrong, or the page is not for this account.
refused-elsewhere = This form came from another site
refused-elsewhere-text = To keep you safe we take forms from Selaras's own pages only. Open the page again and send it from there.
refused-too-long = Too long
refused-too-long-text = What was sent is more than one form can hold. Shorten it a little and send it again.
refused-fault = Something went wrong on our side
refused-fault-text = It has been noted. Please try again in a moment.
kept-signed-out = You have been signed out
kept-signed-out-text = Your time was up, so the form was not stored. Copy your words from below, sign in, and send them again.
kept-case-closed = This counselling has ended
kept-case-closed-text = It can still be read, but nothing can be added. To continue, please get in touch with the practice.
kept-restricted = Nothing can be added for now
kept-restricted-text = The client has stopped the processing of what is theirs. It can still be read; once they let it go on, it can be added to again.
kept-stale = This form needs to be opened again
kept-stale-text = It was open for too long, or is not this account's, so it was not stored. Copy your words from below, open the page again and send them.
kept-full = The server's disk is full
kept-full-text = Nothing was stored yet, but your words are safe on this page. Tell the administrator, then send them again with the button below.
kept-out-of-reach = The server cannot store anything right now
kept-out-of-reach-text = Nothing was stored yet, but your words are safe on this page. Wait a moment, then send them again with the button below.
kept-words = What you wrote
kept-again = Send again
kept-home = To the front page

code = Code from your authenticator app
code-title = Now the code
code-where = Six digits. Another one every thirty seconds.
code-button = Sign in
code-wrong = That code does not fit, or has been used. Please wait for the next one and try again.
code-without = I do not have my phone
code-without-lead = Use one of the recovery codes that you put on paper. Each works once.
code-recovery = Recovery code
code-recovery-button = Sign in with a recovery code
code-or-recovery = Code
code-hint = From your authenticator app, or a recovery code.

passkey-sign-in = Sign in with a passkey
passkey-not-used = That did not work. Try again, or use your name and password.
passkey-wrong = We do not know this passkey, or the page was open for too long. Try again, or use your name and password.
