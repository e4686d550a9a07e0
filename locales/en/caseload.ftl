## My cases: who needs attention, and why

caseload-title = My cases
caseload-in-short = { $pressing ->
    [0] { $open } open cases, no open signal
    [one] { $open } open cases, one with a signal to talk about
   *[other] { $open } open cases, { $pressing } with a signal to talk about
}
caseload-order = Those who need attention most come first, with the reason.
caseload-client = Client
caseload-why = Why
caseload-alliance = Alliance
caseload-alliance-note = Alliance: the client’s rating after a session, 0 to 6; the small line shows the last eight. No norm yet: what counts is how it moves for this client. This order is for your eyes only.
caseload-held = Sessions
caseload-next = Next meeting
caseload-no-rating = none yet
caseload-none-planned = not planned
caseload-more = { $count ->
    [one] and one more reason
   *[other] and { $count } more reasons
}
caseload-new = Open a new case
caseload-empty = No cases yet
caseload-empty-text = Open a case for your first client, then invite them with a link. Agreement, goals and sessions follow there.
caseload-state-now = Today
caseload-state-talk = Worth talking about
caseload-state-to-do = Something waits
caseload-state-well = Going well
caseload-signal = { $what } (since { $date })
caseload-untouched = { $count ->
    [one] One thing the client gave is untouched, since { $date }
   *[other] { $count } things the client gave are untouched, the oldest since { $date }
}
caseload-own-view = { $count ->
    [one] Feedback waits for your own view, since { $date }
   *[other] Feedback on { $count } sessions waits for your own view, since { $date }
}
caseload-session-due = { $count ->
    [one] A session’s time has passed: did it take place?
   *[other] The time of { $count } sessions has passed: did they take place?
}
caseload-agreement-yours = The agreement waits for your signature
caseload-agreement-theirs = The client has not signed the agreement
caseload-proposals = { $count ->
    [one] A proposal waits for your answer, since { $date }
   *[other] { $count } proposals wait for your answer, since { $date }
}
caseload-no-next-session = No next session; the last was on { $date }
caseload-no-first-session = The first session is not planned yet
caseload-past = Cases that have ended
caseload-past-none = No case has ended yet.
caseload-past-order = The latest come first.
caseload-past-how = How it ended
caseload-past-when = Date
caseload-past-words = Note
caseload-back = Back to open cases

caseload-find = Find a client
caseload-find-hint = The name or its beginning, three letters at least. Your own cases, also those that have ended.
caseload-find-button = Find
caseload-find-missing = Please give a name, or its beginning.
caseload-find-none = None of your cases has this name. Three letters at least of each word?
caseload-find-open = Open
caseload-find-ended = Ended on { $date }
caseload-strain = { $count ->
    [one] Something that does not feel right waits for you since { $date }
   *[other] { $count } things that do not feel right wait for you since { $date }
}
