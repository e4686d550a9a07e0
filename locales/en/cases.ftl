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
