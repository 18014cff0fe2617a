"""Who somebody is when they act, and who stands where: actors, superiors, heads of departments, holders of roles."""

from hub.kernel import Actor
from hub.store import Row, Sql, marks

ROLES = """SELECT role FROM role_grant WHERE company = ? AND revoked_at IS NULL AND holder IN (?, ?)"""
HOLDERS = """SELECT p.id FROM role_grant r JOIN person p ON p.id = r.holder OR p.post = r.holder
WHERE r.company = ? AND r.role = ? AND r.revoked_at IS NULL AND p.gone_at IS NULL ORDER BY p.no, p.id"""


POSTED = """SELECT u.id FROM person u JOIN post p ON p.id = u.post
WHERE u.company = ? AND u.gone_at IS NULL AND (p.name = ? OR p.name_en = ?) ORDER BY u.id"""
HEADED = """WITH RECURSIVE under(id) AS (
    SELECT id FROM department WHERE head = ? AND gone_at IS NULL
    UNION SELECT d.id FROM department d JOIN under u ON d.parent = u.id WHERE d.gone_at IS NULL)
SELECT id FROM under"""


async def roles_of(db: Sql, row: Row) -> frozenset[str]:
    """The roles of a person's row: granted to them, or to the post they hold (R42)."""
    rows = await db.rows(ROLES, row["company"], row["id"], row["post"] or "")
    return frozenset(one["role"] for one in rows)


async def actor_of(db: Sql, person: str) -> Actor | None:
    """Somebody as an actor, with the rights they have at this moment; None when they left or never were."""
    row = await db.row("SELECT * FROM person WHERE id = ? AND gone_at IS NULL", person)
    return None if row is None else await actor_from(db, row)


async def actor_from(db: Sql, row: Row) -> Actor:
    """A person's row as an actor."""
    heads = frozenset(one["id"] for one in await db.rows(HEADED, row["id"]))
    roles = await roles_of(db, row)
    return Actor(row["id"], row["company"], row["kind"], row["name"], roles, row["locale"], row["id"], heads)


async def inbox_of(db: Sql, person: str) -> str | None:
    """The channel of what somebody must not miss; None when they left."""
    found: str | None = await db.value("SELECT inbox FROM person WHERE id = ? AND gone_at IS NULL", person)
    return found


async def superior_of(db: Sql, person: str) -> str | None:
    """Somebody's direct superior: the one written with them, else the head of the nearest department above them."""
    row = await db.row("SELECT superior, department FROM person WHERE id = ?", person)
    if row is None:
        return None
    if row["superior"] and await _is_here(db, row["superior"]):
        return str(row["superior"])
    return await head_of(db, row["department"], other_than=person) if row["department"] else None


async def head_of(db: Sql, department: str, other_than: str = "") -> str | None:
    """The head of a department (or of a person's department), or of the nearest one above that has another head."""
    if department.startswith(("U", "B")):
        other_than, department = department, await _department_of(db, department)
    for _ in range(50):  # deeper than any tree, and an end where one were tied into a ring
        row = await db.row("SELECT head, parent FROM department WHERE id = ?", department)
        if row is None:
            return None
        if row["head"] and row["head"] != other_than and await _is_here(db, row["head"]):
            return str(row["head"])
        department = row["parent"] or ""
    return None


async def with_role(db: Sql, role: str, company: str) -> list[str]:
    """Everyone who holds a role in a company, themselves or through their post, in the order of their numbers."""
    return list(dict.fromkeys(row["id"] for row in await db.rows(HOLDERS, company, role)))


async def with_post(db: Sql, post: str, company: str) -> list[str]:
    """Everyone who has a post in a company, named in either language."""
    rows = await db.rows(POSTED, company, post, post)
    return [row["id"] for row in rows]


async def locales(db: Sql, people: list[str]) -> dict[str, str]:
    """Person → the language they read."""
    rows = await db.rows(f"SELECT id, locale FROM person WHERE id IN ({marks(people)})", *people)
    return {row["id"]: row["locale"] for row in rows}


async def _department_of(db: Sql, person: str) -> str:
    return str(await db.value("SELECT department FROM person WHERE id = ?", person) or "")


async def _is_here(db: Sql, person: str) -> bool:
    return await db.value("SELECT 1 FROM person WHERE id = ? AND gone_at IS NULL", person) is not None
