"""Books go to one reader at a time, come back on time, and are chased when they do not."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import FIVE_DAYS, Actor, Refused, hours_text
from hub.office.library import book
from hub.records.document import dump, load
from tests.running import TestHub, opened

DAY = 24 * 3_600_000
COMPANY = """INSERT INTO company (id, name, zone, locale, week, created_at)
VALUES ('O1', 'Yuanhang', 'Asia/Shanghai', 'zh', ?, 0)"""
PERSON = """INSERT INTO person (id, company, kind, login, name, inbox, created_at)
VALUES (?, 'O1', 'person', ?, ?, ?, 0)"""
KEEPER = Actor("U1", company="O1", name="Chen", roles=frozenset({"librarian"}), owner="U1")
LI = Actor("U2", company="O1", name="Li", owner="U2")
WANG = Actor("U3", company="O1", name="Wang", owner="U3")
PEOPLE = (KEEPER, LI, WANG)


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    only = ("people", "files", "chat", "notify", "records", "search", "office.library", "doors")
    async with opened(store_url, tmp_path, only=only) as running:
        await running.database.atomic(_staff)
        yield running


async def _staff(db: Any) -> None:
    await db.run(COMPANY, json.dumps([hours_text(day) for day in FIVE_DAYS]))
    for one in PEOPLE:
        await db.run("INSERT INTO channel (id, company, kind) VALUES (?, 'O1', 'inbox')", f"I{one.id}")
        await db.run(PERSON, one.id, one.name, one.name, f"I{one.id}")


async def shelved(hub: TestHub, name: str = "The Soul of a New Machine", **form: Any) -> str:
    kept = await hub.ask(KEEPER, "library.book.create", form={"name": name, "author": "Kidder", **form})
    await hub.settle()
    return str(kept["record"]["id"])


async def buttons(hub: TestHub, who: Actor, one: str) -> set[str]:
    card = (await hub.ask(who, "record.get", type=book.name, record=one))["card"]
    return {action["id"] for action in card["actions"]}


def test_the_declaration_survives_being_written_down() -> None:
    assert load(dump(book)) == book


async def test_a_reader_borrows_and_returns_a_book(hub: TestHub) -> None:
    one = await shelved(hub)
    lent = (await hub.ask(LI, "library.book.borrow", record=one))["record"]
    assert (lent["state"], lent["values"]["holder"], lent["values"]["due"]) == ("on_loan", "U2", "2026-12-24")
    assert await buttons(hub, LI, one) == {"renew", "return"}
    assert await buttons(hub, WANG, one) == {"reserve"}
    back = (await hub.ask(LI, "library.book.return", record=one))["record"]
    assert (back["state"], back["values"].get("holder")) == ("available", None)
    assert await hub.rows("SELECT who FROM holding WHERE ended_at IS NULL") == []


async def test_a_book_is_named_by_its_title_or_its_number(hub: TestHub) -> None:
    await shelved(hub, "Peopleware")
    lent = await hub.ask(LI, "library.book.borrow", record="Peopleware")
    assert lent["record"]["no"] == "BOOK-202611-0001"
    assert lent["answer"]["text"]["words"]["en"] == "Borrow: 《Peopleware》 Kidder, BOOK-202611-0001"
    back = await hub.ask(LI, "library.book.return", no="BOOK-202611-0001")
    assert back["record"]["state"] == "available"


async def test_a_title_two_books_bear_is_asked_about(hub: TestHub) -> None:
    for author in ("A", "B"):
        await shelved(hub, "Twins", author=author)
    assert (await hub.refusal(LI, "library.book.borrow", record="Twins")).reason == "record.several"


async def test_somebody_elses_book_is_not_to_be_borrowed(hub: TestHub) -> None:
    one = await shelved(hub)
    await hub.ask(LI, "library.book.borrow", record=one)
    no = await hub.refusal(WANG, "library.book.borrow", record=one)
    assert (no.reason, no.details["state"]["words"]["en"]) == ("act.not_open", "On loan")


async def test_the_sixth_book_is_refused_and_not_offered(hub: TestHub) -> None:
    books = [await shelved(hub, f"Volume {n}") for n in range(6)]
    for one in books[:5]:
        await hub.ask(LI, "library.book.borrow", record=one)
    assert await buttons(hub, LI, books[5]) == set()
    assert (await hub.refusal(LI, "library.book.borrow", record=books[5])).reason == "loan.limit"
    await hub.ask(LI, "library.book.return", record=books[0])
    assert await buttons(hub, LI, books[5]) == {"borrow"}
    await hub.ask(LI, "library.book.borrow", record=books[5])


async def test_of_many_who_borrow_at_once_one_has_it(hub: TestHub) -> None:
    one = await shelved(hub)
    asked = (hub.ask(who, "library.book.borrow", record=one) for who in PEOPLE for _ in range(4))
    told = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(not isinstance(each, BaseException) for each in told) == 1
    assert all(isinstance(each, dict | Refused) for each in told)
    assert len(await hub.rows("SELECT who FROM holding WHERE ended_at IS NULL")) == 1
    assert await hub.rows("SELECT count AS n FROM held WHERE count > 0") == [{"n": 1}]


async def test_a_reader_who_borrows_eight_at_once_has_five(hub: TestHub) -> None:
    books = [await shelved(hub, f"Volume {n}") for n in range(8)]
    asked = (hub.ask(LI, "library.book.borrow", record=one) for one in books)
    told = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(each, dict) for each in told) == 5
    assert {each.reason for each in told if isinstance(each, Refused)} == {"loan.limit"}
    assert await hub.rows("SELECT count AS n FROM held WHERE who = 'U2'") == [{"n": 5}]
    assert len(await hub.rows("SELECT who FROM holding WHERE ended_at IS NULL")) == 5


async def test_a_book_is_renewed_once(hub: TestHub) -> None:
    one = await shelved(hub)
    await hub.ask(LI, "library.book.borrow", record=one)
    again = (await hub.ask(LI, "library.book.renew", record=one))["record"]
    assert again["values"]["due"] == "2027-01-23"
    assert await buttons(hub, LI, one) == {"return"}
    assert (await hub.refusal(LI, "library.book.renew", record=one)).reason == "loan.renewed"


async def test_the_keeper_takes_a_book_back_and_its_reader_hears_of_it(hub: TestHub) -> None:
    one = await shelved(hub)
    await hub.ask(LI, "library.book.borrow", record=one)
    assert (await hub.refusal(WANG, "library.book.return", record=one)).reason == "act.not_allowed"
    await hub.ask(KEEPER, "library.book.return", record=one)
    assert [row["kind"] for row in await hub.rows("SELECT kind FROM notice WHERE person = 'U2'")] == ["record.taken"]


async def test_a_lost_book_is_nobodys_and_counts_no_more(hub: TestHub) -> None:
    one = await shelved(hub)
    await hub.ask(LI, "library.book.borrow", record=one)
    gone = (await hub.ask(KEEPER, "library.book.lose", record=one))["record"]
    assert (gone["state"], gone["values"].get("holder")) == ("lost", None)
    assert await hub.rows("SELECT count AS n FROM held WHERE who = 'U2'") == [{"n": 0}]


async def test_the_reader_is_reminded_the_day_before_and_when_it_is_late(hub: TestHub) -> None:
    one = await shelved(hub)
    await hub.ask(LI, "library.book.borrow", record=one)
    hub.clock.now += 29 * DAY
    await hub.parts.timers.tick()
    todos = await hub.rows("SELECT state, urged FROM todo WHERE person = 'U2'")
    assert [(each["state"], each["urged"]) for each in todos] == [("pending", 0)]
    hub.clock.now += 2 * DAY
    await hub.parts.timers.tick()
    notices = await hub.rows("SELECT kind FROM notice WHERE person = 'U2' ORDER BY at")
    assert [each["kind"] for each in notices] == ["record.soon", "record.late"]
    card = (await hub.ask(LI, "record.get", type=book.name, record=one))["card"]
    assert card["state"]["tone"] == "cinnabar"
    assert (await hub.refusal(LI, "library.book.renew", record=one)).reason == "loan.overdue"
    late = await hub.ask(KEEPER, "record.list", type=book.name, view="overdue")
    assert [each["id"] for each in late["records"]] == [one]
    await hub.ask(LI, "library.book.return", record=one)
    assert (await hub.rows("SELECT state FROM todo WHERE person = 'U2'"))[0]["state"] == "approved"
    hub.clock.now += 30 * DAY
    await hub.parts.timers.tick()
    assert len(await hub.rows("SELECT 1 FROM notice WHERE person = 'U2'")) == 2


async def test_only_what_stands_on_the_shelf_is_retired(hub: TestHub) -> None:
    one = await shelved(hub)
    await hub.ask(LI, "library.book.borrow", record=one)
    assert (
        await hub.refusal(KEEPER, "library.book.retire", record=one, form={"reason": "old"})
    ).reason == "act.not_open"
    await hub.ask(LI, "library.book.return", record=one)
    assert (await hub.refusal(KEEPER, "library.book.retire", record=one)).details["field"] == "reason"
    await hub.ask(KEEPER, "library.book.retire", record=one, form={"reason": "old"})
    assert await buttons(hub, LI, one) == set()


async def test_a_lent_book_is_reserved_set_aside_told_of_and_passed_on(hub: TestHub) -> None:
    one = await shelved(hub)
    await hub.ask(LI, "library.book.borrow", record=one)
    await hub.ask(WANG, "library.book.reserve", record=one)
    assert (await hub.refusal(LI, "library.book.renew", record=one)).reason == "loan.awaited"
    await hub.ask(LI, "library.book.return", record=one)
    card = (await hub.ask(LI, "record.get", type=book.name, record=one))["card"]
    assert card["state"]["words"]["en"] == "Set aside"
    said = (await hub.rows("SELECT words FROM message ORDER BY id DESC"))[0]["words"]
    assert "kept for you until 2026-11-27" in said
    assert (await hub.refusal(LI, "library.book.borrow", record=one)).reason == "loan.promised"
    assert await buttons(hub, WANG, one) == {"borrow", "unreserve"}
    await hub.ask(LI, "library.book.reserve", record=one)
    hub.clock.now += 6 * DAY
    await hub.parts.timers.tick()
    assert (await buttons(hub, WANG, one), await buttons(hub, LI, one)) == ({"reserve"}, {"borrow", "unreserve"})
    todos = await hub.rows("SELECT person, state FROM todo ORDER BY id")
    assert [(each["person"], each["state"]) for each in todos] == [("U3", "cancelled"), ("U2", "pending")]


async def test_only_the_keeper_reminds_a_reader(hub: TestHub) -> None:
    one = await shelved(hub)
    await hub.ask(LI, "library.book.borrow", record=one)
    assert (await hub.refusal(WANG, "library.book.remind", record=one)).reason == "act.not_allowed"
    await hub.ask(KEEPER, "library.book.remind", record=one)
    assert [row["kind"] for row in await hub.rows("SELECT kind FROM notice WHERE person = 'U2'")] == ["record.urged"]
