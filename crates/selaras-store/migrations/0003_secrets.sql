-- Secrets at rest: who holds the master key opens the practice keys, these open the keys of persons, and those open
-- what is sealed. Those who are there already get their keys by the step in Rust that follows this script.

CREATE TABLE practice_keys (
    practice BYTES NOT NULL,
    number BIGINT NOT NULL,
    master TEXT NOT NULL,
    wrapped BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (practice, number)
) CLUSTERED;

-- One key for each person, and one for the practice itself, kept under the practice's own identifier.
CREATE TABLE data_keys (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    number BIGINT NOT NULL,
    practice_key BIGINT NOT NULL,
    wrapped BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (practice, person)
) CLUSTERED;
