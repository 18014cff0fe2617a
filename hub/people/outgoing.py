"""The organisation as a table: everybody in it, in the columns an import reads."""

from collections.abc import Mapping

from hub.kernel import Act
from hub.people import administration
from hub.people.organisation import company_for
from hub.people.roster import BOOK, COLUMN_OF, Way
from hub.people.sheet import written
from hub.store import Reads, Row

PEOPLE = """SELECT p.*, o.name AS post_name, o.name_en AS post_en, g.name AS grade_name, g.name_en AS grade_en,
s.no AS superior_no, s.login AS superior_login, d.head FROM person p LEFT JOIN department d ON d.id = p.department
LEFT JOIN post o ON o.id = p.post LEFT JOIN grade g ON g.id = p.grade LEFT JOIN person s ON s.id = p.superior
WHERE p.company = ? AND p.kind = 'person' AND p.gone_at IS NULL ORDER BY p.no, p.login"""
ROLES = "SELECT holder, role FROM role_grant WHERE company = ? AND revoked_at IS NULL ORDER BY role"


async def people_export(act: Act, reads: Reads) -> administration.Exported:
    """Everybody of a company as CSV; imported again, it changes nobody."""
    given: administration.PeopleExport = act.input
    company = (await company_for(reads.db, act.actor, given.company))["id"]
    roles: dict[str, list[str]] = {}
    for row in await reads.db.rows(ROLES, company):
        roles.setdefault(row["holder"], []).append(row["role"])
    tree = {row["id"]: row for row in await reads.db.rows("SELECT * FROM department WHERE company = ?", company)}
    people = await reads.db.rows(PEOPLE, company)
    lines = [_line(row, tree, ";".join(roles.get(row["id"], ()))) for row in people]
    return administration.Exported(written([headings(act.actor.locale), *lines]))


def headings(locale: str) -> list[str]:
    """What the columns are called in a language, in the order of a fresh file."""
    found: dict[str, list[str]] = BOOK["headings"]
    return [next((one for one in names if one.isascii() == (locale == "en")), names[0]) for names in found.values()]


def _line(row: Row, tree: Mapping[str, Row], roles: str) -> list[str]:
    told = {
        **{column: row[column] for column in ("no", "name", "name_en", "login", "phone", "email", "locale")},
        "department": "/".join(way(row["department"], tree, "name")),
        "department_en": "/".join(way(row["department"], tree, "name_en")),
        "head": BOOK["yes"]["words"][0] if row["head"] == row["id"] else "",
        "post": row["post_name"], "post_en": row["post_en"], "grade": row["grade_name"], "grade_en": row["grade_en"],
        "superior": row["superior_no"] or row["superior_login"], "roles": roles,
    }  # fmt: skip
    return [told[column] or "" for column in dict.fromkeys(COLUMN_OF.values())]


def way(department: str | None, tree: Mapping[str, Row], name: str) -> Way:
    """The names from the top of the tree down to a department; empty where one of them has no such name."""
    path: list[str] = []
    while department and department in tree:
        path.append(tree[department][name])
        department = tree[department]["parent"]
    return tuple(reversed(path)) if all(path) else ()
