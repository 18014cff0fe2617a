-- Records of every type, and the one index table their lists are sorted and narrowed by.
CREATE TABLE record (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    no TEXT NOT NULL,
    type TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    data TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    gone_at BIGINT
);
CREATE UNIQUE INDEX record_no ON record (company, type, no);
CREATE INDEX record_created ON record (company, type, created_at, id) WHERE gone_at IS NULL;
CREATE INDEX record_changed ON record (company, type, changed_at, id) WHERE gone_at IS NULL;
CREATE INDEX record_title ON record (company, type, title, id) WHERE gone_at IS NULL;
CREATE INDEX record_owner ON record (company, type, owner, id) WHERE gone_at IS NULL;

-- `value` is text that sorts as the value does; a record without one has the empty text. `sole` values are unique.
CREATE TABLE record_value (
    company TEXT NOT NULL,
    type TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    record TEXT NOT NULL,
    sole INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (company, type, field, value, record)
);
CREATE INDEX record_value_record ON record_value (record, field);
CREATE UNIQUE INDEX record_value_sole ON record_value (company, type, field, value) WHERE sole = 1;
