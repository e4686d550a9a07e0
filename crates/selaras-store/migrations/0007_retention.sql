-- How long records are kept, what was destroyed, who answers for personal data, and what went wrong with it.

-- Every period that a practice has set, with why; the highest number counts, the others stay to be read.
CREATE TABLE retention_periods (
    practice BYTES NOT NULL,
    class TEXT NOT NULL,
    number BIGINT NOT NULL,
    months BIGINT NOT NULL,
    reason TEXT NOT NULL,
    person BYTES NOT NULL,
    set_at BIGINT NOT NULL,
    PRIMARY KEY (practice, class, number)
) CLUSTERED;

-- What a round found due and nobody has decided on yet.
CREATE TABLE retention_proposals (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    class TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, class)
) CLUSTERED;

-- What keeps a case though its period is over: exceptions and legal holds, with why and until when.
CREATE TABLE retention_stays (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    stay TEXT NOT NULL,
    reason TEXT NOT NULL,
    until BIGINT NOT NULL,
    person BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by BYTES,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

-- Certificates of destruction: no name and nothing that leads to a person.
CREATE TABLE destructions (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    number BIGINT NOT NULL,
    class TEXT NOT NULL,
    months BIGINT NOT NULL,
    cases BIGINT NOT NULL,
    things BIGINT NOT NULL,
    cases_digest BYTES NOT NULL,
    person BYTES NOT NULL,
    destroyed_at BIGINT NOT NULL,
    PRIMARY KEY (practice, id)
) CLUSTERED;
CREATE UNIQUE INDEX destructions_number ON destructions (practice, number);

-- Who answers for personal data at a practice: printed in letters and told to clients.
CREATE TABLE data_contacts (
    practice BYTES NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    reach TEXT NOT NULL,
    person BYTES NOT NULL,
    set_at BIGINT NOT NULL
) CLUSTERED;

-- Something happened to personal data. `scope` says whom it touches; the cases are written down when that is said.
CREATE TABLE breaches (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    noticed_at BIGINT NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    what TEXT NOT NULL,
    handled TEXT NOT NULL,
    advice TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_person BYTES,
    person BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    closed_at BIGINT,
    learnt TEXT,
    PRIMARY KEY (practice, id)
) CLUSTERED;

CREATE TABLE breach_cases (
    practice BYTES NOT NULL,
    breach BYTES NOT NULL,
    case_id BYTES NOT NULL,
    counsellor BYTES NOT NULL,
    told_at BIGINT,
    told_by BYTES,
    PRIMARY KEY (practice, breach, case_id)
) CLUSTERED;
CREATE INDEX breach_cases_counsellor ON breach_cases (practice, counsellor, told_at);

CREATE TABLE breach_steps (
    practice BYTES NOT NULL,
    breach BYTES NOT NULL,
    number BIGINT NOT NULL,
    step TEXT NOT NULL,
    words TEXT NOT NULL,
    person BYTES NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (practice, breach, number)
) CLUSTERED;
