-- The nodes that serve this database: each writes its own row every few seconds, anyone may look.
CREATE TABLE node (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    told TEXT NOT NULL
) WITHOUT ROWID;
