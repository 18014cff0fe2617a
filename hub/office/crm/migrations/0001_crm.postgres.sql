-- What a follow-up did to its customer, so that it can be taken back while nobody has acted upon it.
CREATE TABLE crm_touch (
    followup TEXT PRIMARY KEY,
    customer TEXT NOT NULL,
    customer_version BIGINT NOT NULL,
    before TEXT NOT NULL,
    plan TEXT NOT NULL DEFAULT '',
    plan_version BIGINT NOT NULL DEFAULT 0,
    closed TEXT NOT NULL DEFAULT '',
    by_person TEXT NOT NULL,
    at BIGINT NOT NULL,
    undone_at BIGINT NOT NULL DEFAULT 0
);
