-- When a client opened the answer to what they asked for. Answers from before are no news.
ALTER TABLE requests ADD COLUMN read_at BIGINT;
UPDATE requests SET read_at = answered_at WHERE answered_at IS NOT NULL;

-- When somebody last searched behind the door for emergencies: for so many searches an hour, and no longer.
CREATE TABLE emergency_searches (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (practice, person, at)
) CLUSTERED;

-- Failed sign-ins: for each person, way and day how many, the first and the last. Under nobody's identifier stand those
-- with a name that is nobody's. No address and no name that was tried is kept.
CREATE TABLE failed_sign_ins (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    way TEXT NOT NULL,
    day BIGINT NOT NULL,
    times BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (practice, person, way, day)
) CLUSTERED;
