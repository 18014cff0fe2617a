-- What each person opens every day, and the last morning each was told of their day.
CREATE TABLE quick_group (
    person TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    items TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE digest (
    person TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    day TEXT NOT NULL
);
