-- What its signer said of it when signing it off.
ALTER TABLE announcement ADD COLUMN opinion TEXT NOT NULL DEFAULT '';
