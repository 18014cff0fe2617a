-- Who held which record from when on, until when it was lent or is due, and how much of it; open ones have no end.
CREATE TABLE holding (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    type TEXT NOT NULL,
    record TEXT NOT NULL,
    who TEXT NOT NULL,
    since BIGINT NOT NULL,
    until TEXT NOT NULL,
    amount BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX holding_one ON holding (record) WHERE ended_at IS NULL;
CREATE INDEX holding_who ON holding (company, who, type) WHERE ended_at IS NULL;
CREATE INDEX holding_record ON holding (record, since);

-- How many of a type somebody holds: counted up and down by conditional updates, so that a limit holds under any load.
CREATE TABLE held (
    company TEXT NOT NULL,
    type TEXT NOT NULL,
    who TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (company, type, who)
);
