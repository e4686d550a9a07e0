-- The audit becomes a chain per case, and one per practice (under the practice's own identifier) for lines that concern
-- no case. What was written before is chained by the step in Rust that follows this script, which then drops the old table.

DROP INDEX audit_case;
ALTER TABLE audit RENAME TO audit_before;

CREATE TABLE audit (
    practice BYTES NOT NULL,
    chain BYTES NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person BYTES,
    act TEXT NOT NULL,
    subject BYTES,
    digest BYTES NOT NULL,
    PRIMARY KEY (practice, chain, number)
) CLUSTERED;

-- The last line of each chain, and the one that the last anchor holds.
CREATE TABLE audit_heads (
    practice BYTES NOT NULL,
    chain BYTES NOT NULL,
    number BIGINT NOT NULL,
    digest BYTES NOT NULL,
    anchored BIGINT NOT NULL,
    PRIMARY KEY (practice, chain)
) CLUSTERED;

-- Each anchor holds the anchor before it and the heads that moved since.
CREATE TABLE audit_anchors (
    practice BYTES NOT NULL,
    number BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    digest BYTES NOT NULL,
    PRIMARY KEY (practice, number)
) CLUSTERED;

CREATE TABLE audit_marks (
    practice BYTES NOT NULL,
    anchor BIGINT NOT NULL,
    chain BYTES NOT NULL,
    number BIGINT NOT NULL,
    digest BYTES NOT NULL,
    PRIMARY KEY (practice, anchor, chain)
) CLUSTERED;
