-- Definitions in every version, requests, their runs through the route, and their trail.
CREATE TABLE flow_definition (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    sha TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE UNIQUE INDEX flow_definition_version ON flow_definition (company, name, version);

CREATE TABLE flow_instance (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    no TEXT NOT NULL,
    flow TEXT NOT NULL,
    definition TEXT NOT NULL,
    asker TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    form TEXT NOT NULL,
    shown TEXT NOT NULL,
    title TEXT NOT NULL,
    sub TEXT NOT NULL,
    urgent BIGINT NOT NULL DEFAULT 0,
    urged_at BIGINT NOT NULL DEFAULT 0,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL DEFAULT 0,
    ended_by TEXT NOT NULL DEFAULT '',
    ended_text TEXT NOT NULL DEFAULT '',
    card TEXT,
    channel TEXT,
    message TEXT,
    lines BIGINT NOT NULL DEFAULT 0,
    touched BIGINT NOT NULL DEFAULT 0,
    replay TEXT
);
CREATE UNIQUE INDEX flow_instance_no ON flow_instance (company, no);
CREATE INDEX flow_instance_asker ON flow_instance (asker, id);

CREATE TABLE flow_run (
    instance TEXT NOT NULL,
    no BIGINT NOT NULL,
    node TEXT NOT NULL,
    mode TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    slots TEXT NOT NULL,
    PRIMARY KEY (instance, no)
);

CREATE TABLE flow_line (
    instance TEXT NOT NULL,
    no BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    node TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    heir TEXT NOT NULL DEFAULT '',
    via TEXT,
    message TEXT,
    PRIMARY KEY (instance, no)
);
