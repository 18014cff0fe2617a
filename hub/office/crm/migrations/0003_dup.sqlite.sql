-- Customers that were found to be one: what went into what, what it was before, and what moved over.
CREATE TABLE crm_merge (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    kept TEXT NOT NULL,
    gone TEXT NOT NULL,
    kept_no TEXT NOT NULL,
    gone_no TEXT NOT NULL,
    kept_title TEXT NOT NULL,
    gone_title TEXT NOT NULL,
    before TEXT NOT NULL,
    kept_version BIGINT NOT NULL,
    moved TEXT NOT NULL,
    dropped TEXT NOT NULL,
    by_person TEXT NOT NULL,
    at BIGINT NOT NULL,
    undone_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX crm_merge_person ON crm_merge (company, by_person, at);

-- Customers that look alike and are not the same; the lower id first.
CREATE TABLE crm_apart (
    company TEXT NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    by_person TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (company, one, other)
);
