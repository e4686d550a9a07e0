-- First light. Every primary key starts with the practice, so that a practice can live on a shard of its own. What
-- belongs to a case is kept under the practice and the case, so that a case lies together, and no row of another
-- case is reached by its identifier.
-- Moments are milliseconds since 1970 UTC. Words of people are text; choices are the codes of selaras-core.

CREATE TABLE practices (
    id BYTES NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    address TEXT NOT NULL,
    emergency_id TEXT NOT NULL,
    emergency_en TEXT NOT NULL,
    asks_safety BIGINT NOT NULL,
    made_at BIGINT NOT NULL
) CLUSTERED;

CREATE TABLE persons (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    address TEXT NOT NULL,
    outside_key TEXT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (practice, id)
) CLUSTERED;
CREATE UNIQUE INDEX persons_outside_key ON persons (practice, outside_key);

CREATE TABLE roles (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (practice, person, role)
) CLUSTERED;

-- Staff sign in by name and password.
CREATE TABLE accounts (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    login TEXT NOT NULL,
    secret TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    ends_at BIGINT,
    PRIMARY KEY (practice, person)
) CLUSTERED;
CREATE UNIQUE INDEX accounts_login ON accounts (login);

-- Clients unlock their own device by a PIN.
CREATE TABLE pins (
    practice BYTES NOT NULL,
    person BYTES NOT NULL,
    secret TEXT NOT NULL,
    wrong BIGINT NOT NULL,
    wait_until BIGINT,
    set_at BIGINT NOT NULL,
    PRIMARY KEY (practice, person)
) CLUSTERED;

CREATE TABLE sign_ins (
    practice BYTES NOT NULL,
    token BYTES NOT NULL,
    person BYTES NOT NULL,
    kind TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    open_until BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (practice, token)
) CLUSTERED;
CREATE INDEX sign_ins_person ON sign_ins (practice, person);

CREATE TABLE links (
    practice BYTES NOT NULL,
    token BYTES NOT NULL,
    person BYTES NOT NULL,
    made_by BYTES,
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT,
    renews_pin BIGINT NOT NULL,
    PRIMARY KEY (practice, token)
) CLUSTERED;
CREATE INDEX links_person ON links (practice, person);

CREATE TABLE supervisions (
    practice BYTES NOT NULL,
    supervisor BYTES NOT NULL,
    counsellor BYTES NOT NULL,
    PRIMARY KEY (practice, supervisor, counsellor)
) CLUSTERED;

CREATE TABLE cases (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    client BYTES NOT NULL,
    counsellor BYTES NOT NULL,
    opened_at BIGINT NOT NULL,
    talk TEXT NOT NULL,
    supervision_from BIGINT,
    closed_at BIGINT,
    ending TEXT,
    ending_words TEXT,
    PRIMARY KEY (practice, id)
) CLUSTERED;
CREATE INDEX cases_counsellor ON cases (practice, counsellor, closed_at);
CREATE INDEX cases_client ON cases (practice, client, closed_at);

CREATE TABLE agreements (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    version BIGINT NOT NULL,
    template TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BYTES NOT NULL,
    PRIMARY KEY (practice, case_id, version)
) CLUSTERED;

-- What an agreement says in each language, by the digest of the words; the words themselves are kept once per
-- practice, since most agreements say the same.
CREATE TABLE agreement_texts (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    agreement BYTES NOT NULL,
    language TEXT NOT NULL,
    digest BYTES NOT NULL,
    PRIMARY KEY (practice, case_id, agreement, language)
) CLUSTERED;

CREATE TABLE agreement_words (
    practice BYTES NOT NULL,
    digest BYTES NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (practice, digest)
) CLUSTERED;

CREATE TABLE signatures (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    agreement BYTES NOT NULL,
    side TEXT NOT NULL,
    person BYTES NOT NULL,
    signed_at BIGINT NOT NULL,
    language TEXT NOT NULL,
    text_digest BYTES NOT NULL,
    PRIMARY KEY (practice, case_id, agreement, side)
) CLUSTERED;

