-- A record that was found to be another one: which record it went into, so that its number leads there.
ALTER TABLE record ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
CREATE INDEX record_merged ON record (merged_into) WHERE merged_into <> '';
