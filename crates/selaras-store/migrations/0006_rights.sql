-- The ledger of consents: what for, to which words, given or withdrawn. No row is ever changed: the newest of a purpose
-- stands. `on_behalf_of` is the client when somebody else (a guardian) consents for them.
CREATE TABLE consents (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    number BIGINT NOT NULL,
    person BYTES NOT NULL,
    on_behalf_of BYTES,
    purpose TEXT NOT NULL,
    given BIGINT NOT NULL,
    method TEXT NOT NULL,
    version BIGINT,
    language TEXT,
    text_digest BYTES,
    at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, number)
) CLUSTERED;

INSERT INTO consents (practice, case_id, number, person, purpose, given, method, version, language, text_digest, at)
    SELECT s.practice, s.case_id, a.version, s.person, 'counselling', 1, 'page', a.version, s.language, s.text_digest, s.signed_at
    FROM signatures s
    JOIN agreements a ON a.practice = s.practice AND a.case_id = s.case_id AND a.id = s.agreement
    WHERE s.side = 'client';

INSERT INTO consents (practice, case_id, number, person, purpose, given, method, at)
    SELECT c.practice, c.id,
        (SELECT COALESCE(max(k.number), 0) + 1 FROM consents k WHERE k.practice = c.practice AND k.case_id = c.id),
        c.client, 'supervision', 1, 'page', c.supervision_from
    FROM cases c WHERE c.supervision_from IS NOT NULL;
