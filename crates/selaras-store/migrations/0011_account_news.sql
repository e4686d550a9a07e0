-- What happened to somebody's way in without them: told on every page until they have read it.
CREATE TABLE account_news (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    read_at BIGINT,
    PRIMARY KEY (practice, person, at, what)
) CLUSTERED;
