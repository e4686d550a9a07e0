-- Providers of sign-ins (OpenID Connect) that a practice has set up; name, address, our name there and its secret are
-- sealed under the practice's key. One is offered at the door once somebody has come back from it.
CREATE TABLE providers (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client TEXT NOT NULL,
    secret TEXT NOT NULL,
    counts BIGINT NOT NULL,
    for_clients BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    tried_at BIGINT,
    PRIMARY KEY (practice, id)
) CLUSTERED;
CREATE UNIQUE INDEX providers_id ON providers (id);

-- Who of the practice is who at a provider: a keyed digest of the provider's name for them, and nothing that reads.
CREATE TABLE provider_ties (
    practice BYTES NOT NULL,
    provider BYTES NOT NULL,
    person BYTES NOT NULL,
    subject_index BYTES NOT NULL,
    tied_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (practice, provider, person)
) CLUSTERED;
CREATE UNIQUE INDEX provider_ties_subject ON provider_ties (practice, provider, subject_index);
CREATE INDEX provider_ties_person ON provider_ties (practice, person);

-- By which provider somebody came in.
ALTER TABLE sign_ins ADD COLUMN provider BYTES;
