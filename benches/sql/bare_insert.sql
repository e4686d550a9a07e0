INSERT INTO answers (respondent, given_at, body) VALUES (?1, ?2, ?3)
