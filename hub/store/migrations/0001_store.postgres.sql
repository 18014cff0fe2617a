-- The log of every channel, who was in it when, the keys of acts, the journal, the outbox, timers and counters.
CREATE TABLE channel (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    kind TEXT NOT NULL,
    last_seq BIGINT NOT NULL DEFAULT 0,
    last_no BIGINT NOT NULL DEFAULT 0,
    epoch BIGINT NOT NULL DEFAULT 0,
    moved_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX channel_moved ON channel (moved_at);

CREATE TABLE channel_event (
    channel TEXT NOT NULL,
    seq BIGINT NOT NULL,
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    ref TEXT,
    data TEXT,
    PRIMARY KEY (channel, seq)
);

CREATE TABLE membership (
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    from_seq BIGINT NOT NULL,
    to_seq BIGINT,
    PRIMARY KEY (channel, person, from_seq)
);
CREATE INDEX membership_person ON membership (person, channel) WHERE to_seq IS NULL;

CREATE TABLE act_key (
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    act TEXT NOT NULL,
    digest TEXT NOT NULL,
    reply TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (owner, key)
);

CREATE TABLE journal (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    company TEXT NOT NULL,
    act TEXT NOT NULL,
    actor TEXT NOT NULL,
    via TEXT,
    target TEXT,
    input TEXT NOT NULL,
    key TEXT,
    at BIGINT NOT NULL
);
CREATE INDEX journal_actor ON journal (actor, id);
CREATE INDEX journal_target ON journal (target, id);

CREATE TABLE outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT NOT NULL,
    channel TEXT,
    ref TEXT,
    data TEXT NOT NULL,
    at BIGINT NOT NULL,
    not_before BIGINT NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_until BIGINT NOT NULL DEFAULT 0,
    error TEXT
);
CREATE INDEX outbox_due ON outbox (not_before, id);

CREATE TABLE timer (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    fire_at BIGINT NOT NULL,
    act TEXT NOT NULL,
    input TEXT NOT NULL,
    actor TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    epoch BIGINT NOT NULL DEFAULT 0,
    lease_until BIGINT NOT NULL DEFAULT 0,
    error TEXT
);
CREATE INDEX timer_due ON timer (fire_at) WHERE state = 'waiting';

CREATE TABLE counter (
    company TEXT NOT NULL,
    name TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (company, name)
);
