"""The address book: people and bots as others see them, found by name, pinyin, letters or number."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from msgspec import UNSET

from hub.kernel import Act, Actor, Refused
from hub.people import acts, shapes
from hub.people.names import folded, initials
from hub.store import Row, Sql, marks

SLICE = 500
TRUSTED = frozenset({"admin", "hr"})
LINKS = ("department", "post", "grade", "superior")
COLUMNS = """p.*, d.name AS department_name, d.name_en AS department_en, o.name AS post_name, o.name_en AS post_en,
g.name AS grade_name, g.name_en AS grade_en, s.name AS superior_name, s.name_en AS superior_en"""
JOINS = """person p LEFT JOIN department d ON d.id = p.department LEFT JOIN post o ON o.id = p.post
LEFT JOIN grade g ON g.id = p.grade LEFT JOIN person s ON s.id = p.superior"""
RANK = """CASE WHEN lower(p.name) = ? OR lower(p.name_en) = ? OR p.login = ? OR p.no = ? THEN 0
WHEN p.sought LIKE ? ESCAPE '!' THEN 1 ELSE 2 END"""
HOME = """WITH RECURSIVE up (id, parent) AS (SELECT id, parent FROM company WHERE id = ?
UNION SELECT c.id, c.parent FROM company c JOIN up ON c.id = up.parent),
home (id) AS (SELECT id FROM up UNION SELECT c.id FROM company c JOIN home ON c.parent = home.id)
SELECT id FROM home"""
BELOW = """WITH RECURSIVE below (id) AS (SELECT CAST(? AS TEXT) UNION
SELECT d.id FROM department d JOIN below ON d.parent = below.id WHERE d.gone_at IS NULL) SELECT id FROM below"""


class Asks(Protocol):
    """What a look into the address book needs: the database, and the others' offers (presence)."""

    @property
    def db(self) -> Sql: ...

    async def offer(self, name: str, *args: Any) -> Any: ...


async def people_find(act: Act, reads: Asks) -> acts.PeopleFound:
    """People (and bots) who fit, the best fit first, then by pinyin; those who left only when asked for by id."""
    asked: acts.PeopleFind = act.input
    companies = await group_of(reads.db, act.actor.company)
    if asked.ids is not None:
        rows = await rows_of(reads.db, asked.ids)
        rows = [row for row in rows if row["company"] in companies]
        return acts.PeopleFound(await as_seen(reads, rows, act.actor), False)
    rows = await _found(reads.db, asked, companies)
    people = await as_seen(reads, rows[: asked.limit], act.actor)
    return acts.PeopleFound(people, len(rows) > asked.limit)


async def _found(db: Sql, asked: acts.PeopleFind, companies: Sequence[str]) -> list[Row]:
    query = folded(asked.query or "").replace("|", "")
    rank_args = [query, query, query, query, f"%|{like(query)}%"]
    where, args = [f"p.company IN ({marks(companies)})", "p.gone_at IS NULL"], list(companies)
    for word in query.split():
        where.append("p.sought LIKE ? ESCAPE '!'")
        args.append(f"%{like(word)}%")
    if asked.kind:
        where.append("p.kind = ?")
        args.append(asked.kind)
    if asked.email is not None:
        where.append("p.email = ? AND p.email <> ''")
        args.append(asked.email.strip().lower())
    if asked.department:
        below = [row["id"] for row in await db.rows(BELOW, asked.department)]
        where.append(f"p.department IN ({marks(below)})")
        args.extend(below)
    if asked.before:
        start = await db.row(f"SELECT {RANK} AS rank, p.pinyin FROM person p WHERE p.id = ?", *rank_args, asked.before)
        if start is None:
            raise Refused("person.missing", field="before")
        where.append(f"({RANK}, p.pinyin, p.id) > (?, ?, ?)")
        args.extend([*rank_args, start["rank"], start["pinyin"], asked.before])
    sql = f"SELECT {COLUMNS} FROM {JOINS} WHERE {' AND '.join(where)} ORDER BY {RANK}, p.pinyin, p.id LIMIT ?"
    return await db.rows(sql, *args, *rank_args, asked.limit + 1)


def like(text: str) -> str:
    """A text inside a LIKE pattern whose escape sign is `!`."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


async def group_of(db: Sql, company: str) -> list[str]:
    """A company's group: those above it, and all companies below these; itself when it has none."""
    return [row["id"] for row in await db.rows(HOME, company)] or [company]


