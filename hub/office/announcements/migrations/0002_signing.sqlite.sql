-- Who must sign an announcement before it goes out, since when they have, their to-do, and whom it is for until then.
ALTER TABLE announcement ADD COLUMN signer TEXT NOT NULL DEFAULT '';
ALTER TABLE announcement ADD COLUMN signed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE announcement ADD COLUMN sign_todo TEXT NOT NULL DEFAULT '';
ALTER TABLE announcement ADD COLUMN wish TEXT NOT NULL DEFAULT '';
