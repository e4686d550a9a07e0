-- What clients ask of the practice by right, with the clock of the answer. Words and answer are sealed under the client's
-- key: once it is destroyed, the bare fact stays.
CREATE TABLE requests (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    person BYTES NOT NULL,
    kind TEXT NOT NULL,
    words TEXT,
    asked_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    answered_at BIGINT,
    answered_by BYTES,
    answer TEXT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;
CREATE INDEX requests_open ON requests (practice, state, due_at);
