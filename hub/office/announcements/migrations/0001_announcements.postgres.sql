-- Announcements, their text in every edition, and who was given which edition when, read it, and answered.
CREATE TABLE announcement (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    no TEXT NOT NULL,
    author TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    audience TEXT NOT NULL,
    must_read BIGINT NOT NULL,
    question TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    total BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    edited_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    ended_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    channel TEXT NOT NULL,
    message TEXT NOT NULL,
    chased_at BIGINT NOT NULL,
    round BIGINT NOT NULL,
    touched BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX announcement_no ON announcement (company, no);

CREATE TABLE announcement_edition (
    announcement TEXT NOT NULL,
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (announcement, version)
);

-- One row for one person and edition. `place` is the order of delivery; `state` waiting, delivered, read or gone.
CREATE TABLE announcement_copy (
    announcement TEXT NOT NULL,
    version BIGINT NOT NULL,
    person TEXT NOT NULL,
    place BIGINT NOT NULL,
    department TEXT NOT NULL,
    state TEXT NOT NULL,
    delivered_at BIGINT NOT NULL DEFAULT 0,
    read_at BIGINT NOT NULL DEFAULT 0,
    reply TEXT NOT NULL DEFAULT '',
    round BIGINT NOT NULL DEFAULT 0,
    chases BIGINT NOT NULL DEFAULT 0,
    channel TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    todo TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (announcement, version, person)
);
CREATE INDEX announcement_copy_turn ON announcement_copy (announcement, version, state, place);
CREATE INDEX announcement_copy_person ON announcement_copy (person, announcement);
