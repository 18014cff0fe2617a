-- Dialogs and home pages of bots, each for one person.
CREATE TABLE view (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    bot TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    interaction TEXT,
    channel TEXT NOT NULL,
    thread TEXT,
    root TEXT NOT NULL,
    previous TEXT,
    depth INTEGER NOT NULL,
    external TEXT,
    body TEXT NOT NULL,
    state TEXT,
    hash TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    sent_at BIGINT,
    closed_at BIGINT
);
CREATE INDEX view_person ON view (person) WHERE closed_at IS NULL;
CREATE INDEX view_root ON view (root);
CREATE UNIQUE INDEX view_external ON view (bot, external) WHERE closed_at IS NULL AND external IS NOT NULL;
CREATE UNIQUE INDEX view_home ON view (bot, person) WHERE kind = 'home';
ALTER TABLE interaction ADD COLUMN view TEXT;
-- A trigger opens one dialog.
ALTER TABLE interaction ADD COLUMN opened_at BIGINT;
CREATE INDEX interaction_view ON interaction (view) WHERE view IS NOT NULL AND answered_at IS NULL;
