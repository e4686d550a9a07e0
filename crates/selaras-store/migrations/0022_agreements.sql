-- The agreement negotiated: kinds of text, a practice's own clauses, changes that both sides agree on, signatures on
-- paper, and the reason why a first session went ahead without one.

ALTER TABLE agreements ADD COLUMN amended BIGINT NOT NULL DEFAULT 0;
ALTER TABLE agreements ADD COLUMN needs_guardian BIGINT NOT NULL DEFAULT 0;

-- A text that both have changed says what is theirs alone: it is sealed here instead of being kept for the practice.
ALTER TABLE agreement_texts ADD COLUMN words TEXT;

ALTER TABLE signatures ADD COLUMN method TEXT NOT NULL DEFAULT 'page';
-- Who wrote down a signature that was given on paper.
ALTER TABLE signatures ADD COLUMN kept_by BYTES;

CREATE TABLE agreement_kinds (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    kind TEXT NOT NULL,
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id)
) CLUSTERED;

-- Words and stances of a change stand in wordings and stances, as those of goals and tasks do.
CREATE TABLE amendments (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    number BIGINT NOT NULL,
    clause TEXT NOT NULL,
    drops BIGINT NOT NULL,
    side TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

-- A practice's own words for a clause, every version; the newest stands, and empty words mean ours again.
CREATE TABLE template_clauses (
    practice BYTES NOT NULL,
    kind TEXT NOT NULL,
    number BIGINT NOT NULL,
    clause TEXT NOT NULL,
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    person BYTES,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (practice, kind, number)
) CLUSTERED;

CREATE TABLE agreement_delays (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    session_id BYTES NOT NULL,
    words TEXT NOT NULL,
    person BYTES NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, session_id)
) CLUSTERED;
