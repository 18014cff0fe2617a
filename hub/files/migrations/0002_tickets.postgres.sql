-- Leave to hand in one file by an address alone, for an hour. Of the address only the hash is kept.
CREATE TABLE file_ticket (
    hash TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
