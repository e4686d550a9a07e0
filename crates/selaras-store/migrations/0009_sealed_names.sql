-- Names, sign-in names, keys of other systems, purposes and summaries of sessions, answers and words, endings, reasons
-- and contacts are sealed from here on; the step in Rust after this script seals what is there already.

-- What must be found is found by keyed digests that nothing in the database can make.
DROP INDEX persons_outside_key;
ALTER TABLE persons ADD COLUMN outside_index BYTES;
CREATE UNIQUE INDEX persons_outside_index ON persons (practice, outside_index);
DROP INDEX accounts_login;
ALTER TABLE accounts ADD COLUMN login_index BYTES;
CREATE UNIQUE INDEX accounts_login_index ON accounts (login_index);

-- For each word of a name and each of its beginnings from three letters, eight bytes of a keyed digest.
CREATE TABLE name_index (
    practice BYTES NOT NULL,
    token BYTES NOT NULL,
    person BYTES NOT NULL,
    PRIMARY KEY (practice, token, person)
) CLUSTERED;
CREATE INDEX name_index_person ON name_index (practice, person);
