## The joint review: one page for two people

reviews-title = Joint review
reviews-about = { $client } with { $counsellor }, { $date }. { $count ->
    [0] No session yet
    [one] One session held
   *[other] { $count } sessions held
}.
reviews-indirect = The client has chosen that scores are not talked about directly, so the pictures are left out here.
reviews-helped = What helped, in the client’s words
reviews-helped-none = The client has not chosen anything to be read here. Ask, or write it together below.
reviews-helped-none-client = Nothing yet. Choose below what helped; your counsellor reads it on this page.
reviews-helped-withdraw = Take it off this page
reviews-from = { $what }, { $date }
reviews-preferences = The way of working that was wished for
reviews-preferences-none = It has not been asked yet.
reviews-agreement-signed = The agreement was signed by both on { $date }.
reviews-agreement-unsigned = The agreement has not been signed by both yet.
reviews-agreement-read = Read it again
reviews-last = What was decided last
reviews-past = Earlier reviews
reviews-when = { $date }, after { $count ->
    [one] one session
   *[other] { $count } sessions
}
reviews-print = This page can be printed: one sheet of A4.
reviews-paper-line = Decision, and both signatures: ______________________________________

reviews-record = Decide together
reviews-record-lead = Fill it in together, looking at the same screen. It is decided by both only once the client has said yes.
reviews-record-button = Save the review
reviews-kept = Did we keep to the way that was wished for? In { $name }’s eyes:
reviews-kept-yes = Yes
reviews-kept-partly = In part
reviews-kept-no = No
reviews-kept-yes-told = In { $name }’s eyes we kept to the way that was wished for.
reviews-kept-partly-told = In { $name }’s eyes we kept to it in part.
reviews-kept-no-told = In { $name }’s eyes we have not kept to it yet.
reviews-helped-said = What helped, does { $name } say?
reviews-helped-hint = In their own words, if they wish to say it now.
reviews-outcome = How do we go on?
reviews-outcome-continue = Continue
reviews-outcome-continue-means = As we do now.
reviews-outcome-adjust = Continue, with changes
reviews-outcome-adjust-means = Goals, tasks or the way of working change.
reviews-outcome-refer = Refer
reviews-outcome-refer-means = Somebody else can help better.
reviews-outcome-end = Towards an end
reviews-outcome-end-means = We plan how to close.
reviews-outcome-missing = Please choose how to go on.
reviews-words = Why, and what will be different?
reviews-words-hint = A sentence or two that both of you can say yes to.
reviews-words-missing = Please write why; one sentence is enough.
reviews-how = How does { $name } agree to it?
reviews-how-here = { $name } is here, has read it, and says yes
reviews-how-own = { $name } answers on their own screen
reviews-how-missing = Please choose how the client agrees to it.
reviews-waits-first = There is a review that still waits for the client’s answer. Your words are still here.

reviews-waits = Waiting for { $name }’s answer
reviews-agreed = Agreed by both
reviews-agreed-here = Agreed by { $name } on the counsellor’s screen
reviews-otherwise = { $name } sees it otherwise
reviews-waits-here = The client can answer on their own screen. If they are here and have read it, they can tap below.
reviews-answer-here = { $name }: yes, that is it
reviews-answer-open = Answer this review
reviews-answer-put-right = Not so? Say it here
reviews-answer = Do you agree?
reviews-answer-agrees = Yes, that is it
reviews-answer-otherwise = I see it otherwise
reviews-answer-missing = Please choose an answer.
reviews-answer-words = What you would like to add
reviews-answer-words-told = The client says
reviews-otherwise-words = Please write how you see it, so that you can talk about it.
reviews-answer-button = Send the answer

reviews-choose = What helped?
reviews-choose-lead = Only what you choose is read on this page. You can take it off at any time; it is gone at once, from your counsellor’s screen too.
reviews-helped-own = In your own words
reviews-helped-own-hint = A small thing that made a difference, for example.
reviews-helped-missing = Please write something first; a little is enough.
reviews-helped-button = Add it
reviews-candidates = Choose from what you have written
reviews-candidate = Choose this

rooms-reviews = Looking back and ahead together, every few sessions
done-review-recorded = The review is saved, and waits for the client’s answer.
done-review-agreed = The review is agreed by both.
done-review-otherwise = It is on its way. Your counsellor reads it, and you talk about it again.
done-review-answered-before = This review has been answered already.
done-review-helped = It can be read on this page now.
done-review-withdrawn = Taken off, from your counsellor’s screen too.
