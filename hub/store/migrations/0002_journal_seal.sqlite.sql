-- The journal is added to, never altered; ranges of it are sealed in a chain, whose end is signed once a day.
CREATE TABLE journal_seal (
    last_id BIGINT PRIMARY KEY,
    first_id BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    digest TEXT NOT NULL,
    chain TEXT NOT NULL,
    at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX journal_seal_first ON journal_seal (first_id);

CREATE TABLE journal_head (
    day TEXT PRIMARY KEY,
    last_id BIGINT NOT NULL,
    chain TEXT NOT NULL,
    at BIGINT NOT NULL,
    signature TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX journal_company ON journal (company, id);
CREATE INDEX journal_act ON journal (act, id);

CREATE TRIGGER journal_kept BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_seal_kept BEFORE UPDATE ON journal_seal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_seal_stays BEFORE DELETE ON journal_seal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_head_kept BEFORE UPDATE ON journal_head BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_head_stays BEFORE DELETE ON journal_head BEGIN SELECT RAISE(ABORT, 'append-only'); END;
