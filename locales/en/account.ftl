## One's own account: where one is signed in, password, PIN, second factors

account-title = Your sign-in
account-link = Where you are signed in
account-places = Where you are signed in
account-places-lead = If you do not know one of these, end it and change your password or PIN.
account-device = { $browser } on { $system }
account-device-unknown = A device that did not say what it is
account-this = this device
account-since = Signed in { $when }
account-used = Last used { $when }
account-end = End
account-end-others = End all others
account-password-lead = Change it whenever you think somebody may have seen it.
account-password-change = Change the password
account-password-button = Keep this password
account-ends-others = You stay signed in here. Everywhere else you will be signed out.
account-client-lead = Here you see every phone and computer on which this place can be opened with your PIN.
account-pin = Your PIN
account-pin-lead = Change it when somebody may have watched you enter it.
account-pin-change = Change the PIN
account-pin-button = Keep this PIN
account-ends-other-devices = This device stays signed in. Every other one will need a new link from your counsellor.

done-sign-in-ended = That device is signed out.
done-sign-ins-ended = All other devices are signed out.
done-password-changed = The new password holds from now on. All other devices are signed out.
done-password-none = You came in by a link and have no password here.
done-pin-changed = The new PIN holds from now on. All other devices are signed out.

proof-title = Is it you?
proof-lead-password = This step needs your password once more. What you entered is kept.
proof-lead-pin = This step needs your PIN once more. What you entered is kept.
proof-button = Go on
proof-wrong = That is not the password. Please try again.

proof-lead-both = This step needs your password and a code once more. What you entered is kept.

account-failed = Tries to sign in that did not succeed
account-failed-password = { $times ->
    [one] Once with a wrong password, { $when }.
   *[other] { $times } times with a wrong password, the last one { $when }.
}
account-failed-code = { $times ->
    [one] Once with the right password and a wrong code, { $when }.
   *[other] { $times } times with the right password and a wrong code, the last one { $when }.
}
account-failed-pin = { $times ->
    [one] Once with a wrong PIN, { $when }.
   *[other] { $times } times with a wrong PIN, the last one { $when }.
}
account-failed-what = Within the last 31 days, your own slips among them. We do not keep where they came from. If some were not yours, change your password or PIN.
practice-failed-as = { $name }: { $times }
practice-failed-clients = As clients: { $times }
practice-failed-nobody = With names of nobody's: { $times }
practice-failed-what = Within the last 31 days, slips among them. If there are many: ask for a second step for that part, or talk with the person.

account-news = What happened to your sign-in
account-news-notice = Something has happened to your sign-in.
account-news-look = Please have a look
account-news-not-you = If any of this was not you, or you did not ask for it: change your password now, end the devices you do not know, and tell your administrator.
account-news-read = I have read this
account-news-recovery-code = A recovery code was used.
account-news-factors-reset = An administrator removed your second step and signed you out everywhere.
account-news-link = An administrator made a new link for you. Whoever opens it chooses your password.
account-news-guessed = Somebody who knows your password tried several wrong codes. Please change your password.
account-news-authenticator-set = You set up an authenticator app.
account-news-authenticator-removed = You removed your authenticator app.
account-news-codes-made = You made new recovery codes.
account-news-password = You changed your password.

factors-title = Second step
factors-lead = With a second step, a password that somebody has seen or guessed opens nothing. After the password you give a code from an app on your phone.
factors-asked-for = Your practice asks for a second step for your work. Once it is set up, everything else opens.
factors-authenticator = Authenticator app
factors-authenticator-lead = You need an app that shows codes, such as Aegis, FreeOTP, Google Authenticator or the password manager you use. It works without the internet. It takes about two minutes.
factors-set-up = Set up the second step
factors-on = on
factors-since = Since { $when }.
factors-none = So far the password alone opens your account.
factors-new-phone = A new phone? Remove the old app here, then set up the new one.
factors-remove = Remove
factors-change = Change
factors-codes = Recovery codes
factors-codes-title = Your recovery codes
factors-codes-left = { $left ->
    [0] No recovery code is left.
    [one] One recovery code is left.
   *[other] { $left } recovery codes are left.
}
factors-codes-used = The last one was used { $when }.
factors-codes-lead = They let you in when your phone is lost or broken. New codes make the old ones worthless.
factors-codes-make = Make new codes
factors-codes-told = Write these ten codes down, or print this page. It is shown only this once.
factors-codes-where = Keep the paper where you keep important papers: not in your phone, and not beside the computer. Each code works once, together with your password.
factors-codes-kept = I have put them away
factors-scan-lead = Two steps: give the app this key, then type the code it shows.
factors-scan = Scan this with your app
factors-type = Or type this key into the app:
factors-first-code = The code that the app shows now
factors-first-code-hint = Six digits. The one before still counts.
factors-confirm = Confirm
done-authenticator-removed = The authenticator app is removed, and its recovery codes are worthless. All other devices are signed out.

passkeys = Passkeys
passkeys-lead = A passkey lives in this phone or computer and opens with your finger, face or its PIN. It signs you in alone, and no false page can fish for it.
passkey-make = Make a passkey here
passkey-make-button = Make a passkey
passkey-lead = Your browser will ask you to unlock this device. Do this only on a device that is yours alone.
passkey-needs-script = This needs JavaScript, which your browser has switched off. The authenticator app works without.
passkey-not-made = That did not work: no passkey was made. There may be one for this device already, or it was not unlocked in time.
passkeys-lead-client = With a passkey, your finger, face or the phone's own lock opens this place without the PIN. The PIN stays, and is still asked for before something weighty.
passkey-lead-client = The phone will ask you to unlock it. Its list of passkeys will say “Selaras” and nothing else.
passkey-only-yours = Make one only if nobody else can unlock this phone. Whoever opens it with their finger, face or its PIN will open this place as well.
passkey-needs-script-client = This needs JavaScript, which your browser has switched off. The PIN works without.
passkey-made-at = Made { $when }
account-news-passkey-made = You made a passkey.
account-news-passkey-removed = You removed a passkey.
done-passkey-made = From now on this device signs you in by its passkey. All other devices are signed out.
done-passkey-removed = The passkey is removed. All other devices are signed out.
