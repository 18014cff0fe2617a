"""The working calendar of each company: seeded from public holidays, corrected by whoever administers it.

The State Council names the make-up working days of a year in the November before; until then only the
holidays fixed by law are known, and every deadline in that year is provisional (R200).
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import holidays

from hub.kernel import FIVE_DAYS, REST, Act, Calendar, Refused, hours_text, load, read_hours
from hub.people import acts, administration, shapes
from hub.people.address_book import group_of
from hub.store import Reads, Row, Sql, Work

WEEK_MS = 7 * 86_400_000
LANGUAGES = ("zh_CN", "en_US")
KEEP_SEED = """INSERT INTO calendar_day (company, day, kind, hours, name, name_en, source)
VALUES (?, ?, ?, ?, ?, ?, 'holidays') ON CONFLICT (company, day) DO UPDATE SET kind = excluded.kind,
hours = excluded.hours, name = excluded.name, name_en = excluded.name_en WHERE calendar_day.source = 'holidays'"""
KEEP_DAY = """INSERT INTO calendar_day (company, day, kind, hours, name, name_en, source)
VALUES (?, ?, ?, ?, ?, ?, 'company') ON CONFLICT (company, day) DO UPDATE SET kind = excluded.kind,
hours = excluded.hours, name = excluded.name, name_en = excluded.name_en, source = 'company'"""
KEEP_YEAR = """INSERT INTO calendar_year (company, year, announced) VALUES (?, ?, ?)
ON CONFLICT (company, year) DO UPDATE SET announced = excluded.announced"""
SeedDay = tuple[date, str, str, str]


async def calendar_of(db: Sql, company: str) -> Calendar:
    """A company's calendar as the kernel counts with it. An unknown company works five ordinary days."""
    row = await db.row("SELECT zone, week FROM company WHERE id = ?", company)
    if row is None:
        return Calendar()
    days = await db.rows("SELECT day, kind, hours FROM calendar_day WHERE company = ? AND kind <> 'ordinary'", company)
    years = await db.rows("SELECT year FROM calendar_year WHERE company = ? AND announced = TRUE", company)
    return Calendar(
        zone=row["zone"],
        week=tuple(read_hours(text) for text in load(row["week"])),
        days={date.fromisoformat(day["day"]): read_hours(day["hours"]) for day in days},
        announced=frozenset(one["year"] for one in years),
    )


def public_days(country: str, year: int) -> tuple[list[SeedDay], bool]:
    """A year's holidays and make-up days as (day, kind, name, English name), and whether it is announced already."""
    if country not in holidays.list_supported_countries():
        return [], False
    named = [_names(country, year, language) for language in LANGUAGES]
    off = [(day, "off", named[0][day], named[1].get(day, "")) for day in sorted(named[0])]
    made_up = sorted(day for day in named[0].weekend_workdays if day.year == year)
    return [*off, *((day, "work", "", "") for day in made_up)], bool(made_up) or country != "CN"


def _names(country: str, year: int, language: str) -> "holidays.HolidayBase":
    known = holidays.list_localized_countries().get(country, [])
    return holidays.country_holidays(country, years=year, language=language if language in known else None)


async def seed(work: Work, company: str) -> None:
    """Fill last, this and next year from public holidays; what the company itself set stays. Again in a week."""
    row = await work.db.row("SELECT country FROM company WHERE id = ?", company)
    if row is None:
        return
    sql = "SELECT year FROM calendar_year WHERE company = ? AND announced = TRUE"
    settled = {one["year"] for one in await work.db.rows(sql, company)}
    this_year = datetime.fromtimestamp(work.at / 1000, UTC).year
    for year in (this_year - 1, this_year, this_year + 1):
        if year in settled:
            continue
        days, announced = public_days(row["country"], year)
        hours = {"off": hours_text(REST), "work": hours_text(FIVE_DAYS[0])}
        await work.db.many(
            KEEP_SEED, [(company, day.isoformat(), kind, hours[kind], zh, en) for day, kind, zh, en in days]
        )
        await work.db.run(KEEP_YEAR, company, year, announced)
    await work.later(work.at + WEEK_MS, "calendar.seed", {"company": company}, timer=f"calendar/{company}")


async def calendar_seed(act: Act, work: Work) -> acts.Done:
    """Look again whether public holidays of years to come have been announced."""
    given: acts.CalendarSeed = act.input
    await seed(work, given.company)
    work.target = given.company
    return acts.Done()


async def calendar_list(act: Act, reads: Reads) -> administration.CalendarYear:
    """A year of a company's calendar: the ordinary week and every day that differs."""
    given: administration.CalendarList = act.input
    company = given.company or act.actor.company
    row = await reads.db.row("SELECT week FROM company WHERE id = ?", company)
    if row is None or company not in await group_of(reads.db, act.actor.company):
        raise Refused("company.missing", field="company")
    sql = "SELECT * FROM calendar_day WHERE company = ? AND day >= ? AND day <= ? AND kind <> 'ordinary' ORDER BY day"
    days = await reads.db.rows(sql, company, f"{given.year}-01-01", f"{given.year}-12-31")
    known = "SELECT announced FROM calendar_year WHERE company = ? AND year = ?"
    announced = await reads.db.value(known, company, given.year)
    return administration.CalendarYear(given.year, bool(announced), load(row["week"]), [_shape(day) for day in days])


async def calendar_set(act: Act, work: Work) -> acts.Done:
    """Make a day a working day or a day off, or ordinary again, for one's own company."""
    given: administration.CalendarSet = act.input
    try:
        date.fromisoformat(given.day)
    except ValueError:
        raise Refused("field.unreadable", field="day", value=given.day) from None
    hours = hours_text(read_hours(given.hours) or FIVE_DAYS[0]) if given.kind == "work" else ""
    company = act.actor.company
    await work.db.run(KEEP_DAY, company, given.day, given.kind, hours, given.name, given.name_en)
    _changed(work, {"company": company, "day": given.day})
    return acts.Done()


async def calendar_announce(act: Act, work: Work) -> acts.Done:
    """Say that a year's calendar is complete, or that it is not."""
    given: administration.CalendarAnnounce = act.input
    await work.db.run(KEEP_YEAR, act.actor.company, given.year, given.announced)
    _changed(work, {"company": act.actor.company, "year": given.year})
    return acts.Done()


def _changed(work: Work, what: Mapping[str, object]) -> None:
    work.target = work.actor.company
    work.happened("calendar.changed", dict(what))


def _shape(row: Row) -> shapes.DayShape:
    return shapes.DayShape(row["day"], row["kind"], row["hours"], row["name"], row["name_en"], row["source"])
