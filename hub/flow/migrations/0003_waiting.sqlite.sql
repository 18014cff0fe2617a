-- Undo, effects that were refused, runs that wait for no person, requests within requests, a request's own room.
ALTER TABLE flow_instance ADD COLUMN undo TEXT;
ALTER TABLE flow_instance ADD COLUMN effect TEXT NOT NULL DEFAULT '';
ALTER TABLE flow_instance ADD COLUMN trouble TEXT;
ALTER TABLE flow_instance ADD COLUMN parent TEXT;
ALTER TABLE flow_instance ADD COLUMN parent_run BIGINT NOT NULL DEFAULT 0;
ALTER TABLE flow_instance ADD COLUMN room TEXT;
ALTER TABLE flow_run ADD COLUMN waits TEXT NOT NULL DEFAULT '';
ALTER TABLE flow_run ADD COLUMN until_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX flow_instance_parent ON flow_instance (parent, parent_run) WHERE parent IS NOT NULL;
