"""The first start: an administrator, bots, and the demo's organisation, each exactly once."""

import csv
import tomllib
from pathlib import Path

import pytest

from hub.kernel import Refused
from hub.people import first_administrator, register_bot, registered, seed_demo, session_of, sign_in
from tests.hub.people.conftest import Office
from tests.running import TestHub

DEMO = Path(__file__).resolve().parents[3] / "config" / "demo"


async def test_an_empty_hub_gets_one_administrator_and_a_filled_one_none(hub: TestHub) -> None:
    first = await first_administrator(hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
    assert first is not None
    entered = await sign_in(hub.corridor, first.login, first.password)
    assert (entered.actor.roles, entered.must_change_password) == ({"admin"}, True)
    assert await first_administrator(hub.corridor, company="x", locale="en", zone="UTC") is None


async def test_no_password_comes_with_the_hub(office: Office) -> None:
    for login, password in (("admin", "admin"), ("admin", "123456"), ("majun", ""), ("root", "root")):
        with pytest.raises(Refused, match=r"session\.wrong"):
            await sign_in(office.hub.corridor, login, password)


async def test_somebody_is_registered_from_the_command_line_or_given_a_new_password(office: Office) -> None:
    corridor = office.hub.corridor
    shown = await registered(corridor, login="Ops", name="值班", company="远航机电", roles=["admin", "hr"])
    entered = await sign_in(corridor, "ops", shown.password)
    assert entered.actor.roles == {"admin", "hr"}
    again = await registered(corridor, login="ops", roles=["admin"])
    assert again.person == shown.person
    assert (await sign_in(corridor, "ops", again.password)).actor.id == shown.person
    with pytest.raises(Refused, match=r"company\.missing"):
        await registered(corridor, login="x", company="别家")
    with pytest.raises(Refused, match=r"role\.missing"):
        await registered(corridor, login="ops", roles=["king"])


async def test_a_bot_has_one_token_and_the_newest_only(office: Office) -> None:
    corridor = office.hub.corridor
    given = {"app": "approver", "name": "审批员", "name_en": "Approver", "company": office.company}
    bots = [await register_bot(corridor, token=f"xoxb-{number}", **given) for number in range(2)]
    assert bots[0] == bots[1]
    assert bots[0].startswith("B")
    async with corridor.reading() as reads:
        old, new = [await session_of(reads, f"xoxb-{number}") for number in range(2)]
        office.hub.clock.now += 10**12
    assert old is None
    assert new is not None
    assert (new.actor.kind, new.actor.id, new.must_change_password, new.expires_at) == ("bot", bots[0], False, 0)
    async with corridor.reading() as reads:
        assert await session_of(reads, "xoxb-1")


async def test_a_bot_has_no_password_to_sign_in_with(office: Office) -> None:
    await register_bot(
        office.hub.corridor, app="approver", name="审批员", name_en="Approver", company=office.company, token="xoxb-1"
    )
    with pytest.raises(Refused, match=r"session\.wrong"):
        await sign_in(office.hub.corridor, "approver", "xoxb-1")


async def test_the_demos_people_are_there_once_and_the_shown_ones_can_sign_in(hub: TestHub) -> None:
    shown = await seed_demo(hub.corridor, DEMO)
    assert [one.login for one in shown] == ["majun", "zhoujianguo", "linxiao", "wuchen"]
    assert await seed_demo(hub.corridor, DEMO) == []
    entered = [await sign_in(hub.corridor, one.login, one.password) for one in shown]
    assert not any(one.must_change_password for one in entered)
    assert entered[3].actor.is_admin
    async with hub.corridor.reading() as reads:
        assert await reads.offer("people.superior", shown[0].person) == shown[1].person
        assert len(await reads.offer("people.with_role", "hr", entered[0].actor.company)) == 1
        sellers = await reads.offer("people.with_role", "sales", entered[0].actor.company)
        numbers = {row["id"]: row["no"] for row in await reads.db.rows("SELECT id, no FROM person")}
    told = [numbers[one] for one in sellers]
    assert told == sorted(told), "whoever sells has the same customers in every demo"
    assert await first_administrator(hub.corridor, company="x", locale="zh", zone="UTC") is None


def test_everybody_who_speaks_in_the_demos_rooms_is_in_its_organisation() -> None:
    with (DEMO / "people.csv").open(encoding="utf-8", newline="") as file:
        logins = {row["账号"] for row in csv.DictReader(file)}
    assert len(logins) == 36
    rooms = tomllib.loads((DEMO / "rooms.toml").read_text("utf-8"))["room"]
    for room in rooms:
        everyone = set(logins if room.get("everyone") else room["people"])
        assert everyone <= logins
        said = [*room["said"], *(reply for one in room["said"] for reply in one.get("replies", ()))]
        heard = {room["by"], *(one["by"] for one in said)}
        heard |= {login for one in said for people in one.get("reactions", {}).values() for login in people}
        assert heard <= everyone
