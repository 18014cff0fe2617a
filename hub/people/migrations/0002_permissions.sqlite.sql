-- The permission change table (R48-R50): rows are only ever added, the database itself sees to it.
CREATE TABLE permission_change (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    holder TEXT NOT NULL,
    role TEXT NOT NULL,
    reason TEXT NOT NULL,
    leader TEXT,
    opinion TEXT NOT NULL DEFAULT '',
    by_person TEXT NOT NULL,
    before_roles TEXT NOT NULL,
    after_roles TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX permission_change_company ON permission_change (company, at, id);
CREATE INDEX permission_change_holder ON permission_change (holder, at);

-- What was granted and revoked before there was this table.
INSERT INTO permission_change (id, company, at, kind, holder, role, reason, by_person, before_roles, after_roles)
SELECT id, company, granted_at, 'grant', holder, role, reason, granted_by, '[]', '["' || role || '"]' FROM role_grant;
INSERT INTO permission_change (id, company, at, kind, holder, role, reason, by_person, before_roles, after_roles)
SELECT id || '-', company, revoked_at, 'revoke', holder, role, revoke_reason, COALESCE(revoked_by, ''),
'["' || role || '"]', '[]' FROM role_grant WHERE revoked_at IS NOT NULL;

CREATE TRIGGER permission_change_kept BEFORE UPDATE ON permission_change BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER permission_change_stays BEFORE DELETE ON permission_change BEGIN SELECT RAISE(ABORT, 'append-only'); END;
