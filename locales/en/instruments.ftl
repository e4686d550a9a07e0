## Answering an instrument

answer-missing = Please choose an answer.
answer-not-a-number = The answer has to be a whole number.
answer-unknown = Please choose one of the answers offered.
answer-out-of-range = The answer has to lie between { $min } and { $max }.
