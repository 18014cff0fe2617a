"""An organisation from a CSV file or an Excel workbook: everybody in it, or all that is wrong with it, row by row.

A row is somebody new, or somebody known by number or login, whose row then says what they are now. Departments
(`Sales/East`), posts and grades that do not exist yet are opened. Nothing is kept when anything is wrong.
"""

from typing import Any

from hub.kernel import Act
from hub.people import administration
from hub.people.departments import add_department
from hub.people.grants import grant_role
from hub.people.names import folded
from hub.people.organisation import add_grade, add_post, company_for
from hub.people.permissions import check_warrant, cite
from hub.people.registration import Registered, change, no_ring, register
from hub.people.roster import (
    LANGUAGE_OF,
    MOST_ROWS,
    YES,
    Line,
    Roster,
    check,
    look_up,
    path_of,
    read_lines,
    roles_of,
)
from hub.people.shapes import Warrant
from hub.people.sheet import table_of
from hub.people.tables import Department, Person
from hub.store import Work

NEW_GRADE_STEP = 10
HELD = "SELECT 1 FROM role_grant WHERE holder = ? AND role = ? AND company = ? AND revoked_at IS NULL"


async def people_import(act: Act, work: Work) -> administration.Imported:
    """Take an organisation in, or (dry) tell what would come of it. With any problem nothing is kept."""
    given: administration.PeopleImport = act.input
    company = await company_for(work.db, act.actor, given.company)
    locale = act.actor.locale
    lines = read_lines(table_of(given.csv, given.file, MOST_ROWS))
    roster = Roster(company, lines, lambda key, **details: work.words.say(locale, key, **details))
    await look_up(work.db, roster)
    await check(work.db, roster)
    fresh = sum(line.known is None for line in roster.lines)
    opened = sorted(_paths(roster) - roster.departments.keys(), key=len)
    fresh_roles = await _fresh_roles(work, roster)
    if not roster.problems and not given.dry:
        if fresh_roles:
            await check_warrant(work.db, act.actor, company["id"], "", given)
            cite(work, company["id"], given, "", company["id"], fresh_roles)
        await _keep(work, roster, [path for path in _in_order(roster) if path in opened], given)
    work.target = company["id"]
    return administration.Imported(
        given.dry, len(roster.lines), fresh, len(roster.lines) - fresh, len(opened), fresh_roles,
        sorted(roster.problems, key=lambda problem: (problem.row, problem.column)),
    )  # fmt: skip


async def _fresh_roles(work: Work, roster: Roster) -> int:
    """How many roles the file gives that are not held yet."""
    sql = "SELECT holder, role FROM role_grant WHERE company = ? AND revoked_at IS NULL"
    held = {(row["holder"], row["role"]) for row in await work.db.rows(sql, roster.company["id"])}
    asked = [((line.known or {}).get("id", ""), role) for line in roster.lines for role in roles_of(line["roles"])]
    return sum(one not in held for one in asked)


def _in_order(roster: Roster) -> list[tuple[str, ...]]:
    """Every department the file names, those above before those below, otherwise as they come."""
    paths = [path_of(line["department"]) for line in roster.lines]
    return list(dict.fromkeys(path[:depth] for path in paths for depth in range(1, len(path) + 1)))


def _paths(roster: Roster) -> set[tuple[str, ...]]:
    return set(_in_order(roster))


def _in_english(roster: Roster) -> dict[tuple[str, ...], str]:
    """Path → English name of its last department, where a row spells the whole path out in English."""
    found: dict[tuple[str, ...], str] = {}
    for line in roster.lines:
        path, spelled = path_of(line["department"]), path_of(line["department_en"])
        if len(path) == len(spelled):
            found |= {path[: depth + 1]: name for depth, name in enumerate(spelled)}
    return found


async def _keep(work: Work, roster: Roster, opened: list[tuple[str, ...]], warrant: Warrant) -> None:
    english = _in_english(roster)
    for path in opened:
        parent = roster.departments[path[:-1]] if len(path) > 1 else ""
        roster.departments[path] = await add_department(
            work, roster.company["id"], parent, path[-1], english.get(path, "")
        )
    posts = await _opened(work, roster, "post")
    grades = await _opened(work, roster, "grade")
    for line in roster.lines:
        await _keep_line(work, roster, line, posts, grades)
    for line in roster.lines:
        await _keep_standing(work, roster, line, warrant)


async def _opened(work: Work, roster: Roster, table: str) -> dict[str, str]:
    """Name → id of posts or grades, new ones opened. Of new grades the one named first in the file is the highest."""
    company = roster.company["id"]
    sql = f"SELECT id, name FROM {table} WHERE company = ? AND gone_at IS NULL"
    found = {row["name"]: str(row["id"]) for row in await work.db.rows(sql, company)}
    fresh = {line[table]: line[f"{table}_en"] for line in roster.lines if line[table] and line[table] not in found}
    for place, (name, name_en) in enumerate(fresh.items()):
        if table == "post":
            found[name] = await add_post(work, company, name, name_en)
        else:
            rank = (len(fresh) - place) * NEW_GRADE_STEP
            found[name] = await add_grade(work, company, name, rank, name_en)
    return found


async def _keep_line(work: Work, roster: Roster, line: Line, posts: dict[str, str], grades: dict[str, str]) -> None:
    told: dict[str, Any] = {column: line[column] for column in ("name", "name_en", "no", "phone", "email")}
    told["department"] = roster.departments.get(path_of(line["department"]))
    told |= {"post": posts.get(line["post"]), "grade": grades.get(line["grade"])}
    if line.known is not None:
        await change(work, line.known, {column: value for column, value in told.items() if value})
        return
    locale = LANGUAGE_OF[line["locale"].casefold()] if line["locale"] else roster.company["locale"]
    registered = Registered(company=roster.company["id"], login=line["login"], locale=locale, **told)
    person, login = await register(work, registered)
    line.known = {"id": person, "login": login}


async def _keep_standing(work: Work, roster: Roster, line: Line, warrant: Warrant) -> None:
    """What needs everybody to be there first: superiors, heads of departments, roles."""
    person = (line.known or {})["id"]
    if line["superior"]:
        meant = roster.meant(line["superior"])[0]
        superior = (meant.known or {})["id"] if isinstance(meant, Line) else meant["id"]
        await no_ring(work.db, person, superior)
        await Person.filter(id=person).update(superior=superior)
    if folded(line["head"]) in YES and line["department"]:
        await Department.filter(id=roster.departments[path_of(line["department"])]).update(head=person)
    for role in roles_of(line["roles"]):
        if await work.db.value(HELD, person, role, roster.company["id"]) is None:
            reason = work.words.say("zh", "text.import.reason")
            await grant_role(work, person, role, roster.company["id"], reason, warrant)
