"""The table of permission changes (R48-R50): who was given or lost what, by whose opinion, why, before and after.

Rows are only ever added: the database itself refuses to change or delete one (migrations/0002).
"""

from msgspec import UNSET

from hub.kernel import Act, Actor, Both, Refused, Words, dump, load, new_id, wire
from hub.people import oversight, shapes
from hub.people.actors import roles_of
from hub.people.address_book import group_of, like
from hub.people.organisation import company_for
from hub.store import Reads, Row, Sql, Work

ADD = """INSERT INTO permission_change
(id, company, at, kind, holder, role, reason, leader, opinion, by_person, before_roles, after_roles)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
LIST = """SELECT c.*, COALESCE(h.name, o.name, '') AS holder_name, COALESCE(h.name_en, o.name_en, '') AS holder_en,
COALESCE(b.name, '') AS by_name, COALESCE(b.name_en, '') AS by_en, l.name AS leader_name, l.name_en AS leader_en
FROM permission_change c LEFT JOIN person h ON h.id = c.holder LEFT JOIN post o ON o.id = c.holder
LEFT JOIN person b ON b.id = c.by_person LEFT JOIN person l ON l.id = c.leader"""
HELD = "SELECT role FROM role_grant WHERE company = ? AND holder = ? AND revoked_at IS NULL ORDER BY role"
ALONE = "SELECT COUNT(*) FROM person WHERE company = ? AND kind = 'person' AND gone_at IS NULL"


async def held(db: Sql, company: str, holder: str) -> list[str]:
    """The roles a post gives, or those a person has, through their post too; sorted, none of whoever left."""
    row = await db.row("SELECT * FROM person WHERE id = ?", holder)
    if row is None:
        return [one["role"] for one in await db.rows(HELD, company, holder)]
    return [] if row["gone_at"] is not None else sorted(await roles_of(db, row))


async def check_warrant(db: Sql, actor: Actor, company: str, holder: str, warrant: shapes.Warrant) -> None:
    """Refuses a change that no responsible leader gave an opinion on (R48).

    Nobody can give one while the administrator is alone in the company, which is how it is set up; nor does the
    hub itself need one. The opinion cannot be one's own, nor that of whom it concerns.
    """
    if actor.kind == "clock" or (await db.value(ALONE, company) or 0) <= 1:
        return
    if not warrant.leader or not warrant.opinion.strip():
        raise Refused("role.opinion", field="leader" if not warrant.leader else "opinion")
    if warrant.leader in (actor.id, holder):
        raise Refused("role.leader", field="leader")
    sql = "SELECT company FROM person WHERE id = ? AND kind = 'person' AND gone_at IS NULL"
    if await db.value(sql, warrant.leader) not in await group_of(db, company):
        raise Refused("person.missing", field="leader")


async def write_change(
    work: Work, kind: str, company: str, holder: str, role: str, reason: str, warrant: shapes.Warrant,
    before: list[str],
) -> str:  # fmt: skip
    """Add a row, after the change was made; its id. `before` are the roles held until now."""
    change = new_id("L")
    after = await held(work.db, company, holder)
    await work.db.run(
        ADD, change, company, work.at, kind, holder, role, reason, warrant.leader, warrant.opinion.strip(),
        work.actor.id, dump(before), dump(after),
    )  # fmt: skip
    return change


def cite(
    work: Work, company: str, warrant: shapes.Warrant, holder: str, change: str, count: int = 1,
    what: Both | None = None,
) -> None:  # fmt: skip
    """Let it be heard whose opinion a change was put down to, that they may hear of it themselves.

    `what` was changed where it concerns nobody alone: a role, a type of record.
    """
    if warrant.leader:
        told = {"leader": warrant.leader, "opinion": warrant.opinion.strip(), "holder": holder, "company": company}
        work.happened("permission.cited", {**told, "change": change, "count": count, "what": what})


async def permission_list(act: Act, reads: Reads) -> oversight.PermissionChanges:
    """Every change of permissions in one's company, the latest first (R50)."""
    given: oversight.PermissionList = act.input
    company = await company_for(reads.db, act.actor, given.company)
    where, args = ["c.company = ?"], [company["id"]]
    if given.person:
        where.append("c.holder = ?")
        args.append(given.person)
    if given.query:
        found = "(h.name || ' ' || h.name_en || ' ' || c.role || ' ' || c.reason || ' ' || c.opinion)"
        where.append(f"(lower(COALESCE({found}, c.role || ' ' || c.reason)) LIKE ? ESCAPE '!')")
        args.append(f"%{like(given.query.strip().casefold())}%")
    if given.before:
        where.append("(c.at, c.id) < (SELECT at, id FROM permission_change WHERE id = ?)")
        args.append(given.before)
    sql = f"{LIST} WHERE {' AND '.join(where)} ORDER BY c.at DESC, c.id DESC LIMIT ?"
    rows = await reads.db.rows(sql, *args, given.limit + 1)
    shown = [_shape(row, reads.words, act.actor.locale) for row in rows[: given.limit]]
    return oversight.PermissionChanges(shown, len(rows) > given.limit)


async def permission_rights(act: Act, reads: Reads) -> oversight.Rights:
    """Every act somebody may ask for, and who may try it, as the code declares it."""
    kinds = sorted((kind for kind in reads.registry.acts.values() if kind.who), key=lambda kind: kind.name)
    return oversight.Rights([
        oversight.RightOfAct(
            act=kind.name, reads=kind.reads, person="person" in kind.who, bot="bot" in kind.who,
            roles=[who.removeprefix("role:") for who in kind.who if who.startswith("role:")],
        )
        for kind in kinds
    ])  # fmt: skip


OWN_REASONS = ("text.import.reason", "text.grant.first")


def reason_for(words: Words, reason: str, locale: str) -> str:
    """A reason the hub itself wrote, in the reader's language; people's own stay as they wrote them."""
    own = next((key for key in OWN_REASONS if reason == words.say("zh", key)), None)
    return words.say(locale, own) if own else reason


def _shape(row: Row, words: Words, locale: str) -> shapes.PermissionChange:
    def one(what: str, id: str) -> shapes.Named:
        return shapes.Named(id, row[f"{what}_name"] or "", row[f"{what}_en"] or "")

    return shapes.PermissionChange(
        id=row["id"], at=wire(row["at"]), kind=row["kind"], holder=one("holder", row["holder"]), role=row["role"],
        reason=reason_for(words, row["reason"], locale), opinion=row["opinion"], by=one("by", row["by_person"]),
        leader=one("leader", row["leader"]) if row["leader"] else UNSET, before=load(row["before_roles"], []),
        after=load(row["after_roles"], []),
    )  # fmt: skip
