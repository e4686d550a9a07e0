## Who did what, for the administrator and the auditor

audit-title = Who did what
audit-lead = What those who work here did and opened, day by day. Cases stand here by number: no client’s name, nothing of what was said. What clients do in their own space is theirs and is left out.
audit-day = Day
audit-person = Person (all, if nobody is chosen)
audit-show = Show
audit-none = Nothing was done on this day.
audit-time = Time
audit-who = Who
audit-what = What
audit-case = Case
audit-more = These are the last 500 lines of the day. Choose a person to see the others.
audit-anchors = Anchors
audit-anchors-lead = Once a day everything written so far goes into one digest. Print this page, or copy the newest line, and keep it away from this computer: against it, what is cut off or changed later shows.
audit-anchors-none = No anchor yet. The first is made within a day.
audit-anchor = Anchor { $number }
audit-anchors-limit = What is cut off between two anchors shows only while the end of its chain is still known to the database. A printed anchor is compared by “selaras audit verify --anchor”.
audit-whole = Every line fits.
audit-not-whole = Something does not fit. Keep this page, and look into it before you go on.
audit-counted = { $lines ->
    [one] One line
   *[other] { $lines } lines
} in { $chains ->
    [one] one chain
   *[other] { $chains } chains
}: one for each case, and one for the practice.
audit-own-chain = the practice itself
audit-fault-line = Case { $case }: line { $number } was changed, or put there.
audit-fault-missing = Case { $case }: line { $number } is missing.
audit-fault-end = Case { $case }: the end was cut off or added to, at line { $number }.
audit-fault-anchored = Case { $case }: an anchor holds line { $number }, which is not there any more.
audit-fault-anchor = Anchor { $number } was changed, or one before it is missing ({ $case }).

audit-emergency-naming = named a counsellor for emergencies
audit-emergency-opening = opened the case in an emergency
audit-emergency-reading = read of an emergency opening
audit-emergency-unnaming = ended a naming for emergencies
audit-import-creation = brought in past scores
audit-password-change = changed their password
audit-pin-change = changed their PIN
audit-practice-data-contact = named the contact for personal data
audit-retention-period = changed how long records are kept
audit-retention-proposal = proposed what had been kept long enough
audit-practice-settings = changed the settings of the practice
audit-retention-period = set how long records are kept
audit-retention-proposal = proposed what has been kept long enough
audit-sign-in-creation = signed in
audit-sign-in-ending = ended a sign-in
audit-sign-in-proof = proved again who they are
audit-staff-creation = added a member of staff
audit-staff-ending = ended a staff account
audit-supervision-creation = set who supervises whom

audit-authenticator-creation = set up an authenticator app
audit-authenticator-removal = removed their authenticator app
audit-recovery-code-creation = made new recovery codes
audit-recovery-code-use = used a recovery code
audit-factors-requirement = decided who needs a second step
audit-factors-reset = removed somebody's second step
audit-passkey-creation = made a passkey
audit-passkey-removal = removed a passkey
audit-provider-creation = added a sign-in provider
audit-provider-change = changed a sign-in provider
audit-provider-ending = ended a sign-in provider
audit-provider-tying = tied an account elsewhere
audit-provider-untying = untied an account elsewhere

audit-agreement-template = wrote a part of the agreement text
audit-agreement-kind = chose the kind of agreement
audit-agreement-delay = wrote why a session went ahead before the agreement was signed
audit-amendment-proposal = proposed a change to the agreement
audit-amendment-wording = reworded a change to the agreement
audit-amendment-agreement = answered a change to the agreement
audit-amendment-withdrawal = took back a change to the agreement
audit-minor-birthday = wrote down when the client turns 18
audit-guardian-creation = wrote down a parent or guardian
audit-guardian-ending = ended the part of a parent or guardian
audit-guardian-sharing = allowed a parent or guardian to see goals and tasks
audit-guardian-hiding = took that permission back
audit-guardian-summary-creation = wrote a summary for a parent or guardian
audit-guardian-summary-agreement = agreed to a summary for a parent or guardian
audit-guardian-summary-withdrawal = declined or took back a summary for a parent or guardian
audit-emergency-search = searched behind the door for emergencies
audit-preferences-confirmation = said that their wishes still hold
audit-preferences-telling = said whether the client's wishes were kept to
audit-accommodations-change = changed their display and help
audit-profile-sharing = shared something about themselves
audit-profile-change = changed something shared about themselves
audit-profile-withdrawal = took back something about themselves
audit-reflection-wording = changed a shared reflection
audit-reflection-withdrawal = took back a reflection
