## When something happened to personal data

breaches-title = When something has happened
breaches-lead = A laptop is gone, a password was found out, a list went to the wrong address: those concerned and the agency must be told within three times twenty-four hours. Cases stand here by number; no client’s name is shown.
breaches-first = First of all
breaches-first-sign-ins = End the sign-ins of whoever is concerned, and have the password changed: under The practice, a new link for them.
breaches-first-keys = If somebody could read the key file, run selaras keys rotate and selaras keys new-master.
breaches-first-keep = Keep what shows what happened: the log, the audit, the time somebody noticed.
breaches-first-people = If somebody is in danger through it, speak to them first, in person.
breaches-new = Write it down
breaches-new-lead = What you do not know yet, say so. The clock runs from the moment it was noticed, not from when all is known.
breaches-written = Written down so far
breaches-noticed-on = Noticed { $when }
breaches-one = What happened, and what is to do
breaches-left = { $hours ->
    [one] { $hours } hour left to tell everyone
   *[other] { $hours } hours left to tell everyone
}
breaches-over = The three days are over: tell everyone now, and say why it is late
breaches-all-told = Everyone was told
breaches-closed = Closed
breaches-span = From { $from } until { $until }.
breaches-kind = What happened to the data
breaches-kind-seen = Somebody saw it, or may have seen it
breaches-kind-changed = It was changed
breaches-kind-lost = It is gone, or could not be reached
breaches-choose = Please choose one.
breaches-noticed = When it was noticed
breaches-noticed-hint = By anybody at the practice.
breaches-began = From when on data could be touched
breaches-began-hint = When you do not know, the earliest moment that is possible.
breaches-ended = Until when
breaches-ended-hint = Now, while it goes on.
breaches-moment-missing = Please give a day and a time.
breaches-moment-ahead = This lies ahead. Please give a time that has been.
breaches-moment-order = It ended before it began. Please look at both.
breaches-scope = Whom it touches
breaches-scope-everyone = All clients who were here at the time
breaches-scope-cases-of = The clients of one counsellor
breaches-scope-opened-by = The clients whose case was opened in one person’s name at the time, as the audit tells
breaches-person = Which member of staff
breaches-person-hint = Only when it concerns one.
breaches-person-missing = Please choose who.
breaches-what = What happened
breaches-what-hint = In words that those concerned will read. Do not name anybody.
breaches-handled = What was done, and what will be done
breaches-handled-hint = For example: sign-ins ended, keys replaced, police told.
breaches-advice = What those concerned can do now
breaches-advice-hint = For example: choose a new PIN; be careful with messages that speak of this.
breaches-text-missing = Please write a sentence; it stands in the letters.
breaches-keep = Write down, and find whom it touches
breaches-when = When
breaches-touched = Cases it touches
breaches-read = Clients who have read the letter
breaches-cases = { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
}
breaches-of-counsellor = { $counsellor }: { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
}
breaches-facts = What is known
breaches-do-clients = Tell those concerned now
breaches-means-clients = Those concerned read the letter below on their own page at their next visit; their counsellors see on the caseload that somebody was told. Whoever you fear will not visit, call.
breaches-done-clients = Those concerned were told { $when }
breaches-do-agency = The agency was written to
breaches-means-agency = Print the letter to the agency, sign and send it. Then say so here.
breaches-done-agency = The agency was written to { $when }
breaches-do-closing = Close it
breaches-means-closing = Everyone was told. Close it when nothing is left to do; it stays to be read.
breaches-done-closing = Closed { $when }
breaches-agency-letter = Letter to the agency
breaches-agency-lead = Notice of a failure to protect personal data, Law 27/2022, article 46. What is not known yet follows.
breaches-signed = For the practice
breaches-controller = Controller
breaches-contact = Contact for personal data
breaches-no-contact = Nobody has been named yet
breaches-data = Kinds of data
breaches-data-kinds = Names, contacts and what was said in counselling; health data among it (specific, article 4)
breaches-protection = Protection at the time
breaches-protection-then = Names and everything written are encrypted under a key per person; the master key is kept outside the database. Passwords and PINs are kept as digests only. Every opening of a record is written down.
breaches-clients = Those concerned
breaches-told-by = will be told by { $when }
breaches-letter-clients = What those concerned read
breaches-letter-clients-hint = On their own page, in the language they read.
breaches-letter-begins = On { $when } we noticed that something happened to what you gave us.
breaches-letter-what = What happened
breaches-letter-kind-seen = Somebody may have seen what was not meant for them.
breaches-letter-kind-changed = Something may have been changed.
breaches-letter-kind-lost = Something is gone, or could not be reached for a while.
breaches-letter-handled = What we do about it
breaches-letter-advice = What you can do
breaches-letter-sorry = We are sorry. You trusted us with this. If you want to talk about it, speak with your counsellor.
breaches-letter-contact = For questions about your data: { $name }, { $reach }.
breaches-own = A message about your data
breaches-own-none = Nothing has happened
breaches-own-none-text = If something ever happens to what you gave here, you read about it on this page.
breaches-own-home = Home
breaches-own-button = I have read this
breaches-home-title = A message about your data
breaches-home-text = Something happened that concerns what you gave here. Please read what it is and what you can do.
breaches-home-action = Read it
breaches-to-counsellor = { $clients ->
    [one] One of your clients was told of a breach of their data and has not read it yet. Speak with them about it.
   *[other] { $clients } of your clients were told of a breach of their data and have not read it yet. Speak with them about it.
}
done-breach-kept = Written down, with the cases it touches.
done-breach-step = Noted.
done-breach-no-step = Nothing was changed: that was done already, or something else comes first.
done-breach-read = Thank you for reading it.

audit-breach-creation = wrote down a breach of personal data
audit-breach-agency = wrote to the agency about a breach
audit-breach-clients = told those concerned of a breach
audit-breach-closing = closed a breach
audit-breach-reading = read about a breach
