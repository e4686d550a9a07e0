-- Reviews: recorded by the counsellor, and agreed only once the client has said yes, on this screen or their own.
CREATE TABLE reviews (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    outcome TEXT NOT NULL,
    words TEXT NOT NULL,
    helped TEXT,
    kept_client TEXT,
    kept_counsellor TEXT,
    held BIGINT NOT NULL,
    recorded_by BYTES,
    recorded_at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT,
    answer_words TEXT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

-- What helped, chosen by the client: words of its own, or a pointer at something they gave, which is shown only as long as
-- both may read it.
CREATE TABLE helps (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    source BYTES,
    words TEXT,
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

-- Forms on paper, each with the code that stands on it, and who typed it in.
CREATE TABLE papers (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    code TEXT NOT NULL,
    session_id BYTES NOT NULL,
    instrument TEXT NOT NULL,
    version BIGINT NOT NULL,
    printed_by BYTES,
    printed_at BIGINT NOT NULL,
    entered_by BYTES,
    entered_at BIGINT,
    response BYTES,
    PRIMARY KEY (practice, case_id, code)
) CLUSTERED;
