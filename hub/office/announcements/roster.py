"""The roster: whom an announcement is for, frozen when it is sent, and what became of each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hub.kernel import Refused
from hub.office.announcements.announcement import Announcement
from hub.store import Row, Sql, marks

BELOW = """p.department IN (WITH RECURSIVE below (id) AS (
SELECT id FROM department WHERE company = ? AND id IN ({marks})
UNION SELECT d.id FROM department d JOIN below ON d.parent = below.id WHERE d.gone_at IS NULL) SELECT id FROM below)"""
HOLDS = """p.id IN (SELECT h.id FROM role_grant r JOIN person h ON h.id = r.holder OR h.post = r.holder
WHERE r.company = ? AND r.revoked_at IS NULL AND r.role IN ({marks}))"""
INSERT = """INSERT INTO announcement_copy (announcement, version, person, place, department, state)
VALUES (?, ?, ?, ?, ?, 'waiting')"""
AGAIN = """INSERT INTO announcement_copy
(announcement, version, person, place, department, state, channel, message, todo)
SELECT announcement, version + 1, person, place, department, 'waiting', channel, message, todo
FROM announcement_copy WHERE announcement = ? AND version = ?"""
WAITING = """SELECT c.*, p.gone_at FROM announcement_copy c JOIN person p ON p.id = c.person
WHERE c.announcement = ? AND c.version = ? AND c.state = 'waiting' ORDER BY c.place LIMIT ?"""
DELIVERED = """UPDATE announcement_copy SET state = ?, delivered_at = ?, channel = ?, message = ?, todo = ?
WHERE announcement = ? AND version = ? AND person = ? AND state = 'waiting'"""
READ = """UPDATE announcement_copy SET state = 'read', read_at = ?, reply = ? WHERE announcement = ? AND version = ?
AND person = ? AND state IN ('waiting', 'delivered') RETURNING todo"""
UNREAD = """SELECT * FROM announcement_copy WHERE announcement = ? AND version = ? AND state = 'delivered' AND round < ?
ORDER BY place LIMIT ?"""
CHASED = """UPDATE announcement_copy SET round = ?, chases = chases + 1 WHERE announcement = ? AND version = ?
AND person = ?"""
COUNTS = """SELECT c.department AS id, d.name, d.name_en, COUNT(*) AS total,
SUM(CASE WHEN c.state = 'read' THEN 1 ELSE 0 END) AS read, SUM(CASE WHEN c.state = 'waiting' THEN 1 ELSE 0 END)
AS waiting, SUM(CASE WHEN c.reply <> '' THEN 1 ELSE 0 END) AS replies, MIN(c.place) AS first
FROM announcement_copy c LEFT JOIN department d ON d.id = c.department
WHERE c.announcement = ? AND c.version = ? AND c.state <> 'gone'
GROUP BY c.department, d.name, d.name_en ORDER BY first"""


@dataclass(frozen=True, slots=True)
class Part:
    """How far a department is; `id` is empty for those who belong to none."""

    id: str
    name: Mapping[str, str]
    total: int
    read: int
    waiting: int
    replies: int

    @property
    def unread(self) -> int:
        """How many have not read, whether it has reached them or not."""
        return self.total - self.read


async def resolve(
    db: Sql, company: str, but: str, departments: Sequence[str], roles: Sequence[str], people: Sequence[str]
) -> list[tuple[str, str]]:
    """Whom it is for, as (person, department): everybody when nothing is named, never its author.

    Refuses `announcement.nobody`, and `person.missing` for somebody who is not of this company.
    """
    if people:
        sql = f"SELECT id FROM person WHERE company = ? AND kind = 'person' AND id IN ({marks(people)})"
        here = {row["id"] for row in await db.rows(sql, company, *people)}
        if missing := [one for one in people if one not in here]:
            raise Refused("person.missing", field="people", person=missing[0])
    where: list[str] = []
    args: list[str] = []
    if departments:
        where.append(BELOW.format(marks=marks(departments)))
        args += [company, *departments]
    if roles:
        where.append(HOLDS.format(marks=marks(roles)))
        args += [company, *roles]
    if people:
        where.append(f"p.id IN ({marks(people)})")
        args += people
    narrow = f"({' OR '.join(where)})" if where else "p.external = FALSE"
    sql = f"""SELECT p.id, COALESCE(p.department, '') AS department FROM person p WHERE p.company = ? AND p.id <> ?
    AND p.kind = 'person' AND p.gone_at IS NULL AND {narrow} ORDER BY 2, 1"""
    rows = await db.rows(sql, company, but, *args)
    if not rows:
        raise Refused("announcement.nobody", field="to")
    return [(row["id"], row["department"]) for row in rows]


async def called(
    db: Sql, company: str, departments: Sequence[str], roles: Sequence[str], people: Sequence[str]
) -> list[dict[str, str]]:
    """What those chosen are called in every language: departments, then roles, then people."""
    found = []
    for table, column, ids in (("department", "id", departments), ("role", "code", roles), ("person", "id", people)):
        sql = f"SELECT {column} AS id, name, name_en FROM {table} WHERE company = ? AND {column} IN ({marks(ids)})"
        rows = {row["id"]: row for row in await db.rows(sql, company, *ids)} if ids else {}
        found += [rows[one] for one in ids if one in rows]
    return [{"zh": row["name"], "en": row["name_en"] or row["name"]} for row in found]


async def frozen(db: Sql, one: Announcement, people: Sequence[tuple[str, str]]) -> None:
    """Write the roster down; from now on it stays as it is."""
    await db.many(INSERT, [(one.id, one.version, who, at, place) for at, (who, place) in enumerate(people)])


async def again(db: Sql, one: Announcement) -> None:
    """The same people are to be given the edition after this one."""
    await db.run(AGAIN, one.id, one.version)


async def waiting(db: Sql, one: Announcement, most: int) -> list[Row]:
    """The next people who have not been given it."""
    return await db.rows(WAITING, one.id, one.version, most)


async def delivered(
    db: Sql, one: Announcement, person: str, at: int, channel: str, message: str, todo: str, state: str = "delivered"
) -> None:
    """Somebody has been given it, in this message; or is gone and never will be."""
    await db.run(DELIVERED, state, at, channel, message, todo, one.id, one.version, person)


async def has_read(db: Sql, one: Announcement, person: str, at: int, reply: str) -> str | None:
    """Somebody has read it: the to-do that is done with. None when they had read it before, or it is not for them."""
    found: str | None = await db.value(READ, at, reply, one.id, one.version, person)
    return found


async def copy_of(db: Sql, one: Announcement, person: str) -> Row | None:
    """What became of it with one person, in the edition that holds."""
    sql = "SELECT * FROM announcement_copy WHERE announcement = ? AND version = ? AND person = ?"
    return await db.row(sql, one.id, one.version, person)


async def unread(db: Sql, one: Announcement, round: int, most: int) -> list[Row]:
    """The next people who were given it, have not read it, and were not reminded in this round."""
    return await db.rows(UNREAD, one.id, one.version, round, most)


async def chased(db: Sql, one: Announcement, people: Sequence[str], round: int) -> None:
    """These were reminded."""
    await db.many(CHASED, [(round, one.id, one.version, person) for person in people])


async def listed(db: Sql, one: Announcement, most: int) -> list[Row]:
    """The next people on whose lists it still is."""
    sql = """SELECT person, todo FROM announcement_copy WHERE announcement = ? AND version = ? AND todo <> ''
    AND state <> 'read' ORDER BY place LIMIT ?"""
    return await db.rows(sql, one.id, one.version, most)


async def unlisted(db: Sql, one: Announcement, people: Sequence[str]) -> None:
    """It is off these people's lists."""
    sql = "UPDATE announcement_copy SET todo = '' WHERE announcement = ? AND version = ? AND person = ?"
    await db.many(sql, [(one.id, one.version, person) for person in people])


async def counts(db: Sql, one: Announcement, nowhere: Mapping[str, str]) -> list[Part]:
    """How far each department is, in the order of delivery; `nowhere` is what those without one are called."""
    return [
        Part(
            row["id"],
            {"zh": row["name"], "en": row["name_en"] or row["name"]} if row["name"] else nowhere,
            int(row["total"]), int(row["read"]), int(row["waiting"]), int(row["replies"]),
        )
        for row in await db.rows(COUNTS, one.id, one.version)
    ]  # fmt: skip
