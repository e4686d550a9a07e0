## When something does not feel right: ruptures and their repair

ruptures-title = When something does not feel right
ruptures-lead = In all work between two people something feels off now and then. Once it is said it can mostly be put right. You need not find the right words.
ruptures-lead-counsellor = Small ruptures are ordinary, and repairing them goes with better outcomes. This is the path: heard, changed, and looked at again by both.
ruptures-new = Say what does not feel right
ruptures-who-reads = Only your counsellor reads it, and their supervisor if you have agreed to that. It does not change how you are treated.
ruptures-send = Send
ruptures-open-title = Do you sense a strain?
ruptures-open-text = Open it from your side. The client is told, gently, that you would like to hear, and may answer in their own way.
ruptures-open-button = Open the path of repair
ruptures-history = What was opened so far
ruptures-none = Nothing has been opened in this case.
ruptures-of = Opened on { $date }
ruptures-back = To all that was opened

# What the client says
ruptures-missed = What was missing?
ruptures-missed-missing = Choose what comes nearest; “hard to say” is fine too.
ruptures-missed-unheard = I do not feel heard or understood
ruptures-missed-direction = We are working on something else than what I came for
ruptures-missed-manner = The way we work does not suit me
ruptures-missed-pace = It goes too fast, or too slowly
ruptures-missed-hurt = Something that was said or done has stayed with me
ruptures-missed-unsure = Hard to say, but something is off
ruptures-said = In your own words
ruptures-said-hint = A single word helps. You may also leave it empty.
ruptures-way = How should it be handled?
ruptures-way-direct = Talk with me about it
ruptures-way-direct-means = Your counsellor brings it up when you meet, and listens first.
ruptures-way-indirect = Just read it and change it
ruptures-way-indirect-means = No need to discuss it. Your counsellor reads it and works differently.
ruptures-you-said = What you said
ruptures-client-said = What the client said
ruptures-say-more = Add something

# How far it has come
ruptures-state-opened = just opened
ruptures-state-waits-client = waits for the client
ruptures-state-waits-counsellor = waits for the counsellor
ruptures-state-agreed = agreed
ruptures-state-acting = being changed
ruptures-state-not-yet = not repaired yet
ruptures-state-repaired = repaired
ruptures-state-let-go = let go
ruptures-next-say = { $name } would like to know what does not feel right. You may answer, and need not.
ruptures-next-plan = Your turn: listen to { $name }, then write down what you heard and what will change.
ruptures-next-answer = { $name } has written down what was heard and what will change. Is it right?
ruptures-next-judge = Time to look again: how is it for you now?
ruptures-next-until = Both look again from { $date } on. The next feedback asks about exactly this.
ruptures-next-wait = Now it waits for { $name }.
ruptures-next-repaired = You both found this repaired.
ruptures-next-let-go = You both chose to let it go.

# What was heard, what changes
ruptures-plan = What we hold on to
ruptures-plan-title = What was heard, and what will change
ruptures-plan-anew = Put it differently
ruptures-plan-heard = What was heard
ruptures-plan-heard-hint = As near to the client’s words as possible, without explaining or defending.
ruptures-plan-heard-missing = First write down what was heard; one sentence is enough.
ruptures-plan-change = What will change
ruptures-plan-change-hint = One thing that will show in the next session.
ruptures-plan-change-missing = Write down one thing that will change.
ruptures-plan-again = When do you look again?
ruptures-plan-again-hint = On this day both are asked whether it is repaired.
ruptures-plan-again-missing = Choose a date to look again.
ruptures-plan-again-past = This date has passed; choose today or later.
ruptures-plan-look = To be looked at again: { $date }
ruptures-plan-by = Written by { $name }, { $date }
ruptures-plan-agreed = Both have agreed.
ruptures-plan-waits = { $name } has not answered yet.
ruptures-plan-acting = { $name } chose that it is read and changed without more talk.
ruptures-plan-yes = Yes, that is right
ruptures-plan-send = Save

# Whether it is repaired
ruptures-views = How each of you sees it
ruptures-view = { $name }: { $what }
ruptures-views-differ = You see it differently. As long as that is so, it stays “not repaired yet”.
ruptures-verdict-title = Is it repaired?
ruptures-verdict-lead = It is over only once you both give the same answer.
ruptures-verdict = How is it now?
ruptures-verdict-missing = Choose one.
ruptures-verdict-repaired = Repaired
ruptures-verdict-repaired-means = What stood between us has been put right.
ruptures-verdict-not-yet = Not yet
ruptures-verdict-not-yet-means = There is still something to talk about or to change.
ruptures-verdict-let-go = Let it go
ruptures-verdict-let-go-means = It was not put right, but need not go on.
ruptures-found = A few words on that, if you like
ruptures-found-counsellor = A few words, if need be; the client reads them too
ruptures-verdict-send = Save

# The question beside the feedback
ruptures-asked = You agreed: “{ $words }” Has it changed?
ruptures-asked-hint = The answer is kept apart and is part of no score.
ruptures-changed-yes = Yes
ruptures-changed-partly = A little
ruptures-changed-no = Not yet
ruptures-changed-unsure = Too early to say

