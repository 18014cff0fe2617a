-- Standing in: whose approvals go to whom, from when until when (ms UTC); flows is a JSON list, empty for all.
CREATE TABLE flow_delegation (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    person TEXT NOT NULL,
    heir TEXT NOT NULL,
    flows TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX flow_delegation_person ON flow_delegation (person, until_at);
CREATE INDEX flow_delegation_heir ON flow_delegation (heir, until_at);
