## Answering what clients ask by right

requests-title = Requests
requests-lead = What { $client } has asked for by right. The law gives you 72 hours for each.
requests-none = Nothing has been asked for.
requests-none-open = Nothing waits for an answer.
requests-to-case = Back to the case
requests-back = Back to the requests
requests-of = Asked by { $client }
requests-kind-copy = a copy of what is theirs
requests-kind-correction = a correction
requests-kind-move = moving to another practice
requests-kind-objection = an objection
requests-kind-erasure = erasing everything
requests-asked = Asked on { $when }
requests-asked-until = Asked on { $when }; to be answered by { $until }.
requests-clock-ample = { $hours ->
    [one] { $hours } hour left
   *[other] { $hours } hours left
}
requests-clock-pressing = { $hours ->
    [one] only { $hours } hour left
   *[other] only { $hours } hours left
}
requests-clock-over = { $hours ->
    [0] late
    [one] late by { $hours } hour
   *[other] late by { $hours } hours
}
requests-state-granted = granted
requests-state-declined = declined
requests-state-withdrawn = taken back
requests-answered-granted = Granted by { $name }, { $when }
requests-answered-declined = Declined by { $name }, { $when }
requests-answered-withdrawn = Taken back by { $name }, { $when }
requests-copy-means = Look through the case once before you hand it out. The copy holds what stands on your client’s own pages, and the requests; never your private notes. The law asks you to refuse what would endanger someone.
requests-correction-means = If you grant it, your client’s words stand beside the record as an addendum, dated, here and in every copy. What was written before stays.
requests-move-means = If you grant it, your client can print and download a copy with a cover page for the next practice, and hands it over themselves. Close the case as transferred afterwards.
requests-objection-means = Say what you stop doing, or why it has to go on.
requests-erasure-means = Erasing destroys the key to everything said in all of this client’s cases, also in encrypted backups. It cannot be undone. Speak with your client first if you can.
requests-answer-title = Your answer
requests-decision = What do you decide?
requests-undecided = Please choose one.
requests-grant-copy = Hand the copy out
requests-grant-copy-means = Your client can read, print and download it for 30 days.
requests-grant-correction = Add it as an addendum
requests-grant-correction-means = Their words stay beside the record, with today’s date.
requests-grant-move = Hand the copy out for the next practice
requests-grant-move-means = Your client can print and download it for 30 days.
requests-grant-objection = Do as they ask
requests-grant-objection-means = Say below what you stop doing.
requests-decline = Decline
requests-decline-means = Your client reads your reason, and whom to turn to.
requests-words = Your words to the client
requests-words-hint = Your client reads this. When you decline, it is your reason.
requests-words-missing = Please say why, or what you do: your client reads it.
requests-send = Send the answer
requests-told-title = Your clients ask
requests-told = { $client }: { $what }, to be answered by { $when }
requests-practice-title = Requests of clients
requests-practice-lead = What clients have asked for by right and counsellors have not answered yet, by case number. The law gives 72 hours. Remind the counsellor when time runs out.
requests-what = Asked for
requests-since = Asked on
requests-until = To be answered by
requests-clock = Time left
requests-addenda = Corrections
requests-addendum = { $date }, in the client’s words:
done-request-granted = The answer is sent.
done-request-declined = Declined. Your client reads the reason, and whom to turn to.
requests-erase-title = Carry the erasure out
requests-erase-sure = I am sure: everything of this client is to be erased, in all of their cases, for good.
requests-erase-button = Erase everything now
requests-erase-ask-first = Ask the counsellor of record first, if they can be reached.
requests-held = A legal hold keeps this record until { $date }; until then it cannot be erased. Your client reads this too.
requests-to-caseload = To my clients
done-erased = Erased. This is the certificate.
done-request-held = A legal hold keeps this record. Nothing was erased.
done-request-unsure = Please tick that you are sure. Nothing was erased.
