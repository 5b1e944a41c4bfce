-- What the hosts' machines and cards told of themselves. Partitioned by the time of the sample: the
-- program makes a partition for each day ahead of time, the default one takes what no day has.
CREATE TABLE control_perf (
    provider_id TEXT NOT NULL,
    stream TEXT NOT NULL,
    ts TIMESTAMPTZ NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    cpu_pct DOUBLE PRECISION,
    cpu_max_pct DOUBLE PRECISION,
    load_1 DOUBLE PRECISION,
    load_5 DOUBLE PRECISION,
    load_15 DOUBLE PRECISION,
    mem_used_mb BIGINT,
    mem_total_mb BIGINT,
    mem_free_mb BIGINT,
    swap_used_mb BIGINT,
    swap_total_mb BIGINT,
    net_recv_bytes_s DOUBLE PRECISION,
    net_sent_bytes_s DOUBLE PRECISION,
    util_pct DOUBLE PRECISION,
    mem_util_pct DOUBLE PRECISION,
    temp_c DOUBLE PRECISION,
    vram_temp_c DOUBLE PRECISION,
    fan_pct DOUBLE PRECISION,
    power_w DOUBLE PRECISION,
    CONSTRAINT control_perf_key PRIMARY KEY (provider_id, stream, ts)
) PARTITION BY RANGE (ts);
CREATE TABLE control_perf_default PARTITION OF control_perf DEFAULT;
COMMENT ON TABLE control_perf IS 'a column that holds nothing is unknown, never zero';
COMMENT ON COLUMN control_perf.stream IS 'sys, or gpu:<uuid>, or gpu:<index> where a card has none';
COMMENT ON COLUMN control_perf.ts IS 'by the host''s clock';
COMMENT ON COLUMN control_perf.received_at IS 'when we read it, by our clock';

-- The same in coarser steps, kept longer: 5m and 1h, each with partitions of its own.
CREATE TABLE control_perf_rollup (
    provider_id TEXT NOT NULL,
    tier TEXT NOT NULL CHECK (tier IN ('5m', '1h')),
    stream TEXT NOT NULL,
    metric TEXT NOT NULL,
    bucket TIMESTAMPTZ NOT NULL,
    n BIGINT NOT NULL CHECK (n > 0),
    sum DOUBLE PRECISION NOT NULL,
    min DOUBLE PRECISION NOT NULL,
    max DOUBLE PRECISION NOT NULL,
    last DOUBLE PRECISION NOT NULL,
    CONSTRAINT control_perf_rollup_key PRIMARY KEY (provider_id, tier, stream, metric, bucket)
) PARTITION BY LIST (tier);
CREATE TABLE control_perf_rollup_5m PARTITION OF control_perf_rollup
    FOR VALUES IN ('5m') PARTITION BY RANGE (bucket);
CREATE TABLE control_perf_rollup_5m_default PARTITION OF control_perf_rollup_5m DEFAULT;
CREATE TABLE control_perf_rollup_1h PARTITION OF control_perf_rollup
    FOR VALUES IN ('1h') PARTITION BY RANGE (bucket);
CREATE TABLE control_perf_rollup_1h_default PARTITION OF control_perf_rollup_1h DEFAULT;
CREATE INDEX control_perf_rollup_newest ON control_perf_rollup (provider_id, tier, bucket);
COMMENT ON COLUMN control_perf_rollup.metric IS 'name of the column in control_perf';
COMMENT ON COLUMN control_perf_rollup.bucket IS 'its begin, by the host''s clock';
COMMENT ON COLUMN control_perf_rollup.n IS 'values that were known';
