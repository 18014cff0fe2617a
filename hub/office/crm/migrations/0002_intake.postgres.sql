-- What customers and contacts are known by, for finding those that may be the same.
CREATE TABLE crm_key (
    company TEXT NOT NULL,
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (company, type, key, value, record)
);
CREATE INDEX crm_key_record ON crm_key (record);

-- Files being taken in, and every row of theirs.
CREATE TABLE crm_import (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    no TEXT NOT NULL,
    person TEXT NOT NULL,
    channel TEXT NOT NULL,
    file TEXT NOT NULL,
    sha TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    mapping TEXT NOT NULL,
    policy TEXT NOT NULL,
    state TEXT NOT NULL,
    header TEXT NOT NULL DEFAULT '[]',
    total BIGINT NOT NULL DEFAULT 0,
    created BIGINT NOT NULL DEFAULT 0,
    updated BIGINT NOT NULL DEFAULT 0,
    same BIGINT NOT NULL DEFAULT 0,
    failed BIGINT NOT NULL DEFAULT 0,
    undone BIGINT NOT NULL DEFAULT 0,
    kept BIGINT NOT NULL DEFAULT 0,
    report TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX crm_import_no ON crm_import (company, no);
CREATE INDEX crm_import_person ON crm_import (person, at);

CREATE TABLE crm_import_row (
    import TEXT NOT NULL,
    no BIGINT NOT NULL,
    cells TEXT NOT NULL,
    state TEXT NOT NULL,
    record TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 0,
    before TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (import, no)
);
CREATE INDEX crm_import_row_state ON crm_import_row (import, state, no);
