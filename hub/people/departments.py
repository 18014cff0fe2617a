"""The tree of departments: opened, renamed, moved, ordered, given a head, merged, closed."""

from collections.abc import Mapping
from typing import Any

from hub.kernel import Act, Refused, new_id
from hub.people import administration, shapes
from hub.people.organisation import company_for, in_company
from hub.people.tables import Department
from hub.store import Row, Sql, Work

DEEPEST = 50


async def department_create(act: Act, work: Work) -> administration.DepartmentKept:
    """Open a department under a parent. Two of one name under one parent are refused."""
    given: administration.DepartmentCreate = act.input
    company = await company_for(work.db, act.actor, given.company)
    if given.parent:
        await in_company(work.db, "department", given.parent, company["id"])
    if given.head:
        await in_company(work.db, "person", given.head, company["id"])
    department = await add_department(work, company["id"], given.parent or "", given.name, given.name_en)
    if given.head:
        await Department.filter(id=department).update(head=given.head)
    return administration.DepartmentKept(shapes.Named(department, given.name, given.name_en))


async def add_department(work: Work, company: str, parent: str, name: str, name_en: str = "") -> str:
    """A new department's id. Refuses `department.taken`."""
    await _free(work.db, company, parent, name)
    department = new_id("P")
    rank = await work.db.value("SELECT COUNT(*) FROM department WHERE company = ? AND parent = ?", company, parent)
    await Department.create(id=department, company=company, parent=parent, name=name, name_en=name_en, rank=rank)
    work.happened("department.changed", {"department": department, "company": company})
    return department


async def department_edit(act: Act, work: Work) -> administration.DepartmentKept:
    """Rename, move, put in another place among its siblings, give a head, or close a department that is empty."""
    given: administration.DepartmentEdit = act.input
    row = await _reachable(work, given.department)
    changes: dict[str, Any] = {
        name: value for name in ("name", "name_en", "parent") if (value := getattr(given, name)) is not None
    }
    if "name" in changes or "parent" in changes:
        await _may_move(work.db, row, {**row, **changes})
    if given.head is not None:
        if given.head:
            await in_company(work.db, "person", given.head, row["company"])
        changes["head"] = given.head or None
    if given.gone:
        await _must_be_empty(work.db, row["id"])
        changes["gone_at"] = act.at
    if changes:
        await Department.filter(id=row["id"]).update(**changes)
    kept = {**row, **changes}
    if given.place is not None:
        await _alone(work.db, row["company"])
        await _put(work.db, kept, given.place)
    work.target = row["id"]
    work.happened("department.changed", {"department": row["id"], "company": row["company"]})
    return administration.DepartmentKept(shapes.Named(kept["id"], kept["name"], kept["name_en"]))


async def _reachable(work: Work, department: str) -> Row:
    """The row of a department this administrator administers. Refuses `department.missing`."""
    row = await work.db.row("SELECT * FROM department WHERE id = ? AND gone_at IS NULL", department)
    if row is None:
        raise Refused("department.missing", field="department")
    await company_for(work.db, work.actor, row["company"])
    return row


async def _put(db: Sql, row: Mapping[str, Any], place: int) -> None:
    """Give a department its place among its siblings, counted from 0; the others keep their order."""
    sql = """SELECT id FROM department WHERE company = ? AND parent = ? AND id <> ? AND gone_at IS NULL
    ORDER BY rank, id"""
    order = [one["id"] for one in await db.rows(sql, row["company"], row["parent"], row["id"])]
    order.insert(min(place, len(order)), row["id"])
    await db.many("UPDATE department SET rank = ? WHERE id = ?", list(enumerate(order)))


async def department_merge(act: Act, work: Work) -> administration.Merged:
    """Let one department go up in another: its people and the departments below it move there, then it closes.

    Refuses to merge into itself or what lies below it, and where two below would be called the same.
    """
    given: administration.DepartmentMerge = act.input
    row, into = await _reachable(work, given.department), await _reachable(work, given.into)
    if into["company"] != row["company"]:
        raise Refused("department.missing", field="into")
    await _alone(work.db, row["company"])
    await _no_ring(work.db, row["id"], into["id"], "into")
    below = await work.db.rows("SELECT * FROM department WHERE parent = ? AND gone_at IS NULL", row["id"])
    await work.db.run("UPDATE department SET gone_at = ? WHERE id = ?", act.at, row["id"])
    for one in below:
        await _free(work.db, row["company"], into["id"], one["name"])
        await work.db.run("UPDATE department SET parent = ? WHERE id = ?", into["id"], one["id"])
    sql = "UPDATE person SET department = ? WHERE department = ? RETURNING id"
    moved = [one["id"] for one in await work.db.rows(sql, into["id"], row["id"])]
    for person in moved:
        work.happened("person.edited", {"person": person, "changed": ["department"]})
    work.target = row["id"]
    work.happened("department.changed", {"department": row["id"], "company": row["company"]})
    return administration.Merged(shapes.Named(into["id"], into["name"], into["name_en"]), len(moved), len(below))


async def _no_ring(db: Sql, department: str, above: str, field: str) -> None:
    """Refuses when `above` is this department, or lies below it."""
    for _ in range(DEEPEST):
        if above == department:
            raise Refused("department.ring", field=field)
        above = await db.value("SELECT parent FROM department WHERE id = ?", above) if above else ""
        if not above:
            return


async def _alone(db: Sql, company: str) -> None:
    """One change to a company's tree at a time: two at once could tie it into a ring neither of them sees."""
    await db.run("UPDATE company SET zone = zone WHERE id = ?", company)


async def _may_move(db: Sql, row: Row, moved: Mapping[str, Any]) -> None:
    await _alone(db, row["company"])
    above = moved["parent"]
    if above:
        await in_company(db, "department", above, row["company"])
        await _no_ring(db, row["id"], above, "parent")
    if (moved["parent"], moved["name"]) != (row["parent"], row["name"]):
        await _free(db, row["company"], moved["parent"], moved["name"])


async def _free(db: Sql, company: str, parent: str, name: str) -> None:
    sql = "SELECT 1 FROM department WHERE company = ? AND parent = ? AND name = ? AND gone_at IS NULL"
    if await db.value(sql, company, parent, name) is not None:
        raise Refused("department.taken", field="name", name=name)


async def _must_be_empty(db: Sql, department: str) -> None:
    people = await db.value("SELECT 1 FROM person WHERE department = ? AND gone_at IS NULL LIMIT 1", department)
    below = await db.value("SELECT 1 FROM department WHERE parent = ? AND gone_at IS NULL LIMIT 1", department)
    if people is not None or below is not None:
        raise Refused("department.not_empty")
