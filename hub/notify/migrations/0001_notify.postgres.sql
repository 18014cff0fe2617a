-- What waits for people, and what they were told.
CREATE TABLE todo (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    person TEXT NOT NULL,
    box TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending',
    thing_kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    no TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    fact TEXT,
    step TEXT,
    icon TEXT NOT NULL DEFAULT '',
    sender TEXT NOT NULL DEFAULT '',
    card TEXT,
    channel TEXT,
    message TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    opened_at BIGINT NOT NULL,
    due_at BIGINT,
    provisional BIGINT NOT NULL DEFAULT 0,
    urgent BIGINT NOT NULL DEFAULT 0,
    urged BIGINT NOT NULL DEFAULT 0,
    decided_by TEXT,
    decided_at BIGINT,
    decided_text TEXT
);
CREATE INDEX todo_person ON todo (person, box, state, opened_at);
CREATE INDEX todo_decided ON todo (person, decided_at) WHERE box = 'mine' AND state <> 'pending';
CREATE INDEX todo_thing ON todo (thing, state);

CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    thing_kind TEXT NOT NULL DEFAULT '',
    thing TEXT NOT NULL DEFAULT '',
    no TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    body TEXT,
    tone TEXT NOT NULL DEFAULT 'slate',
    sender TEXT NOT NULL DEFAULT '',
    card TEXT,
    channel TEXT,
    message TEXT,
    at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX notice_person ON notice (person, id);