async def rows_of(db: Sql, ids: Iterable[str]) -> list[Row]:
    """The rows of people with the names of what they belong to, in the order of the ids."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Row] = {}
    for start in range(0, len(wanted), SLICE):
        part = wanted[start : start + SLICE]
        rows = await db.rows(f"SELECT {COLUMNS} FROM {JOINS} WHERE p.id IN ({marks(part)})", *part)
        found.update({row["id"]: row for row in rows})
    return [found[one] for one in wanted if one in found]


async def as_seen(asks: Asks, rows: Sequence[Row], reader: Actor) -> list[shapes.Person]:
    """Rows of `rows_of` → people as `reader` may see them."""
    presence = await asks.offer("presence.of", [row["id"] for row in rows]) if rows else {}
    return [_shape(row, reader, (presence or {}).get(row["id"], "offline")) for row in rows]


async def persons(db: Sql, ids: Iterable[str]) -> dict[str, shapes.Person]:
    """Id → person as a stranger sees them (phone masked, presence unknown)."""
    return {row["id"]: _shape(row, Actor(""), "offline") for row in await rows_of(db, ids)}


async def names(db: Sql, ids: Iterable[str]) -> dict[str, str]:
    """Id → name, also of those who left; ids of nobody are left out."""
    return {id: called["zh"] for id, called in (await names_in_words(db, ids)).items()}


async def names_in_words(db: Sql, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Id → name in every language, for sentences; the English one is the name itself where there is no other."""
    wanted = sorted(set(ids))
    found: dict[str, dict[str, str]] = {}
    for start in range(0, len(wanted), SLICE):
        part = wanted[start : start + SLICE]
        rows = await db.rows(f"SELECT id, name, name_en FROM person WHERE id IN ({marks(part)})", *part)
        found.update({row["id"]: {"zh": row["name"], "en": row["name_en"] or row["name"]} for row in rows})
    return found


def masked(phone: str) -> str:
    """A phone as strangers see it: the first three and last four signs."""
    return phone if len(phone) < 8 else f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}"


async def people_departments(act: Act, reads: Asks) -> acts.Departments:
    """The tree of departments of the group, parents before children, with how many people are in and below each."""
    companies = await group_of(reads.db, act.actor.company)
    sql = f"""SELECT d.*, h.name AS head_name, h.name_en AS head_en, (SELECT COUNT(*) FROM person p
    WHERE p.department = d.id AND p.gone_at IS NULL) AS own FROM department d LEFT JOIN person h ON h.id =
    d.head
    WHERE d.company IN ({marks(companies)}) AND d.gone_at IS NULL ORDER BY d.rank, d.id"""
    rows = await reads.db.rows(sql, *companies)
    children: dict[str, list[Row]] = {}
    known = {row["id"] for row in rows}
    for row in rows:
        children.setdefault(row["parent"] if row["parent"] in known else "", []).append(row)
    return acts.Departments(_tree(children, "")[0])


def _tree(children: dict[str, list[Row]], parent: str) -> tuple[list[shapes.DepartmentShape], int]:
    shapes_below, total = [], 0
    for row in children.get(parent, ()):
        below, count = _tree(children, row["id"])
        shape = shapes.DepartmentShape(
            id=row["id"], name=row["name"], name_en=row["name_en"], company=row["company"], count=row["own"] + count,
            parent=row["parent"] or UNSET, head=named(row, "head") if row["head"] else UNSET,
        )  # fmt: skip
        shapes_below += [shape, *below]
        total += shape.count
    return shapes_below, total


def named(row: Row, what: str) -> shapes.Named:
    """The thing a joined row points at: `{what}`, `{what}_name`, `{what}_en`."""
    return shapes.Named(row[what], row[f"{what}_name"] or "", row[f"{what}_en"] or "")


def _shape(row: Row, reader: Actor, presence: str) -> shapes.Person:
    own = row["id"] == reader.id
    trusted = own or row["superior"] == reader.id or bool(TRUSTED & reader.roles)
    told: dict[str, Any] = {what: named(row, what) for what in LINKS if row[what]}
    told |= {what: row[what] for what in ("no", "avatar", "email", "status") if row[what]}
    if row["phone"]:
        told["phone"] = row["phone"] if trusted else masked(row["phone"])
    if own or TRUSTED & reader.roles:
        told["login"] = row["login"]
    return shapes.Person(
        id=row["id"], name=row["name"], name_en=row["name_en"], kind=row["kind"], tint=row["tint"],
        initials=initials(row["name"], row["name_en"]), pinyin=f"{row['pinyin']} {row['letters']}".strip(),
        presence=presence, gone=row["gone_at"] is not None, external=bool(row["external"]), **told,
    )  # fmt: skip


async def people_posts(act: Act, reads: Asks) -> acts.Posts:
    """The posts and grades of this company."""
    mine = "company = ? AND gone_at IS NULL"
    posts = await reads.db.rows(f"SELECT * FROM post WHERE {mine} ORDER BY name", act.actor.company)
    grades = await reads.db.rows(f"SELECT * FROM grade WHERE {mine} ORDER BY rank, name", act.actor.company)
    return acts.Posts(
        [shapes.PostShape(row["id"], row["name"], row["name_en"]) for row in posts],
        [shapes.GradeShape(row["id"], row["name"], row["name_en"], row["rank"]) for row in grades],
    )


async def person_of(db: Sql, person: str, reader: Actor) -> shapes.Person:
    """One person as `reader` sees them. Refuses `person.missing`."""
    rows = await rows_of(db, [person])
    if not rows:
        raise Refused("person.missing", person=person)
    return _shape(rows[0], reader, "offline")
