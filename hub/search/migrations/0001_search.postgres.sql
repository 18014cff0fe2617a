-- One index over messages, files, records and people: what is shown and filtered by, and its tokens beside it.
CREATE TABLE search_doc (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    company TEXT NOT NULL,
    type TEXT NOT NULL,
    channel TEXT NOT NULL,
    message TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    more TEXT NOT NULL,
    url TEXT NOT NULL,
    hint TEXT NOT NULL,
    has TEXT NOT NULL
);
CREATE UNIQUE INDEX search_doc_thing ON search_doc (kind, thing);
CREATE INDEX search_doc_author ON search_doc (author, id);
CREATE INDEX search_doc_channel ON search_doc (channel, id);
CREATE INDEX search_doc_message ON search_doc (message) WHERE message <> '';

-- Tokens are cut by hub.search.tokens; a document takes its own away with it.
CREATE TABLE search_fts (
    id BIGINT PRIMARY KEY REFERENCES search_doc (id) ON DELETE CASCADE,
    tokens tsvector NOT NULL
);
CREATE INDEX search_fts_tokens ON search_fts USING gin (tokens);

-- Which version of the tokens the index was built with: another one builds it anew.
CREATE TABLE search_state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
