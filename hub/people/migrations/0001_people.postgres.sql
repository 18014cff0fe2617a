-- Who is here: companies, departments, posts, grades, people and their credentials, roles, sessions, calendars.
CREATE TABLE company (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    parent TEXT,
    country TEXT NOT NULL DEFAULT 'CN',
    zone TEXT NOT NULL,
    locale TEXT NOT NULL,
    week TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    gone_at BIGINT
);

CREATE TABLE department (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    parent TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    head TEXT,
    rank INTEGER NOT NULL DEFAULT 0,
    gone_at BIGINT
);
CREATE UNIQUE INDEX department_name ON department (company, parent, name) WHERE gone_at IS NULL;

CREATE TABLE post (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    gone_at BIGINT
);
CREATE UNIQUE INDEX post_name ON post (company, name) WHERE gone_at IS NULL;

-- The higher the rank, the higher the grade: rules ask for "section level and above".
CREATE TABLE grade (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    rank INTEGER NOT NULL,
    gone_at BIGINT
);
CREATE UNIQUE INDEX grade_name ON grade (company, name) WHERE gone_at IS NULL;

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'person',
    login TEXT NOT NULL,
    no TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    pinyin TEXT NOT NULL DEFAULT '',
    letters TEXT NOT NULL DEFAULT '',
    sought TEXT NOT NULL DEFAULT '',
    department TEXT,
    post TEXT,
    grade TEXT,
    superior TEXT,
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    avatar TEXT,
    inbox TEXT NOT NULL,
    locale TEXT NOT NULL DEFAULT 'zh',
    theme TEXT NOT NULL DEFAULT 'system',
    tint INTEGER NOT NULL DEFAULT 1,
    status TEXT NOT NULL DEFAULT '',
    settings TEXT NOT NULL DEFAULT '{}',
    external BOOLEAN NOT NULL DEFAULT FALSE,
    owner TEXT,
    created_at BIGINT NOT NULL,
    gone_at BIGINT
);
CREATE UNIQUE INDEX person_login ON person (login) WHERE gone_at IS NULL;
CREATE UNIQUE INDEX person_no ON person (company, no) WHERE gone_at IS NULL AND no <> '';
CREATE INDEX person_department ON person (department);
CREATE INDEX person_company ON person (company, pinyin, id);
CREATE INDEX person_email ON person (email) WHERE email <> '';
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';
CREATE INDEX person_superior ON person (superior);

-- Apart from the person, so that no reading of the address book ever carries a hash.
CREATE TABLE credential (
    person TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    must_change BOOLEAN NOT NULL
);

CREATE TABLE password_history (
    person TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (person, set_at)
);

CREATE TABLE role (
    company TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (company, code)
);

-- The permission allocation table (R50): lines are added and ended, never changed. The holder is a person or a post.
CREATE TABLE role_grant (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    holder TEXT NOT NULL,
    role TEXT NOT NULL,
    reason TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    revoked_by TEXT,
    revoked_at BIGINT,
    revoke_reason TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX role_grant_held ON role_grant (holder, role, company) WHERE revoked_at IS NULL;
CREATE INDEX role_grant_role ON role_grant (company, role) WHERE revoked_at IS NULL;

-- Only the hash of a token is kept. A session that never expires (a bot's) has expires_at 0.
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    person TEXT NOT NULL,
    device TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    bearer BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX session_hash ON session (hash);
CREATE INDEX session_person ON session (person) WHERE revoked_at IS NULL;
CREATE INDEX session_revoked ON session (revoked_at) WHERE revoked_at IS NOT NULL;

-- Tries to sign in that have not succeeded yet, by account and by address.
CREATE TABLE login_failure (
    account TEXT PRIMARY KEY,
    tries INTEGER NOT NULL,
    since BIGINT NOT NULL,
    locked_until BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE calendar_day (
    company TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    hours TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    name_en TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL,
    PRIMARY KEY (company, day)
);

CREATE TABLE calendar_year (
    company TEXT NOT NULL,
    year INTEGER NOT NULL,
    announced BOOLEAN NOT NULL,
    PRIMARY KEY (company, year)
);
