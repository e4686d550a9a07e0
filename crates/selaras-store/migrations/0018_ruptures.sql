-- Strains between client and counsellor, and their repair. A rupture is told from its steps; `state`, `waits` and `again_at`
-- are what they tell, kept so that lists and a practice's figures need no sentence. Sentences are sealed under the
-- client's key.
CREATE TABLE ruptures (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    signal BYTES,
    opened_by TEXT NOT NULL,
    talk TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    waits TEXT,
    again_at BIGINT,
    talked_at BIGINT,
    closed_at BIGINT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;
CREATE INDEX ruptures_opened ON ruptures (practice, opened_at);

CREATE TABLE rupture_steps (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    rupture BYTES NOT NULL,
    number BIGINT NOT NULL,
    deed TEXT NOT NULL,
    choice TEXT,
    form TEXT,
    marks TEXT,
    heard TEXT,
    words TEXT,
    plan BIGINT,
    again_at BIGINT,
    session_id BYTES,
    side TEXT NOT NULL,
    person BYTES NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, rupture, number)
) CLUSTERED;
