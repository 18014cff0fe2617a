-- Files: what people uploaded, by the hash of its bytes, and the things each hangs on.
CREATE TABLE file (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    created_at BIGINT NOT NULL,
    gone_at BIGINT
) WITHOUT ROWID;
CREATE INDEX file_owner ON file (owner) WHERE gone_at IS NULL;
CREATE INDEX file_sha ON file (sha) WHERE gone_at IS NULL;

-- Whoever may read a thing may read the files on it.
CREATE TABLE file_hold (
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    PRIMARY KEY (file, kind, thing)
) WITHOUT ROWID;
CREATE INDEX file_hold_thing ON file_hold (kind, thing);
