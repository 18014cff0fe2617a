-- Rooms and who is in them; what was said there, by whom it was called for, pinned and answered; cards and apps.
CREATE TABLE room (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    topic TEXT NOT NULL DEFAULT '',
    icon TEXT NOT NULL DEFAULT '',
    history TEXT NOT NULL DEFAULT 'all',
    department TEXT,
    pair TEXT,
    people INTEGER NOT NULL DEFAULT 0,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    archived_at BIGINT
) WITHOUT ROWID;
-- Two people have one conversation, however often and from wherever it is opened.
CREATE UNIQUE INDEX room_pair ON room (pair) WHERE pair IS NOT NULL;
CREATE UNIQUE INDEX room_name ON room (company, name_key) WHERE kind = 'public' AND archived_at IS NULL;
CREATE INDEX room_department ON room (department) WHERE department IS NOT NULL;
CREATE INDEX room_company ON room (company, kind, id);

-- Who is in a room now, and how they have it: their role, how far they have read, muted, on top.
CREATE TABLE room_member (
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT 'member',
    from_seq BIGINT NOT NULL DEFAULT 0,
    read_seq BIGINT NOT NULL DEFAULT 0,
    read_no BIGINT NOT NULL DEFAULT 0,
    muted BOOLEAN NOT NULL DEFAULT FALSE,
    pinned BOOLEAN NOT NULL DEFAULT FALSE,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (channel, person)
) WITHOUT ROWID;
CREATE INDEX room_member_person ON room_member (person, channel);

-- `line`: stands in the room's own line, not only in a thread. JSON columns: words, blocks, files, mentions.
CREATE TABLE message (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    channel TEXT NOT NULL,
    seq BIGINT NOT NULL,
    no BIGINT NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'message',
    body TEXT NOT NULL,
    words TEXT,
    blocks TEXT,
    card TEXT,
    files TEXT,
    thread TEXT,
    line BOOLEAN NOT NULL,
    urgent BOOLEAN NOT NULL DEFAULT FALSE,
    mentions TEXT,
    edited_at BIGINT,
    recalled_at BIGINT,
    recalled_by TEXT,
    recall_reason TEXT,
    pinned_at BIGINT,
    pinned_by TEXT
) WITHOUT ROWID;
CREATE UNIQUE INDEX message_place ON message (channel, seq);
CREATE INDEX message_line ON message (channel, seq) WHERE line;
CREATE INDEX message_thread ON message (thread, seq) WHERE thread IS NOT NULL;
CREATE INDEX message_pinned ON message (channel, pinned_at) WHERE pinned_at IS NOT NULL;

-- How a thread stands: only posts touch this row, so that a reply and an edit of its parent never wait for each other.
CREATE TABLE thread (
    message TEXT PRIMARY KEY,
    replies INTEGER NOT NULL,
    last_at BIGINT NOT NULL,
    people TEXT NOT NULL
) WITHOUT ROWID;

-- Who was called for when a message was posted; `*` is everyone in the room.
CREATE TABLE mention (
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    no BIGINT NOT NULL,
    message TEXT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (channel, person, no)
) WITHOUT ROWID;

CREATE TABLE reaction (
    message TEXT NOT NULL,
    emoji TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (message, emoji, person)
) WITHOUT ROWID;

-- A bound card: one row for one thing, however many copies stand in rooms. `drawn` is the face for all.
CREATE TABLE card (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    version BIGINT NOT NULL,
    face BIGINT NOT NULL,
    drawn TEXT NOT NULL,
    drawn_at BIGINT NOT NULL,
    told_at BIGINT NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE UNIQUE INDEX card_thing ON card (kind, thing);

CREATE TABLE card_copy (
    card TEXT NOT NULL,
    channel TEXT NOT NULL,
    message TEXT NOT NULL,
    until BIGINT,
    PRIMARY KEY (card, channel, message)
) WITHOUT ROWID;
CREATE INDEX card_copy_channel ON card_copy (channel, card);

-- What one person alone was answered, in the room where they asked.
CREATE TABLE whisper (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    inbox TEXT NOT NULL,
    channel TEXT NOT NULL,
    thread TEXT,
    seq BIGINT NOT NULL,
    no BIGINT NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    body TEXT NOT NULL,
    words TEXT,
    blocks TEXT,
    card TEXT,
    command TEXT NOT NULL DEFAULT '',
    until BIGINT NOT NULL,
    dismissed_at BIGINT
) WITHOUT ROWID;
CREATE INDEX whisper_person ON whisper (person, channel, until);

-- A bot as an app: its manifest, and the words its commands are called by.
CREATE TABLE app (
    bot TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    name TEXT NOT NULL,
    manifest TEXT NOT NULL,
    changed_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX app_name ON app (company, name);

CREATE TABLE app_command (
    company TEXT NOT NULL,
    word TEXT NOT NULL,
    bot TEXT NOT NULL,
    PRIMARY KEY (company, word)
) WITHOUT ROWID;

-- What people asked of bots. The trigger lets that bot answer, and act for that person for a while.
CREATE TABLE interaction (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    bot TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    thread TEXT,
    message TEXT,
    asked TEXT NOT NULL,
    trigger_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    acts_left INTEGER NOT NULL,
    lease_until BIGINT NOT NULL DEFAULT 0,
    answered_at BIGINT,
    answer TEXT
) WITHOUT ROWID;
CREATE UNIQUE INDEX interaction_trigger ON interaction (trigger_id);
CREATE INDEX interaction_waiting ON interaction (bot, at) WHERE answered_at IS NULL;
