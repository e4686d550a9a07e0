-- How long records are kept, what was destroyed, and who answers for personal data.

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
