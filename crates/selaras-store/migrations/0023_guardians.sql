-- Who has care of a client who is not of age, until when, and what they are told.

-- The day on which a client comes of age: from then on the agreement is theirs alone.
CREATE TABLE minors (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    adult_on BIGINT NOT NULL,
    PRIMARY KEY (practice, person)
) CLUSTERED;

CREATE TABLE guardianships (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    client BYTES NOT NULL,
    guardian BYTES NOT NULL,
    kinship TEXT NOT NULL,
    proof TEXT NOT NULL,
    made_by BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    -- Since when the client shares goals and tasks with them.
    shares_from BIGINT,
    ended_at BIGINT,
    PRIMARY KEY (practice, id)
) CLUSTERED;
CREATE INDEX guardianships_client ON guardianships (practice, client);
CREATE INDEX guardianships_guardian ON guardianships (practice, guardian);

-- What the counsellor would tell a guardian: nobody reads it there before the client has said yes to these words.
CREATE TABLE guardian_summaries (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    words TEXT NOT NULL,
    person BYTES NOT NULL,
    written_at BIGINT NOT NULL,
    agreed_at BIGINT,
    withdrawn_at BIGINT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;
