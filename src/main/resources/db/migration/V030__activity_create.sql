-- Every finished request of every host, once. Partitioned by the time it ended: the program makes a
-- partition for each month ahead of time, and the default one takes what no month has.
CREATE TABLE control_requests (
    provider_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    swap_entry_id BIGINT NOT NULL,
    ts TIMESTAMPTZ NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    model TEXT NOT NULL,
    req_path TEXT,
    resp_status_code INTEGER,
    resp_content_type TEXT,
    input_tokens BIGINT,
    output_tokens BIGINT,
    cache_tokens BIGINT,
    draft_tokens BIGINT,
    draft_acc_tokens BIGINT,
    prompt_per_second DOUBLE PRECISION,
    tokens_per_second DOUBLE PRECISION,
    duration_ms BIGINT,
    has_capture BOOLEAN NOT NULL,
    error_msg TEXT,
    metadata JSONB,
    source TEXT,
    source_method TEXT,
    source_confidence DOUBLE PRECISION,
    CONSTRAINT control_requests_key UNIQUE (provider_id, epoch, swap_entry_id, ts)
) PARTITION BY RANGE (ts);
CREATE TABLE control_requests_default PARTITION OF control_requests DEFAULT;
CREATE INDEX control_requests_newest ON control_requests (ts, provider_id, epoch, swap_entry_id);
CREATE INDEX control_requests_host ON control_requests (provider_id, ts, epoch, swap_entry_id);
COMMENT ON COLUMN control_requests.epoch IS 'one life of the host''s id counter, counted by us from 1';
COMMENT ON COLUMN control_requests.ts IS 'the end of the request, by the host''s clock';
COMMENT ON COLUMN control_requests.received_at IS 'when we read it, by our clock';
COMMENT ON COLUMN control_requests.source IS 'who sent it; how we know, and how sure, beside it';

-- The lives of the hosts' id counters, and how far each is read. Rows may go, these stay.
CREATE TABLE control_epochs (
    provider_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    dialect TEXT NOT NULL,
    first_seen TIMESTAMPTZ NOT NULL,
    process_start TIMESTAMPTZ,
    settled_id BIGINT NOT NULL,
    settled_row BIGINT,
    PRIMARY KEY (provider_id, epoch)
);
COMMENT ON COLUMN control_epochs.turn IS 'the highest of a host is the current epoch';
COMMENT ON COLUMN control_epochs.settled_id IS 'of every id up to this one it is known what became of it';
COMMENT ON COLUMN control_epochs.settled_row IS 'fingerprint of the row at settled_id';

-- What cannot be a row, as received: the newest of each host.
CREATE TABLE control_poison_rows (
    provider_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    swap_entry_id BIGINT,
    received_at TIMESTAMPTZ NOT NULL,
    reason TEXT NOT NULL,
    raw TEXT NOT NULL,
    PRIMARY KEY (provider_id, digest)
);
CREATE INDEX control_poison_rows_newest ON control_poison_rows (provider_id, received_at);
CREATE INDEX control_poison_rows_ids ON control_poison_rows (provider_id, epoch, swap_entry_id);
