-- The journal is added to, never altered; ranges of it are sealed in a chain, whose end is signed once a day.
CREATE TABLE journal_seal (
    last_id BIGINT PRIMARY KEY,
    first_id BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    digest TEXT NOT NULL,
    chain TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE UNIQUE INDEX journal_seal_first ON journal_seal (first_id);

CREATE TABLE journal_head (
    day TEXT PRIMARY KEY,
    last_id BIGINT NOT NULL,
    chain TEXT NOT NULL,
    at BIGINT NOT NULL,
    signature TEXT NOT NULL
);
CREATE INDEX journal_company ON journal (company, id);
CREATE INDEX journal_act ON journal (act, id);

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER journal_kept BEFORE UPDATE OR DELETE ON journal
FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER journal_stays BEFORE TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER journal_seal_kept BEFORE UPDATE OR DELETE ON journal_seal
FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER journal_seal_stays BEFORE TRUNCATE ON journal_seal
FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER journal_head_kept BEFORE UPDATE OR DELETE ON journal_head
FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER journal_head_stays BEFORE TRUNCATE ON journal_head
FOR EACH STATEMENT EXECUTE FUNCTION append_only();
