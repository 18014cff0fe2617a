"""The working calendar: public holidays as announced, corrections by the office, and what is still provisional."""

from datetime import date

import pytest

from hub.kernel import Act, due, instant
from hub.people import calendar_of
from hub.people.acts import CalendarSeed
from hub.people.calendars import public_days
from hub.store import CLOCK
from tests.hub.people.conftest import Office

MAKE_UP_2026 = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]


def test_public_days_have_the_make_up_days_of_an_announced_year() -> None:
    days, announced = public_days("CN", 2026)
    assert announced
    assert [day.isoformat() for day, kind, _, _ in days if kind == "work"] == MAKE_UP_2026
    assert (date(2026, 10, 1), "off", "国庆节", "National Day") in days


def test_a_year_without_make_up_days_is_not_announced_yet() -> None:
    days, announced = public_days("CN", 2027)
    assert not announced
    assert (date(2027, 1, 1), "off", "元旦", "New Year's Day") in days


def test_a_country_nobody_knows_has_no_public_days() -> None:
    assert public_days("XX", 2026) == ([], False)
    assert public_days("DE", 2026)[1]


@pytest.mark.parametrize(
    ("received", "days", "expected", "provisional"),
    [
        ("2026-09-30T16:00+08:00", 1, "2026-10-08T16:00+08:00", False),
        ("2026-10-09T16:00+08:00", 1, "2026-10-10T16:00+08:00", False),
        ("2026-02-14T10:00+08:00", 2, "2026-02-25T10:00+08:00", False),
        ("2026-04-30T11:00+08:00", 1, "2026-05-06T11:00+08:00", False),
        ("2026-11-28T10:00+08:00", 1, "2026-12-01T09:00+08:00", False),
        ("2026-12-31T16:00+08:00", 1, "2027-01-04T16:00+08:00", True),
    ],
)
async def test_a_new_companys_calendar_gives_the_deadlines_of_the_regulation(
    office: Office, received: str, days: int, expected: str, provisional: bool
) -> None:
    async with office.hub.corridor.reading() as reads:
        calendar = await reads.offer("calendar.of", office.company)
    assert due(calendar, instant(received), days=days) == (instant(expected), provisional)


async def test_the_office_corrects_a_day_and_can_take_that_back(office: Office) -> None:
    async def hours(day: date) -> object:
        async with office.hub.corridor.reading() as reads:
            return (await calendar_of(reads.db, office.company)).hours(day)

    saturday, friday = date(2026, 11, 28), date(2026, 11, 27)
    await office.ask("sunjiayi", "calendar.set", day="2026-11-28", kind="work", hours="09:00-12:00")
    await office.ask("sunjiayi", "calendar.set", day="2026-11-27", kind="off", name="厂庆")
    assert await hours(saturday) == ((540, 720),)
    assert await hours(friday) == ()
    listed = (await office.ask("linxiao", "calendar.list", year=2026))["days"]
    assert [(day["kind"], day["name"]) for day in listed if day["source"] == "company"] == [
        ("off", "厂庆"),
        ("work", ""),
    ]
    await office.ask("sunjiayi", "calendar.set", day="2026-11-28", kind="ordinary")
    assert await hours(saturday) == ()


async def test_a_year_confirmed_by_the_office_is_provisional_no_more(office: Office) -> None:
    assert not (await office.ask("linxiao", "calendar.list", year=2027))["announced"]
    await office.ask("sunjiayi", "calendar.announce", year=2027)
    assert (await office.ask("linxiao", "calendar.list", year=2027))["announced"]
    async with office.hub.corridor.reading() as reads:
        calendar = await calendar_of(reads.db, office.company)
    assert not due(calendar, instant("2026-12-31T16:00+08:00"), days=1).provisional


async def test_looking_again_keeps_what_the_company_set(office: Office) -> None:
    await office.ask("sunjiayi", "calendar.set", day="2027-01-01", kind="work")
    given = CalendarSeed(company=office.company)
    await office.hub.corridor.run(Act("calendar.seed", CLOCK, office.hub.clock(), given))
    days = (await office.ask("linxiao", "calendar.list", year=2027))["days"]
    assert (days[0]["day"], days[0]["kind"], days[0]["source"]) == ("2027-01-01", "work", "company")
    timers = await office.hub.rows("SELECT id, state FROM timer")
    assert [(timer["id"], timer["state"]) for timer in timers] == [(f"calendar/{office.company}", "waiting")]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"day": "2026-02-30", "kind": "off"}, "field.unreadable"),
        ({"day": "2026-11-28", "kind": "work", "hours": "noon"}, "calendar.hours"),
    ],
)
async def test_days_and_hours_that_cannot_be_are_refused(office: Office, given: dict[str, str], reason: str) -> None:
    assert (await office.refusal("sunjiayi", "calendar.set", **given)).reason == reason


async def test_nobody_reads_a_strangers_calendar_and_only_the_office_changes_ones_own(office: Office) -> None:
    no = await office.refusal("linxiao", "calendar.list", year=2026, company="O-unknown")
    assert no.reason == "company.missing"
    no = await office.refusal("linxiao", "calendar.set", day="2026-11-27", kind="off")
    assert no.reason == "act.not_allowed"


async def test_an_unknown_company_works_five_ordinary_days(office: Office) -> None:
    async with office.hub.corridor.reading() as reads:
        assert (await calendar_of(reads.db, "O-unknown")).is_working_day(date(2026, 11, 24))
