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
