"""Roles: who may do what, by whose word and why. The permission allocation table is never rewritten (R48-R50)."""

from msgspec import UNSET

from hub.kernel import Act, Refused, Words, new_id, wire
from hub.people import acts, administration, shapes
from hub.people.account import tell_person
from hub.people.names import folded
from hub.people.organisation import company_for, in_company
from hub.people.permissions import check_warrant, cite, held, reason_for, write_change
from hub.people.registration import keep_an_administrator
from hub.people.tables import RoleGrant
from hub.store import Reads, Row, Sql, Work

LINES = """SELECT r.*, COALESCE(p.name, o.name) AS holder_name, COALESCE(p.name_en, o.name_en) AS holder_en,
b.name AS granted_by_name, b.name_en AS granted_by_en, v.name AS revoked_by_name, v.name_en AS revoked_by_en
FROM role_grant r LEFT JOIN person p ON p.id = r.holder LEFT JOIN post o ON o.id = r.holder
LEFT JOIN person b ON b.id = r.granted_by LEFT JOIN person v ON v.id = r.revoked_by WHERE r.company = ?"""

END = """UPDATE role_grant SET revoked_at = ?, revoked_by = ?, revoke_reason = ?
WHERE company = ? AND holder = ? AND role = ? AND revoked_at IS NULL"""
NO_WARRANT = shapes.Warrant()


async def people_grant(act: Act, work: Work) -> administration.Kept:
    """Give a role to a person or a post, from this moment on (R42, R46)."""
    given: administration.PeopleGrant = act.input
    company = await company_for(work.db, act.actor, given.company)
    holder = await _holder(work, given.person, given.post, company["id"])
    role = await role_code(work.db, company["id"], given.role)
    await check_warrant(work.db, act.actor, company["id"], holder, given)
    grant = await grant_role(work, holder, role, company["id"], given.reason, given)
    cite(work, company["id"], given, holder, grant)
    await _tell(work, holder)
    return administration.Kept(grant)


async def role_code(db: Sql, company: str, called: str) -> str:
    """The code of a role that may be called by its name. Refuses `role.missing`."""
    for row in await db.rows("SELECT code, name, name_en FROM role WHERE company = ?", company):
        if folded(called) in (row["code"], folded(row["name"]), folded(row["name_en"])):
            return str(row["code"])
    raise Refused("role.missing", field="role", role=called)


async def grant_role(
    work: Work, holder: str, role: str, company: str, reason: str, warrant: shapes.Warrant = NO_WARRANT
) -> str:
    """Give a role whose warrant was checked. Refuses one already held."""
    before = await held(work.db, company, holder)
    if await RoleGrant.filter(company=company, holder=holder, role=role, revoked_at=None).exists():
        raise Refused("role.held", field="role", role=role)
    grant = new_id("L")
    await RoleGrant.create(
        id=grant, company=company, holder=holder, role=role, reason=reason, granted_by=work.actor.id,
        granted_at=work.at,
    )  # fmt: skip
    await write_change(work, "grant", company, holder, role, reason, warrant, before)
    work.target = holder
    work.happened("role.granted", {"holder": holder, "role": role, "company": company})
    return grant


async def people_revoke(act: Act, work: Work) -> acts.Done:
    """Take a role back, from this moment on; the line stays, ended. The last administrator keeps theirs."""
    given: administration.PeopleRevoke = act.input
    company = await company_for(work.db, act.actor, given.company)
    holder = await _holder(work, given.person, given.post, company["id"])
    role = await role_code(work.db, company["id"], given.role)
    if role == "admin" and given.person:
        await keep_an_administrator(work.db, company["id"], given.person)
    await check_warrant(work.db, act.actor, company["id"], holder, given)
    before = await held(work.db, company["id"], holder)
    if not await work.db.run(END, act.at, act.actor.id, given.reason, company["id"], holder, role):
        raise Refused("role.not_held", field="role", role=given.role)
    change = await write_change(work, "revoke", company["id"], holder, role, given.reason, given, before)
    cite(work, company["id"], given, holder, change)
    work.target = holder
    work.happened("role.revoked", {"holder": holder, "role": role, "company": company["id"]})
    await _tell(work, holder)
    return acts.Done()


async def _holder(work: Work, person: str | None, post: str | None, company: str) -> str:
    if bool(person) == bool(post):
        raise Refused("role.holder", field="person")
    await in_company(work.db, "person" if person else "post", person or post or "", company)
    return person or post or ""


async def _tell(work: Work, holder: str) -> None:
    if holder.startswith("U"):
        await tell_person(work, holder)


async def people_roles(act: Act, reads: Reads) -> administration.Roles:
    """The roles of this company, and the permission allocation table: what holds now, or all that ever did."""
    given: administration.PeopleRoles = act.input
    company = act.actor.company
    roles = await reads.db.rows("SELECT * FROM role WHERE company = ? ORDER BY code", company)
    now = "" if given.past else " AND r.revoked_at IS NULL"
    lines = await reads.db.rows(f"{LINES}{now} ORDER BY r.granted_at, r.id", company)
    named = [shapes.Named(role["code"], role["name"], role["name_en"]) for role in roles]
    return administration.Roles(named, [_shape(line, reads.words, act.actor.locale) for line in lines])


def _shape(line: Row, words: Words, locale: str) -> shapes.GrantShape:
    def one(what: str) -> shapes.Named:
        return shapes.Named(line[what], line[f"{what}_name"] or "", line[f"{what}_en"] or "")

    ended = line["revoked_at"] is not None
    return shapes.GrantShape(
        id=line["id"], holder=one("holder"), role=line["role"], reason=reason_for(words, line["reason"], locale),
        granted_by=one("granted_by"), granted_at=wire(line["granted_at"]),
        revoked_by=one("revoked_by") if ended else UNSET, revoked_at=wire(line["revoked_at"]) if ended else UNSET,
        revoke_reason=line["revoke_reason"] if ended else UNSET,
    )  # fmt: skip
