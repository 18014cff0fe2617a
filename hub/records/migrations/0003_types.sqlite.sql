-- Record types built by users: each with every version of its description. An empty company: of all companies.
CREATE TABLE built_type (
    name TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    version BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;

-- Rows are only ever added. `what` is publish, enable or disable; only a publication has a body.
CREATE TABLE built_version (
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    what TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    file TEXT NOT NULL,
    reason TEXT NOT NULL,
    leader TEXT,
    opinion TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (name, version)
) WITHOUT ROWID;
CREATE TRIGGER built_version_kept BEFORE UPDATE ON built_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER built_version_stays BEFORE DELETE ON built_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- The files of config/modules as they were last taken, and what was wrong with them then.
CREATE TABLE built_file (
    file TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL,
    problems TEXT NOT NULL
) WITHOUT ROWID;
