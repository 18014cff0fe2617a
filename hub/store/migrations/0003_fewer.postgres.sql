-- The outbox is read in the order of its rows, and is nearly empty.
DROP INDEX outbox_due;
