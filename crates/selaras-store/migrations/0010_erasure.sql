-- Erasing a client: when it was done, and on what ground something was destroyed.
ALTER TABLE cases ADD COLUMN erased_at BIGINT;
-- 'period' when it had been kept long enough, 'wish' when its client asked.
ALTER TABLE destructions ADD COLUMN ground TEXT NOT NULL DEFAULT 'period';
