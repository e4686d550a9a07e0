-- Something happened to personal data: what, whom it touches, what was done. The cases are written down at once, so that
-- who was concerned does not change later. Words are sealed under the practice's own key.
CREATE TABLE breaches (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_person BYTES,
    noticed_at BIGINT NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    what TEXT NOT NULL,
    handled TEXT NOT NULL,
    advice TEXT NOT NULL,
    person BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (practice, id)
) CLUSTERED;

CREATE TABLE breach_cases (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    breach BYTES NOT NULL,
    read_at BIGINT,
    PRIMARY KEY (practice, case_id, breach)
) CLUSTERED;
CREATE INDEX breach_cases_breach ON breach_cases (practice, breach);

CREATE TABLE breach_steps (
    practice BYTES NOT NULL,
    breach BYTES NOT NULL,
    step TEXT NOT NULL,
    person BYTES NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (practice, breach, step)
) CLUSTERED;

-- The last time its client was told of a breach, until they have read of it.
ALTER TABLE cases ADD COLUMN breach_at BIGINT;
