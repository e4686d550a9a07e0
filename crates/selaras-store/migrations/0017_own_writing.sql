-- What belongs to a client: a diary with questions to oneself, and what they want known of themselves.

-- 'note' or 'openness'; the question it answers, the goal or session it speaks of, and how open one could be (sealed).
ALTER TABLE reflections ADD COLUMN kind TEXT NOT NULL DEFAULT 'note';
ALTER TABLE reflections ADD COLUMN goal BYTES;
ALTER TABLE reflections ADD COLUMN session_id BYTES;
ALTER TABLE reflections ADD COLUMN openness TEXT;
-- The topic that brings it to the next session.
ALTER TABLE reflections ADD COLUMN topic BYTES;
-- A shared one that is changed gets another version; a private one is written over.
ALTER TABLE reflections ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE reflections ADD COLUMN changed_at BIGINT;

-- What a shared reflection said before it was changed.
CREATE TABLE reflection_versions (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    reflection BYTES NOT NULL,
    version BIGINT NOT NULL,
    words TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, reflection, version)
) CLUSTERED;

CREATE TABLE profile_entries (
    practice BYTES NOT NULL,
    case_id BYTES NOT NULL,
    id BYTES NOT NULL,
    person BYTES NOT NULL,
    theme TEXT NOT NULL,
    seen_by TEXT NOT NULL,
    words TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (practice, case_id, id)
) CLUSTERED;
