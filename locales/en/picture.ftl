## The shared picture: what counsellor and client look at together

# What the two are called inside a sentence
picture-name-you = you
picture-name-client = the client
picture-name-counsellor = the counsellor
picture-name-your-counsellor = your counsellor

picture-session = Session { $session }, { $date }
picture-axis = Sessions · { $days }
picture-numbers = See the numbers
picture-none = none yet
picture-not-yet = not yet
picture-head-session = Session
picture-head-rated = Rated by { $who }
picture-head-guess = Guessed by { $who }
picture-head-happened = What happened
picture-head-score = Score
picture-head-compared = Against the first score

# What the marks mean
picture-key-client-interval = Rated by { $client }, with its likely range
picture-key-baseline = Usually { $value }
picture-key-counsellor = As seen by { $counsellor }
picture-key-guess = What { $counsellor } guessed { $client } would answer
picture-key-no-feedback = No feedback yet
picture-key-no-checkin = No check-in
picture-key-signal = Signal: worth talking about
picture-key-signal-closed = Signal settled (dot: talked about)
picture-key-signal-open = Signal still open
picture-key-repair = Put right together
picture-key-score = Check-in by { $client }
picture-key-band = Ordinary ups and downs
picture-key-better = Better, beyond ordinary ups and downs
picture-key-worse = Worse, beyond ordinary ups and downs
picture-key-view = As rated by { $who }
picture-key-before = Before ({ $session })
picture-key-near = How near, as rated by { $who }
picture-key-agreement = Agreement signed
picture-key-held = Session held
picture-key-missed = Session missed
picture-key-planned = Session planned
picture-key-ending = Counselling ended

# The collaboration, session by session
picture-alliance-title = How we work together, session by session
picture-alliance-up = ↑ more in step
picture-alliance-empty = After the first session, a short rating of how we work together will appear here, one point for each session.
picture-alliance-last = Session { $session } ({ $date }): { $client } rated the work together { $value } out of { $max }.
picture-alliance-interval = The true value is likely between { $low } and { $high }.
picture-alliance-usual = Usually it is { $value }.
picture-alliance-missing = { $count ->
    [one] One session has no feedback.
   *[other] { $count } sessions have no feedback.
}
picture-alliance-signals = { $count ->
    [one] One signal has come up so far.
   *[other] { $count } signals have come up so far.
}
picture-alliance-repairs = { $count ->
    [one] One strain was put right together.
   *[other] { $count } strains were put right together.
}

# The triangle of goal, task and bond
picture-triangle-title = Goals, tasks and the bond
picture-goal = Goals
picture-task = Tasks
picture-bond = Bond
picture-triangle-talk = This triangle is something to talk about, not a diagnosis: where do we see things differently, and what could we change?
picture-triangle-empty = After the first feedback, our two views will appear here as two triangles.
picture-triangle-now = { $session }, on a scale from { $min } to { $max }: { $corners }.
picture-change-up = up from { $before }
picture-change-down = down from { $before }
picture-change-none = still { $before }

# Well-being, session by session
picture-wellbeing-title = Well-being, session by session: { $instrument }
picture-wellbeing-up = ↑ higher is better
picture-wellbeing-down = ↓ lower is better
picture-wellbeing-higher = Higher is better.
picture-wellbeing-lower = Lower is better.
picture-wellbeing-empty = After the first check-in, well-being will appear here as a line from session to session.
picture-wellbeing-last = Session { $session } ({ $date }): score { $score } out of { $max }.
picture-wellbeing-first = First score { $score } (session { $session }, { $date }).
picture-wellbeing-band = Between { $low } and { $high } lie ordinary ups and downs.
picture-wellbeing-better = Since session { $session } it is better, beyond ordinary ups and downs.
picture-wellbeing-worse = In session { $session } it became worse, beyond ordinary ups and downs. That is worth talking about.
picture-wellbeing-back = In session { $session } it left the ordinary ups and downs for a while; now it is back.
picture-wellbeing-missing = { $count ->
    [one] One check-in is missing.
   *[other] { $count } check-ins are missing.
}
picture-turn-within = ordinary ups and downs
picture-turn-better = better
picture-turn-worse = worse

# Goals and their tasks
picture-goals-title = Our goals and their tasks
picture-goals-empty = The first goal will appear here in the client's own words, with the tasks that serve it.
picture-goals-count = { $goals ->
    [one] One goal
   *[other] { $goals } goals
}, { $agreed } agreed; { $tasks ->
    [one] one task
   *[other] { $tasks } tasks
}, { $done } done.
picture-goals-scale = { $low } means far away, { $high } means reached.
picture-goal-near = How near: { $goal }
picture-goal-unrated = Not rated yet.
picture-agreed = Agreed by both
picture-reached = Reached
picture-let-go = Let go
picture-waits = waiting for { $who }
picture-declined = not agreed by { $who }
picture-task-under-way = under way
picture-task-done = done
picture-task-done-useful = done, useful { $value } out of { $max }
picture-task-undone = not done

# The time line
picture-timeline-title = Our way so far
picture-timeline-empty = The way begins with the agreement and the first session. All of it will stand on this line.
picture-timeline-held = { $count ->
    [one] One session held.
   *[other] { $count } sessions held.
}
picture-timeline-missed = { $count ->
    [one] One session missed.
   *[other] { $count } sessions missed.
}
picture-timeline-planned = { $count ->
    [one] One session planned.
   *[other] { $count } sessions planned.
}
picture-timeline-signals = { $count ->
    [one] One signal
   *[other] { $count } signals
}, { $open } still open.
picture-timeline-repairs = { $count ->
    [one] One strain put right together.
   *[other] { $count } strains put right together.
}
picture-timeline-all = Read it in order ({ $count } entries)
picture-event-agreement = Counselling agreement signed
picture-event-held = Session { $session } held
picture-event-missed = Session { $session } missed
picture-event-planned = Session { $session } planned
picture-event-repair = Put right together
picture-event-ended-planned = Counselling ended as planned
picture-event-ended-transferred = Counselling goes on with another counsellor
picture-event-ended-dropped-out = Counselling stopped early
picture-signal-opened = Signal: { $words }
picture-signal-talked = Signal talked about: { $words }
picture-signal-closed = Signal settled: { $words }
picture-signal-course = Signal: { $words }. Opened { $opened }, talked about: { $talked }, settled: { $closed }.
