-- Couples, families and counselling groups: cases of one counsellor that share sessions.

CREATE TABLE groups_of_cases (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    counsellor BYTES NOT NULL,
    kind TEXT NOT NULL,
    -- Sealed under the practice's key: it may name a family.
    name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (practice, id)
) CLUSTERED;
CREATE INDEX groups_counsellor ON groups_of_cases (practice, counsellor, ended_at);

CREATE TABLE group_members (
    practice BYTES NOT NULL,
    group_id BYTES NOT NULL,
    case_id BYTES NOT NULL,
    invited_at BIGINT NOT NULL,
    joined_at BIGINT,
    left_at BIGINT,
    shows TEXT NOT NULL,
    PRIMARY KEY (practice, group_id, case_id)
) CLUSTERED;
CREATE INDEX group_members_case ON group_members (practice, case_id);

-- One meeting of a group is one session in each member's case.
CREATE TABLE group_sessions (
    practice BYTES NOT NULL,
    group_id BYTES NOT NULL,
    meeting BYTES NOT NULL,
    case_id BYTES NOT NULL,
    session_id BYTES NOT NULL,
    planned_at BIGINT NOT NULL,
    PRIMARY KEY (practice, group_id, meeting, case_id)
) CLUSTERED;
