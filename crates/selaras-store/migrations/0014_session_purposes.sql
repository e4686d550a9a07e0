-- A session with a purpose that both know: what will happen, which goals it serves, what both say about it, what became of
-- it and of its topics, and what was decided.
ALTER TABLE sessions ADD COLUMN plan TEXT;
ALTER TABLE sessions ADD COLUMN came TEXT;

-- The client's order of importance, from 1; 0 until the client has moved it.
ALTER TABLE agenda_items ADD COLUMN place BIGINT NOT NULL DEFAULT 0;

CREATE TABLE session_goals (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    session_id BYTES NOT NULL,
    goal BYTES NOT NULL,
    PRIMARY KEY (practice, case_id, session_id, goal)
) CLUSTERED;

-- What became of a topic in a session.
CREATE TABLE session_topics (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    session_id BYTES NOT NULL,
    item BYTES NOT NULL,
    came TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, session_id, item)
) CLUSTERED;

-- Only ever added: questions and answers about the purpose, what a client adds to a summary, and what was replaced.
CREATE TABLE remarks (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    session_id BYTES NOT NULL,
    kind TEXT NOT NULL,
    person BYTES,
    words TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

CREATE TABLE decisions (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    session_id BYTES NOT NULL,
    question TEXT NOT NULL,
    reason TEXT,
    client_leans BIGINT,
    counsellor_leans BIGINT,
    chosen BIGINT,
    noted_by BYTES,
    noted_at BIGINT NOT NULL,
    client_said_at BIGINT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

CREATE TABLE decision_options (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    decision BYTES NOT NULL,
    number BIGINT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (practice, case_id, decision, number)
) CLUSTERED;
