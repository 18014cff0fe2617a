-- Record types built by users: each with every version of its description. An empty company: of all companies.
CREATE TABLE built_type (
    name TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    version BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL,
    body TEXT NOT NULL
);

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
);
CREATE FUNCTION built_version_kept() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'built_version is append-only'; END $$;
CREATE TRIGGER built_version_kept BEFORE UPDATE OR DELETE ON built_version
FOR EACH ROW EXECUTE FUNCTION built_version_kept();
CREATE TRIGGER built_version_stays BEFORE TRUNCATE ON built_version
FOR EACH STATEMENT EXECUTE FUNCTION built_version_kept();

-- The files of config/modules as they were last taken, and what was wrong with them then.
CREATE TABLE built_file (
    file TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL,
    problems TEXT NOT NULL
);
