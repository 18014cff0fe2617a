"""Requests under way brought to the version in force: tried, done, written into their trails."""

from hub.flow.definitions import publish
from tests.hub.flow.office import BOTH

BOSS = "{id: boss, name: {zh: 上级, en: Boss}, who: [superior]}"
NEW = BOTH.replace("id: pair,", "id: money,").replace("nodes: [", f"nodes: [{BOSS}, ")


async def changed(desk):
    asked = await desk.ask("ma", "flow.start", flow="pair", form={"what": "x"})
    await desk.ask("zhao", "flow.approve", no=asked["no"])
    await desk.hub.database.atomic(lambda db: publish(db, "", "pair", NEW, desk.hub.clock()))
    return asked["no"]


async def test_it_is_tried_first_and_says_what_is_not_known(desk):
    no = await changed(desk)
    told = await desk.ask("admin", "flow.try_migration", flow="pair")
    assert ([one["id"] for one in told["unknown"]], told["trials"][0]["obstacles"][0]["text"]) == (
        ["pair"], "新版本里没有「财务」",
    )  # fmt: skip
    told = await desk.ask("admin", "flow.try_migration", flow="pair", nodes={"pair": "money"})
    (line,) = told["trials"]
    assert (line["no"], line["obstacles"], [one["text"] for one in line["skipped"]]) == (no, [], ["上级"])
    assert (await desk.refusal("admin", "flow.migrate", flow="pair", basis="x")).reason == "flow.nothing_to_migrate"
    assert (await desk.refusal("lin", "flow.try_migration", flow="pair")).reason == "act.not_allowed"


async def test_it_goes_over_with_its_people_and_decisions(desk):
    no = await changed(desk)
    told = await desk.ask("admin", "flow.migrate", flow="pair", nodes={"pair": "money"}, basis="制度 3.2")
    assert told == {"moved": 1, "stay": 0}
    await desk.tick(desk.hub.clock() + 1)
    assert (await desk.trail(no))[-1] == "admin migrate"
    assert (await desk.ask("admin", "flow.try_migration", flow="pair"))["trials"] == []
    assert (await desk.ask("wu", "flow.approve", no=no))["state"] == "approved"