# For the counsellor alone
ruptures-check = Questions to yourself
ruptures-check-lead = You alone read this: not the client, not the supervisor, and it is in no copy of the data.
ruptures-check-own = Which of these may have happened?
ruptures-check-pace = I went faster or slower than the client.
ruptures-check-advice = I gave advice before I had heard it all.
ruptures-check-feeling = I passed over a feeling of the client’s, or one of my own got in the way.
ruptures-check-power = My age, position, faith, culture or gender makes it hard for the client to say no.
ruptures-check-promise = There is a promise or agreement that I have not kept.
ruptures-check-defence = When I hear a complaint I tend to explain or defend myself.
ruptures-component = What seems to be strained?
ruptures-component-goal = The goal: the direction is not shared yet
ruptures-component-task = The task: the way makes no sense to the client
ruptures-component-bond = The bond: the client does not feel heard or safe
ruptures-form = How does it show?
ruptures-form-withdrawal = Withdrawal
ruptures-form-withdrawal-means = Silence, short answers, agreeing too fast, coming late.
ruptures-form-confrontation = Confrontation
ruptures-form-confrontation-means = Complaining, anger, questioning you or the counselling.
ruptures-thought = A note to yourself
ruptures-check-send = Save for me
ruptures-ways = Ways to open it
ruptures-stage-1 = Notice, and carefully name, what you sense between the two of you. Own your part.
ruptures-stage-2 = Ask the client how it was for them. Hear it to the end; explaining can wait.
ruptures-stage-3 = If the client turns away, respect it: ask what makes it hard to say, not what it is.
ruptures-stage-4 = Find together what was really hoped for, then change one thing that shows.
ruptures-ways-say = For instance in words like these:
ruptures-ways-goal-withdrawal-1 = “I worry that we are working on my goal and not on yours. If you could choose anew, where should we be going?”
ruptures-ways-goal-withdrawal-2 = “When we wrote that goal down, was there a part you did not really agree with?”
ruptures-ways-goal-confrontation-1 = “You are right, we have drifted from what you came for. What should we be doing?”
ruptures-ways-goal-confrontation-2 = “Let us cross out what is not yours. What is left?”
ruptures-ways-task-withdrawal-1 = “This task has not happened, and that may be telling us something: what about it makes no sense?”
ruptures-ways-task-withdrawal-2 = “If the way could be altogether different, what would you like to try?”
ruptures-ways-task-confrontation-1 = “I hear that this feels like a waste of time. Which part bothers you most?”
ruptures-ways-task-confrontation-2 = “I have not explained what it is for, nor asked whether you agree. May we start again from there?”
ruptures-ways-bond-withdrawal-1 = “Earlier I sensed you moving away just after I spoke. Was there something that was not good to hear?”
ruptures-ways-bond-withdrawal-2 = “It is fine if it is hard to say to me. What would make it a little easier?”
ruptures-ways-bond-confrontation-1 = “Thank you for saying so. First I want to understand how it was for you.”
ruptures-ways-bond-confrontation-2 = “I am sorry that happened. What did you need from me at that moment?”
ruptures-mind-withdrawal = When a client withdraws, do not be content with “it is nothing”. Give it time, and offer another way: in writing, or just to be read.
ruptures-mind-confrontation = When a client confronts you, do not answer with explanations. Behind anger there is often a hope that was let down; look for that.
ruptures-ways-source = Written from the stages of repair of Safran & Muran (2000). Repaired ruptures go with better outcomes (r .29; 11 studies, 1,314 people; Eubanks et al., 2018); that is a correlation, not a cause. Special training has not been shown to add to it (r .11; 6 studies; not significant).
ruptures-story = What happened
ruptures-story-opened = Opened by { $name }
ruptures-story-said = { $name } said: { $what }
ruptures-story-planned = { $name } wrote down what was heard and what will change
ruptures-story-agreed = { $name } agreed
ruptures-story-noticed = { $name } was asked whether it has changed: { $what }
ruptures-story-judged = { $name }: { $what }

# For the practice, without content
ruptures-figures-title = Ruptures and repair
ruptures-figures-lead = The last year in the whole practice. No content, no names of clients or counsellors, and no ranking.
ruptures-figures-opened = Opened
ruptures-figures-talked = Talked about or acted upon
ruptures-figures-repaired = Repaired in the eyes of both
ruptures-figures-days = Days until repaired, in the middle
ruptures-figures-few = too few to show
ruptures-figures-source = Numbers under { $fewest } are not shown, nor those whose difference would give one away. Many opened is no bad sign: it means that people dare to say so.

done-rupture-said = It has arrived. Thank you for saying so.
done-rupture-opened = Opened. The client is told that you would like to hear.
done-rupture-checked = Saved, for you alone.
done-rupture-planned = Saved. The other side is asked to answer.
done-rupture-planned-to-client = Saved. The client will read it.
done-rupture-agreed = Agreed. The next feedback asks about exactly this.
done-rupture-judged = Your view is saved.
done-rupture-moved-on = Things have changed since that page was opened. Here is the latest.
done-rupture-is-closed = This is over; nothing can be added.

ruptures-from-signal = Repair it together
ruptures-from-signal-text = The client says what did not feel right, you write down what you heard and what will change, and the next feedback asks about it. This signal closes by itself once you both find it repaired.
ruptures-from-signal-button = Open the path of repair
