## One case: the head of its pages and the shared picture

cases-tabs = Parts of the case
cases-tab-picture = Picture
cases-tab-goals = Goals
cases-tab-sessions = Sessions
cases-tab-words = Words
cases-tab-agreement = Agreement
cases-held = { $count ->
    [0] No session yet
    [one] One session held
   *[other] { $count } sessions held
}
cases-ended = Ended { $date }, { $how }
cases-ended-planned = as planned
cases-ended-transferred = handed over
cases-ended-dropped-out = the client stopped coming

# The shared picture
cases-checkin = check-in
cases-sealed = { $client }’s feedback is there. Give your own view and guess first; then both open side by side.
cases-sealed-open = Give your view
cases-empty = The picture grows as you work
cases-empty-text = Alliance, well-being, goals and the time line appear here once sessions and check-ins come in. Begin with a goal, in the client’s words.
cases-empty-action = To the goals
cases-in-short = The case in short
cases-next = Next meeting
cases-next-prepare = Prepare the session
cases-next-none = No session is planned yet.
cases-next-plan = Plan a session
cases-this = This case
cases-opened = Opened
cases-agreement = Agreement
cases-agreement-signed = Signed by both, { $date }
cases-agreement-waits-counsellor = Waits for the counsellor’s signature
cases-agreement-waits-client = Waits for the client’s signature
cases-talk = How scores are talked about
cases-talk-direct = Directly
cases-talk-indirect = Indirectly: the counsellor reads and acts
cases-supervision = Supervisor
cases-supervision-from = May look since { $date }, with the client’s consent
cases-supervision-none = Does not look; the client has not agreed
cases-invite = Invite the client by a link
cases-close = Close this case

cases-question = { $client } asks about session { $number }, or would rather do something else.
cases-question-open = Answer
cases-review-due = Four sessions have passed since you and { $client } looked back and ahead together.
cases-review-waits = The joint review waits for { $client }’s answer.
cases-review-otherwise = { $client } sees the last review otherwise. Talk about it, and record a new one.
cases-review-open = Open the review
