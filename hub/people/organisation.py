"""The organisation: companies, posts and grades."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from hub.kernel import FIVE_DAYS, Act, Actor, Refused, dump, hours_text, load, new_id, read_hours
from hub.people import acts, administration
from hub.people.calendars import seed
from hub.people.passwords import PROFILES
from hub.people.tables import Company, Grade, Post
from hub.store import Reads, Row, Sql, Work

BUILT_IN_ROLES = ("admin", "hr", "finance", "sales", "sales_manager", "stores", "office", "legal", "auditor")
BELOW = """WITH RECURSIVE below (id) AS (SELECT id FROM company WHERE id = ?
UNION SELECT c.id FROM company c JOIN below ON c.parent = below.id) SELECT id FROM below"""
MISSING = {
    "department": "department.missing", "post": "post.missing", "grade": "grade.missing", "person": "person.missing",
}  # fmt: skip


async def company_create(act: Act, work: Work) -> administration.Kept:
    """Found a company: its roles, its ordinary week, and the calendars of last, this and next year."""
    given: acts.CompanyCreate = act.input
    company = new_id("O")
    await Company.create(
        id=company, name=given.name, name_en=given.name_en, parent=given.parent, country=given.country,
        zone=given.zone, locale=given.locale, created_at=act.at, week=dump([hours_text(day) for day in FIVE_DAYS]),
    )  # fmt: skip
    for code in BUILT_IN_ROLES:
        words = work.words.both(f"text.role.{code}")["words"]
        await add_role(work, company, code, words["zh"], words["en"])
    await seed(work, company)
    work.target = company
    work.happened("company.created", {"company": company})
    return administration.Kept(company)


async def add_role(work: Work, company: str, code: str, name: str, name_en: str) -> None:
    """A role that may be given in a company; one that is there stays as its administrator calls it."""
    sql = "INSERT INTO role (company, code, name, name_en) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
    await work.db.run(sql, company, code, name, name_en)


async def company_get(act: Act, reads: Reads) -> administration.CompanyShape:
    """The company as its administrator set it, and the rules the hub's configuration sets for everybody in it."""
    given: administration.CompanyGet = act.input
    return _shape(await company_for(reads.db, act.actor, given.company), reads.registry.settings)


async def company_edit(act: Act, work: Work) -> administration.CompanyShape:
    """Change the company's names, language, zone or ordinary week. Deadlines count by the new ones from now on."""
    given: administration.CompanyEdit = act.input
    row = await company_for(work.db, act.actor, given.company)
    told = {name: getattr(given, name) for name in ("name", "name_en", "locale", "zone")}
    changes: dict[str, object] = {name: value for name, value in told.items() if value is not None}
    if given.zone is not None and given.zone not in available_timezones():
        raise Refused("company.zone", field="zone", zone=given.zone)
    if given.week is not None:
        week = [read_hours(day) for day in given.week]
        if not any(week):
            raise Refused("company.week", field="week")
        changes["week"] = dump([hours_text(day) for day in week])
    if changes:
        await Company.filter(id=row["id"]).update(**changes)
    work.target = row["id"]
    work.happened("calendar.changed", {"company": row["id"]})
    return _shape({**row, **changes}, work.registry.settings)


def _shape(row: Mapping[str, Any], settings: Mapping[str, Any]) -> administration.CompanyShape:
    profile = PROFILES[settings["people.passwords"]]
    rules = administration.CompanyRules(
        shortest=profile.shortest, kinds=profile.kinds, days=profile.days, history=profile.history,
        idle_minutes=settings["people.session_idle_minutes"], session_days=settings["people.session_days"],
    )  # fmt: skip
    return administration.CompanyShape(
        id=row["id"], name=row["name"], name_en=row["name_en"], country=row["country"], zone=row["zone"],
        locale=row["locale"], week=load(str(row["week"]), []), rules=rules,
    )  # fmt: skip


async def company_for(db: Sql, actor: Actor, company: str | None) -> Row:
    """The company an administrator means: their own when none is named, else one below it. Refuses others."""
    wanted = company or actor.company
    reachable = [wanted] if actor.kind == "clock" else [row["id"] for row in await db.rows(BELOW, actor.company)]
    row = await db.row("SELECT * FROM company WHERE id = ? AND gone_at IS NULL", wanted)
    if row is None or wanted not in reachable:
        raise Refused("company.missing", field="company")
    return row


async def in_company(db: Sql, table: str, one: str, company: str) -> None:
    """Refuses unless this department, post, grade or person is in the company and still there."""
    sql = f"SELECT 1 FROM {table} WHERE id = ? AND company = ? AND gone_at IS NULL"
    if await db.value(sql, one, company) is None:
        raise Refused(MISSING[table], field=table)


async def post_create(act: Act, work: Work) -> administration.Kept:
    """Write down a post."""
    given: administration.PostCreate = act.input
    company = await company_for(work.db, act.actor, None)
    return administration.Kept(await add_post(work, company["id"], given.name, given.name_en))


async def add_post(work: Work, company: str, name: str, name_en: str = "") -> str:
    """A new post's id. Refuses `post.taken`."""
    if await Post.filter(company=company, name=name, gone_at=None).exists():
        raise Refused("post.taken", field="name", name=name)
    post = new_id("Q")
    await Post.create(id=post, company=company, name=name, name_en=name_en)
    work.target = post
    return post


async def grade_create(act: Act, work: Work) -> administration.Kept:
    """Write down a grade and how high it stands."""
    given: administration.GradeCreate = act.input
    company = await company_for(work.db, act.actor, None)
    return administration.Kept(await add_grade(work, company["id"], given.name, given.rank, given.name_en))


async def add_grade(work: Work, company: str, name: str, rank: int, name_en: str = "") -> str:
    """A new grade's id. Refuses `grade.taken`."""
    if await Grade.filter(company=company, name=name, gone_at=None).exists():
        raise Refused("grade.taken", field="name", name=name)
    grade = new_id("O")
    await Grade.create(id=grade, company=company, name=name, name_en=name_en, rank=rank)
    work.target = grade
    return grade
