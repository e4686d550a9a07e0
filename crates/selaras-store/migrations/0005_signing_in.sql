-- Signing in: sign-ins that their person can read and end, proofs that grow old, second factors, passkeys.

ALTER TABLE sign_ins ADD COLUMN proven_at BIGINT NOT NULL DEFAULT 0;
-- '' whole, 'factor', 'enrolment' or 'replaced'.
ALTER TABLE sign_ins ADD COLUMN waits TEXT NOT NULL DEFAULT '';
-- Browser and system in two words, never more of what a browser tells about itself, and no address.
ALTER TABLE sign_ins ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE sign_ins ADD COLUMN used_at BIGINT NOT NULL DEFAULT 0;
UPDATE sign_ins SET proven_at = made_at, used_at = made_at;

-- An authenticator app: the secret is sealed; the last step that was used is never used again.
CREATE TABLE authenticators (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    secret TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    last_step BIGINT NOT NULL,
    PRIMARY KEY (practice, person)
) CLUSTERED;

-- Recovery codes: digests only, each once.
CREATE TABLE recovery_codes (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    digest BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (practice, person, digest)
) CLUSTERED;

-- Passkeys: public keys, and how often they have signed.
CREATE TABLE passkeys (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    person BYTES NOT NULL,
    credential BYTES NOT NULL,
    device TEXT NOT NULL,
    public_part TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (practice, id)
) CLUSTERED;
CREATE INDEX passkeys_person ON passkeys (practice, person);
CREATE UNIQUE INDEX passkeys_credential ON passkeys (credential);

-- The parts for which the practice asks for a second factor.
CREATE TABLE required_factors (
    practice BYTES NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (practice, role)
) CLUSTERED;
