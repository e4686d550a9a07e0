CREATE TABLE answers (id INTEGER PRIMARY KEY, respondent BLOB NOT NULL, given_at INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX answers_of ON answers (respondent);
