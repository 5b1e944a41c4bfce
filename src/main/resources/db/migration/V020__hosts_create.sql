-- Every provider we know: those of the file as it was last read, and those of the cockpit. A key
-- is never here, only where it is.
CREATE TABLE control_hosts (
    id TEXT PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9._-]{0,62}$' AND id <> 'auto'),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('llama-swap', 'openai', 'boocontrol-gateway')),
    base_url TEXT NOT NULL,
    key_source TEXT NOT NULL CHECK (key_source IN ('none', 'environment', 'file', 'pasted')),
    key_place TEXT,
    enabled BOOLEAN NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('file', 'cockpit')),
    operating_system TEXT NOT NULL,
    gpus JSONB NOT NULL,
    favourites JSONB NOT NULL,
    hidden JSONB NOT NULL,
    revision BIGINT NOT NULL,
    added_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    changed_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
COMMENT ON COLUMN control_hosts.key_place IS 'name of the variable, or path of the file';
COMMENT ON COLUMN control_hosts.revision IS 'the ETag; never given twice, also not to an id that comes again';

CREATE SEQUENCE control_hosts_revision;
