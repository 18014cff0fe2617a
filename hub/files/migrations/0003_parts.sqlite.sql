-- Files on their way in pieces: what each will be, and until when it may go on. How much has come is told by its bytes.
CREATE TABLE file_part (
    file TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX file_part_owner ON file_part (owner);