CREATE TABLE goals (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

CREATE TABLE tasks (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    goal BYTES,
    place TEXT NOT NULL,
    due_at BIGINT,
    made_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

-- What goals and tasks say, version by version, and where each side stands on each version.
CREATE TABLE wordings (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    proposal BYTES NOT NULL,
    version BIGINT NOT NULL,
    words TEXT NOT NULL,
    side TEXT NOT NULL,
    person BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, proposal, version)
) CLUSTERED;

CREATE TABLE stances (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    proposal BYTES NOT NULL,
    version BIGINT NOT NULL,
    number BIGINT NOT NULL,
    side TEXT NOT NULL,
    stance TEXT NOT NULL,
    words TEXT,
    person BYTES NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, proposal, version, number)
) CLUSTERED;

CREATE TABLE task_reports (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    task BYTES NOT NULL,
    done TEXT NOT NULL,
    useful BIGINT,
    words TEXT,
    side TEXT NOT NULL,
    person BYTES NOT NULL,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

CREATE TABLE sessions (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    number BIGINT NOT NULL,
    planned_at BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    began_at BIGINT,
    ended_at BIGINT,
    summary TEXT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;
CREATE UNIQUE INDEX sessions_case ON sessions (practice, case_id, number);

-- Seen by the counsellor of record alone.
CREATE TABLE private_notes (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    session_id BYTES NOT NULL,
    person BYTES NOT NULL,
    words TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, session_id)
) CLUSTERED;

-- Topics from both sides. `session_id` is the session at which a topic was spoken about.
CREATE TABLE agenda_items (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    session_id BYTES,
    side TEXT NOT NULL,
    person BYTES NOT NULL,
    words TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

-- Answers are stored once and never changed. `subject` is the goal that a goal rating speaks of.
CREATE TABLE responses (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    person BYTES NOT NULL,
    side TEXT NOT NULL,
    session_id BYTES,
    subject BYTES,
    instrument TEXT NOT NULL,
    version BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    answers TEXT,
    words TEXT,
    words_when TEXT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

-- Derived from responses by the scoring rule of their instrument's version; can be made anew at any time.
-- Imported totals have no answers: their scores are the record.
CREATE TABLE scores (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    response BYTES NOT NULL,
    scale TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    standard_error DOUBLE PRECISION,
    PRIMARY KEY (practice, case_id, response, scale)
) CLUSTERED;

CREATE TABLE signals (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    response BYTES,
    session_id BYTES,
    subject BYTES,
    raised_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT,
    ended_at BIGINT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;
-- How often each kind turned out to be right.
CREATE INDEX signals_kind ON signals (practice, kind, outcome);

CREATE TABLE signal_steps (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    signal BYTES NOT NULL,
    number BIGINT NOT NULL,
    step TEXT NOT NULL,
    outcome TEXT,
    words TEXT,
    side TEXT NOT NULL,
    person BYTES NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, signal, number)
) CLUSTERED;

-- Everything a client gave, so that the counsellor can answer each with one tap.
CREATE TABLE contributions (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    kind TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    waits_for_session BIGINT NOT NULL,
    read_at BIGINT,
    talked_at BIGINT,
    changed_at BIGINT,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

CREATE TABLE reflections (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    person BYTES NOT NULL,
    words TEXT NOT NULL,
    seen_by TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;

CREATE TABLE audit (
    practice BYTES NOT NULL,
    id BYTES NOT NULL,
    at BIGINT NOT NULL,
    person BYTES,
    act TEXT NOT NULL,
    subject BYTES,
    case_id BYTES,
    PRIMARY KEY (practice, id)
) CLUSTERED;
CREATE INDEX audit_case ON audit (practice, case_id, id);

-- Forms already taken, with where they led: a second submission of the same form leads there again.
CREATE TABLE used_tickets (
    practice BYTES NOT NULL,
    ticket BYTES NOT NULL,
    used_at BIGINT NOT NULL,
    led_to TEXT NOT NULL,
    PRIMARY KEY (practice, ticket)
) CLUSTERED;

-- What the installation itself keeps: the key that signs tickets, for one.
CREATE TABLE installation (
    name TEXT NOT NULL PRIMARY KEY,
    content BYTES NOT NULL
) CLUSTERED;
