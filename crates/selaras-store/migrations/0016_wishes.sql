-- Wishes of the way of working: that they still hold, said with one tap; and for each whether it was kept to, in the
-- eyes of either side. The wishes themselves are responses to an instrument.
CREATE TABLE preference_confirmations (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    response BYTES NOT NULL,
    person BYTES NOT NULL,
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, response, confirmed_at)
) CLUSTERED;

-- One telling has a row for each wish that it speaks of.
CREATE TABLE kept_wishes (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    telling BYTES NOT NULL,
    wish TEXT NOT NULL,
    kept TEXT NOT NULL,
    side TEXT NOT NULL,
    person BYTES NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, telling, wish)
) CLUSTERED;

-- What a client needs of the program itself.
CREATE TABLE accommodations (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    large BIGINT NOT NULL,
    plain BIGINT NOT NULL,
    aloud BIGINT NOT NULL,
    more_time BIGINT NOT NULL,
    helped BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (practice, person)
) CLUSTERED;

-- How a response came about: in which words it was asked, and whether somebody helped.
ALTER TABLE responses ADD COLUMN wording TEXT NOT NULL DEFAULT 'usual';
ALTER TABLE responses ADD COLUMN helped BIGINT NOT NULL DEFAULT 0;
