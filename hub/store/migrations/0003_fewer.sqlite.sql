-- One hub alone walks its channels every 25 seconds; an index on when they moved would be written with every post.
DROP INDEX channel_moved;
-- The outbox is read in the order of its rows, and is nearly empty.
DROP INDEX outbox_due;
