-- Processing stopped at the client's wish, or because consent to counselling was withdrawn.
ALTER TABLE cases ADD COLUMN restricted_at BIGINT;
-- The last time somebody opened the case in an emergency, until the client has read of it.
ALTER TABLE cases ADD COLUMN emergency_at BIGINT;

-- Who opened which case in an emergency, why, and until when. No row is ever changed or removed but by erasing the client.
CREATE TABLE emergencies (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    person BYTES NOT NULL,
    reason TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;
CREATE INDEX emergencies_opened ON emergencies (practice, opened_at);

-- Counsellors whom the administrator has named for emergencies.
CREATE TABLE emergency_counsellors (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    PRIMARY KEY (practice, person)
) CLUSTERED;
