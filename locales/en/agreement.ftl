## The counselling agreement: its page, then what it says

agreement-title = Counselling agreement
agreement-lead-client = This is what we agree on before we start. Take your time, and ask about anything that is unclear before you sign.
agreement-lead-counsellor = Your client reads this same text. Talk it through together, then sign it from your side too.
agreement-signatures = Signatures
agreement-signed = { $name } signed on { $when }, having read the text { $language }.
agreement-in-id = in Indonesian
agreement-in-en = in English
agreement-digest = Fingerprint of the text: { $digest }
agreement-unsigned-you = You have not signed yet.
agreement-unsigned-other = Waiting for { $name } to sign
agreement-consent = I have read this agreement and I agree to it
agreement-consent-counsellor = I have talked this agreement through with my client and will keep to it
agreement-consent-missing = Tick this box once you have read it and agree. If you are not sure yet, talk about it when you meet.
agreement-sign = Sign
agreement-version = Version { $version }, from { $date }
agreement-changed = The text has changed since this page was opened, so nothing has been signed. Please read the newest text below.
done-agreement-signed = Your signature is saved. You can always read this text again here.

## What it says. When the meaning changes, raise the version of the text in agreement/text.rs.

agreement-opening =
    This agreement is between you and your counsellor at { $practice }. It explains how we work together, what stays confidential, and what your rights are. If anything is unclear, ask first. There are no wrong questions.

agreement-roles-title = Who does what
agreement-roles =
    - You choose what to talk about and what you want to achieve.
    - Your counsellor listens, asks, and explains how they work. Your counsellor does not decide how you live.
    - Goals and tasks count only when you have both said yes. You may change the words, or say no.
    - Counselling cannot promise a certain result. We check together whether it helps, and adjust it.

agreement-confidentiality-title = Confidentiality
agreement-confidentiality =
    What you tell stays between you and your counsellor. Your counsellor does not share it with family, friends, school or work unless you allow it.

    Messages and links that are sent to you never say what you talk about.

agreement-limits-title = The limits of confidentiality
agreement-limits =
    There are four situations in which your counsellor may or must speak with someone else:
    - You are in danger, for example of hurting yourself or ending your life.
    - Someone else is in danger, for example of being hurt.
    - A child is being hurt, abused or neglected.
    - A court orders it by law.

    If that happens, your counsellor will try to talk with you about it first. Only what is needed is passed on, and only to people who can help or who have the right to know.

    A supervisor helps your counsellor to work well. A supervisor may see this space only if you allow it, and you can take that back at any time.

agreement-sees-title = Who sees what in Selaras
agreement-sees =
    Selaras is the program we use together.
    - You see the goals, the tasks, your answers, the session summaries, and the same picture as your counsellor.
    - Only your counsellor sees your answers and your words. What you write for yourself alone, your counsellor does not see.
    - A supervisor sees them only if you allow it.
    - The practice’s administrators look after accounts. Through Selaras they cannot read what counselling is about.
    - Family, school and work get no access.
    - Whenever someone else opens this space, it is recorded: who, and when.

agreement-written-title = What is written down
agreement-written =
    - Your answers before and after sessions.
    - Goals and tasks, with all their changes.
    - A summary of each session, which you can read too.
    - Your counsellor’s working notes. In Selaras, only your counsellor sees these.

agreement-between-title = Between sessions, and in an emergency
agreement-between =
    Your counsellor reads what you send through Selaras before your next session, not at that very moment. Selaras is not an emergency service.

    { $emergency }

agreement-feedback-title = What your feedback is for
agreement-feedback =
    After a session you are asked how it felt to work together. Your answers are used to adjust the counselling. They are not there to judge you, nor to judge your counsellor.
    - Criticism helps. If something does not fit, please say so. It will never be held against you.
    - Your answers are not shown to your counsellor’s managers or to the practice’s administrators.
    - Answering is up to you. You may leave it.

agreement-rights-title = Your rights
agreement-rights =
    - To stop at any time, without giving a reason.
    - To ask for another counsellor.
    - To see what is kept about you, and to know who has opened it.
    - To have mistakes put right.
    - To ask about anything in this agreement, at any time.
