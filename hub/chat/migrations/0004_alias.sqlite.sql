-- The name and the sign a bot gave one message, for the program it carries it for (JSON).
ALTER TABLE message ADD COLUMN alias TEXT;
