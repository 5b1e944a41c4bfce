-- The right to disturb a host. One row per host is the lock under which it is granted.
CREATE TABLE control_host_fences (
    provider_id TEXT PRIMARY KEY,
    fence BIGINT NOT NULL DEFAULT 0,
    preempt_by TEXT,
    preempt_purpose TEXT,
    preempt_mode TEXT CHECK (preempt_mode IN ('exclusive', 'shared')),
    preempt_at TIMESTAMPTZ,
    CHECK (num_nulls(preempt_by, preempt_purpose, preempt_mode, preempt_at) IN (0, 4))
);
COMMENT ON COLUMN control_host_fences.fence IS 'the last one given; never reset';
COMMENT ON COLUMN control_host_fences.preempt_by IS 'who asks the holders to stop';

CREATE TABLE control_host_leases (
    provider_id TEXT NOT NULL REFERENCES control_host_fences,
    fence BIGINT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('exclusive', 'shared')),
    holder TEXT NOT NULL,
    purpose TEXT NOT NULL,
    acquired_at TIMESTAMPTZ NOT NULL,
    heartbeat TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    max_until TIMESTAMPTZ NOT NULL,
    told_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    end_reason TEXT CHECK (end_reason IN ('released', 'expired', 'preempted', 'revoked')),
    PRIMARY KEY (provider_id, fence),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
-- Holds against wrong code: two exclusive leases of one host cannot be open.
CREATE UNIQUE INDEX control_host_leases_one_exclusive ON control_host_leases (provider_id)
    WHERE mode = 'exclusive' AND ended_at IS NULL;
CREATE INDEX control_host_leases_open ON control_host_leases (provider_id, fence)
    WHERE ended_at IS NULL;
CREATE INDEX control_host_leases_exclusive ON control_host_leases (provider_id, fence DESC)
    WHERE mode = 'exclusive';
COMMENT ON COLUMN control_host_leases.told_at IS 'when the holder was told that somebody asks for the host';
COMMENT ON COLUMN control_host_leases.ended_at IS 'a fact: no clock takes it back';
