## Preferences: how a client would like to be worked with

preferences-title = How I would like us to work
preferences-last = Last filled in on { $date }.
preferences-send = Save
preferences-who-reads = Your counsellor reads this and adjusts how they work. Change it whenever you like.

done-preferences-given = Saved. Your counsellor will read it.
done-preferences-skipped = That is fine; it can wait for another time.

preferences-last-confirmed = Last filled in on { $date }, still so on { $again }.
preferences-dislikes = What I do not want at all
preferences-none-wished = So far, everything is fine with you.
preferences-still = Still so?
preferences-still-yes = Yes, still so
preferences-change = Change my choices
done-preferences-confirmed = Good, still so. Thank you.

## Did we keep to it?
preferences-kept-title = Did we keep to it?
preferences-kept-invitation = You and your counsellor each answer for yourselves. Answers that differ are good to talk about.
preferences-kept-open = Answer
preferences-kept-lead-client = Think of the last sessions. Was what you wish for kept to? You may skip any.
preferences-kept-lead-counsellor = Think of the last sessions. How far did you keep to what your client wishes? Their answers show after yours.
preferences-kept-yes = Yes
preferences-kept-partly = In part
preferences-kept-no = Not yet
preferences-kept-missing = Please choose an answer for at least one wish.
preferences-kept-send = Send
preferences-both-title = How both of you see it
preferences-told-you = Your answer: { $date }
preferences-told-client = Your client's answer: { $date }
preferences-told-counsellor = Your counsellor's answer: { $date }
preferences-says-you = You: { $kept }
preferences-says-client = Client: { $kept }
preferences-says-counsellor = Counsellor: { $kept }
preferences-closed-client = Your counsellor has answered too. Their answer opens once you have given yours, or after two days.
preferences-closed-counsellor = Your client has said whether their wishes were kept to. Their answer opens once you have given yours, or after two days.
preferences-talk-client-kept = You both find this kept.
preferences-talk-client-both-miss = You both find that something is missing here. What small thing could be different next time?
preferences-talk-client-client-misses = You miss this more than your counsellor thinks. One example is enough to begin with.
preferences-talk-client-counsellor-misses = Your counsellor feels they kept to this less well than you do.
preferences-talk-counsellor-kept = Both of you find this kept.
preferences-talk-counsellor-both-miss = Both of you find that something is missing. Agree on one small thing that will be different next session.
preferences-talk-counsellor-client-misses = Your client misses this more than you think. Ask for one example from the last session, and listen first.
preferences-talk-counsellor-counsellor-misses = You feel you have not kept to it, and your client is more content. Ask what already fits, so that you can hold on to it.
preferences-topic = { $wish } { $answer }: are we keeping to this?
preferences-to-agenda = Make it a topic for the next session
done-preferences-told = Thank you. Your counsellor sees it, and you see their answer as soon as there is one.
done-preferences-told-to-client = Saved. Your client sees your answer on their page.

## The counsellor's page
preferences-title-counsellor = What the client wishes
preferences-said = Said on { $date }.
preferences-still-holds = Still so, the client said on { $date }.
preferences-wishes = Wishes, and whether they were kept
preferences-none-wished-client = So far, everything is fine with the client.
preferences-feedback = What feedback says
preferences-feedback-none = No feedback on sessions yet.
preferences-evidence = In 53 studies, clients whose preferences were honoured broke off less often (odds ratio 1.79) and fared a little better (d 0.28). These compare groups; they are no cause in any one client.
preferences-empty-title = Your client has not said what they wish
preferences-empty-text = The questions wait on the client's home page. In the first session you can open them together: five minutes, and a good way into the conversation.
preferences-waits = { $client } has said whether their wishes were kept to, and waits for your view.
preferences-waits-open = See and answer
