-- Reminders, and every time one has rung.
CREATE TABLE reminder (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    no TEXT NOT NULL,
    author TEXT NOT NULL,
    person TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    rule TEXT NOT NULL,
    next_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    organisation BIGINT NOT NULL DEFAULT 0,
    about TEXT,
    url TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX reminder_no ON reminder (company, no);
CREATE INDEX reminder_author ON reminder (author, state);
CREATE INDEX reminder_person ON reminder (person, state);

CREATE TABLE reminder_occasion (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    reminder TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    rung_at BIGINT NOT NULL,
    late BIGINT NOT NULL DEFAULT 0,
    missed BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    until BIGINT NOT NULL DEFAULT 0,
    done_by TEXT NOT NULL DEFAULT '',
    done_at BIGINT NOT NULL DEFAULT 0,
    channel TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX reminder_occasion_due ON reminder_occasion (reminder, due_at);
CREATE INDEX reminder_occasion_state ON reminder_occasion (reminder, state);
