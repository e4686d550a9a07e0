## Answering an instrument

answer-missing = Please choose an answer.
answer-not-a-number = The answer has to be a whole number.
answer-unknown = Please choose one of the answers offered.
answer-out-of-range = The answer has to lie between { $min } and { $max }.

answer-of = { $answer } of { $most }
answer-leaning = { $side } ({ $answer } of { $most })

score-plain = { $value } of { $most }
score-interval = { $value } of { $most }, roughly between { $low } and { $high }
score-assumed = A 95% range from the standard error of measurement. Its reliability is still an assumption, and there is no norm yet.
score-published = A 95% range from the published standard error of measurement; no norm yet.
score-no-error = A single item: its error is not known, and there is no norm yet.

answer-helped = Somebody helped me fill this in
answer-was-helped = Filled in with somebody's help.
answer-was-easy = Asked in easier words.
