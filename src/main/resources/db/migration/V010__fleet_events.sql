-- What happened on the hosts: changes of models and of liveness, gaps (model '*', range in detail).
CREATE TABLE control_model_events (
    provider_id TEXT NOT NULL,
    id UUID NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    model TEXT NOT NULL,
    event TEXT NOT NULL,
    observed BOOLEAN NOT NULL,
    duration_ms BIGINT,
    detail JSONB,
    PRIMARY KEY (provider_id, id)
);
CREATE INDEX control_model_events_host ON control_model_events (provider_id, at DESC, id DESC);
CREATE INDEX control_model_events_newest ON control_model_events (at DESC, id DESC);
CREATE INDEX control_model_events_loads ON control_model_events (provider_id, model, at DESC)
    WHERE event = 'ready' AND duration_ms IS NOT NULL;
COMMENT ON COLUMN control_model_events.at IS 'when we learnt it, by our clock';
COMMENT ON COLUMN control_model_events.observed IS 'seen as it happened; else concluded from two looks';

-- The last known state of each host, for the time between our start and its first word.
CREATE TABLE control_host_state (
    provider_id TEXT PRIMARY KEY,
    last_byte TIMESTAMPTZ,
    facts JSONB,
    models JSONB NOT NULL,
    models_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ NOT NULL
);
