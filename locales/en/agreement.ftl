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

agreement-signed-paper = { $name } signed on paper on { $when }, having read the text { $language }.
agreement-unsigned-guardian = Waiting for a parent or guardian to consent
agreement-versions = Other versions
agreement-compare = Compare with the one shown
agreement-comparison = Two versions of the agreement
agreement-comparison-lead = Version { $from } ({ $from-date }) beside version { $to } ({ $to-date }). What is struck out no longer holds; what is underlined is new.
agreement-comparison-none = There is only one version of the agreement so far, so there is nothing to compare yet.
agreement-beginning = Opening
agreement-same = Nothing has changed.
agreement-back = Back to the agreement
agreement-kind-title = Kind of agreement for this case
agreement-kind = The text to use
agreement-kind-hint = If you change it, everyone signs the new text. The old one can still be read.
agreement-kind-counselling = Counselling face to face
agreement-kind-counselling-text = For counselling with adults, in your room.
agreement-kind-school = Counselling at school
agreement-kind-school-text = For pupils, with the consent of a parent or guardian and the child’s own yes.
agreement-kind-online = Online counselling
agreement-kind-online-text = For meeting through a screen or by telephone.
agreement-kind-missing = Choose one of the texts first.
agreement-kind-button = Use this text
agreement-paper-link = Record a signature on paper
agreement-paper-title = A signature on paper
agreement-paper-lead = Print the agreement’s page, have it read and signed, then record it here. You keep the sheet; Selaras records who signed, when, and that you wrote it down.
agreement-paper-who = Who signed?
agreement-paper-who-missing = Choose who signed.
agreement-paper-on = The date on the sheet
agreement-paper-on-missing = Enter the date that stands on the sheet.
agreement-paper-on-future = This date has not come yet. Enter the date that stands on the sheet.
agreement-paper-sure = The signed sheet carries this version of the text, and I keep it
agreement-paper-sure-missing = Tick this box once you hold the signed sheet.
agreement-paper-button = Record the signature
agreement-delayed = The first session went ahead before everyone had signed ({ $date }):
done-agreement-kind-chosen = The agreement has another text now.
done-agreement-paper-kept = The signature on paper is recorded.

## Changes that one side proposes and both agree on

amendment-own = What we have agreed for ourselves
amendment-open = Proposed change
amendment-propose-here = Propose a change here
amendment-adds-you = You propose to add here:
amendment-adds-other = { $name } proposes to add here:
amendment-drops-you = You propose to take away what was agreed in this part, because:
amendment-drops-other = { $name } proposes to take away what was agreed in this part, because:
amendment-answer = Read and answer
amendment-see = See this proposal
amendment-new-title = Propose a change
amendment-new-lead = The part “{ $clause }”. The basic text stays; what the two of you agree on is written below it and holds for this case alone.
amendment-what = What do you propose?
amendment-what-change = Other words in its place
amendment-what-drop = Take away what was agreed here
amendment-words = What do you propose?
amendment-words-or-why = The words, or the reason
amendment-words-hint = Write it as you would say it to { $name }. It holds once you have both agreed and signed.
amendment-send = Send the proposal
amendment-waits-already = A proposal in this part is still waiting for an answer. Answer it or talk about it first.
amendment-nothing-to-drop = Nothing of your own has been agreed in this part that could be taken away.
amendment-one-title = Proposed change
amendment-one-lead = For the part “{ $clause }”.
amendment-drops-why = It is proposed to take away what was agreed in this part, because:
amendment-withdrawn = Taken back
amendment-withdraw = Take this proposal back
amendment-answer-title = Your answer to the proposed change
amendment-wording-title = The proposal in other words
done-amendment-proposed = Your proposal is sent.
done-amendment-proposed-to-client = Your proposal is sent and waits for your client’s answer.
done-amendment-reworded = The new words are sent.
done-amendment-reworded-to-client = The new words are sent and wait for your client’s answer.
done-amendment-agreed = You both agree. The new text is below; sign it once you have read it.
done-amendment-withdrawn = The proposal is taken back.
done-amendment-not-withdrawn = This proposal cannot be taken back any more: it was agreed, or it is the other side’s.

## A practice's own texts

templates-title = Agreement texts
templates-lead = Every case uses one of these three texts. You can put each of its parts into your practice’s own words, for example about fees or how to reach a counsellor.
templates-how = Open the part you want to change. If you empty it, our words hold again. Each change asks every open case with this text to sign anew, so make your changes in one go.
templates-own = Own words
templates-in-id = In Indonesian
templates-in-en = In English
templates-button = Save the text
done-template-kept = The text is saved. Open cases that use it will be asked to sign anew.
done-template-same = Nothing has changed.

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

agreement-sees-minor =
    Selaras is the program we use together.
    - You see the goals, the tasks, your answers, the session summaries, and the same picture as your counsellor.
    - Only your counsellor sees your answers and your words. What you write for yourself alone, your counsellor does not see.
    - A parent or guardian sees only what the part “Parents or guardians” says.
    - A supervisor sees them only if you allow it.
    - The practice’s administrators look after accounts. Through Selaras they cannot read what counselling is about.
    - Other teachers, friends and work get no access.
    - Whenever someone else opens this space, it is recorded: who, and when.

agreement-guardian-title = Parents or guardians
agreement-guardian =
    Because you are not yet 18, a parent or guardian consents to this counselling too. Your own yes counts just as much: without it, counselling does not begin.
    - They may know that you come to counselling, and when the sessions are.
    - They see goals, tasks and a summary only if you allow it. You can take that back at any time.
    - They do not see what you tell, your answers, your feedback on sessions, or your private notes.
    - If someone is in danger, the part “The limits of confidentiality” applies.
    - On the day you turn 18, this agreement becomes yours alone, and their access ends.

agreement-online-title = Meeting through a screen
agreement-online =
    - Each of us finds a quiet place where nobody else can hear. If someone comes in, just say so; we pause.
    - Nobody records, unless both of us have agreed to it in writing.
    - At the start of each session you say where you are, so that help can come if something happens.
    - If the connection breaks, your counsellor tries to reach you for ten minutes. If that fails, we find another time.
    - If meeting through a screen turns out not to help, we talk about another way.

agreement-fees-title = Fees
agreement-fees =
    - What a session costs, if anything, is said before the first one, and does not change without being talked about.
    - If you cannot come, let us know as soon as you can. The rule for cancelled sessions is said before we start.
    - If the cost weighs on you, say so. We look for a way together.
