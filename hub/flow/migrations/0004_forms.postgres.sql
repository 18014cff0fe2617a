-- Drafts kept for their writer on every device; what each step changed, and the hash of what its taker saw.
CREATE TABLE flow_draft (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    person TEXT NOT NULL,
    flow TEXT NOT NULL,
    no TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX flow_draft_person ON flow_draft (person, at);
ALTER TABLE flow_line ADD COLUMN changes TEXT;
ALTER TABLE flow_line ADD COLUMN seal TEXT NOT NULL DEFAULT '';
