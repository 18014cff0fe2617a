-- Incoming webhooks: each posts into one room as a bot of its own. Of its secret only the hash is kept.
CREATE TABLE hook (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    bot TEXT NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
) WITHOUT ROWID;
CREATE INDEX hook_channel ON hook (channel);
CREATE UNIQUE INDEX hook_bot ON hook (bot);
