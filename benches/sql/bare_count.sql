SELECT count(*) FROM answers
