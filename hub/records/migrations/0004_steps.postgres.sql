-- What was done with a record, for whoever looks at it: the verb, and what was said with it as it was kept. The journal
-- tells by which door an act came; a verb of a tapped card or a typed command stands here like any other.
CREATE TABLE record_step (
    record TEXT NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (record, version)
);
