SELECT (SELECT count(*) FROM responses WHERE instrument = 'alliance-client' AND answers IS NOT NULL),
       (SELECT count(DISTINCT scores.response) FROM scores JOIN responses
           ON responses.practice = scores.practice AND responses.id = scores.response
           WHERE responses.instrument = 'alliance-client'),
       (SELECT count(*) FROM audit JOIN responses
           ON responses.practice = audit.practice AND responses.id = audit.subject
           WHERE responses.instrument = 'alliance-client' AND audit.act = 'feedback.creation'),
       (SELECT count(*) FROM signals)
