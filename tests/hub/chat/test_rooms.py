"""Rooms: made, found, entered, left, kept; and what each of that leaves behind."""

import asyncio

from hub.kernel import load
from tests.hub.chat.office import Office


async def test_whoever_makes_a_room_owns_it_and_everyone_is_told(lobby: Office) -> None:
    detail = await lobby.ask("zhao", "channel.get", channel=lobby.room)
    assert detail["channel"]["people"] == 3
    assert detail["people"] == ["Uli", "Uwang", "Uzhao"]
    assert detail["roles"] == {"Uli": "owner"}
    log = await lobby.hub.rows("SELECT name FROM channel_event WHERE channel = ? ORDER BY seq", lobby.room)
    assert [row["name"] for row in log] == ["channel.created", "channel.joined"]
    told = await lobby.hub.rows("SELECT name, ref FROM channel_event WHERE channel = 'Izhao'")
    assert told == [{"name": "channel.entered", "ref": f"{lobby.room}/Uzhao"}]


async def test_two_people_have_one_conversation_whoever_opens_it(lobby: Office) -> None:
    opened = [
        lobby.ask(login, "channel.create", kind="direct", people=[other])
        for login, other in (("li", "Uzhao"), ("zhao", "Uli")) * 5
    ]
    found = {one["channel"]["id"] for one in await asyncio.gather(*opened)}
    assert len(found) == 1
    alone = await lobby.ask("li", "channel.create", kind="direct", people=["Uli"])
    assert alone["channel"]["people"] == 1
    no = await lobby.refusal("li", "channel.create", kind="direct", people=["Uzhao", "Uwang"])
    assert no.reason == "channel.two"


async def test_an_open_room_has_its_name_to_itself_until_it_is_archived(lobby: Office) -> None:
    assert (await lobby.refusal("zhao", "channel.create", kind="public", name=" 大厅 ")).reason == "channel.name_taken"
    await lobby.ask("zhao", "channel.create", kind="private", name="大厅")
    await lobby.ask("li", "channel.archive", channel=lobby.room)
    await lobby.ask("zhao", "channel.create", kind="public", name="大厅")
    assert (await lobby.refusal("zhao", "channel.create", kind="public")).reason == "field.required"


async def test_only_people_of_this_company_come_in(lobby: Office) -> None:
    for given in ({"kind": "group", "people": ["Ustranger"]}, {"kind": "direct", "people": ["Unobody"]}):
        assert (await lobby.refusal("li", "channel.create", **given)).reason == "person.missing"
    no = await lobby.refusal("li", "channel.invite", channel=lobby.room, people=["Uchen", "Ustranger"])
    assert (no.reason, no.details["person"]) == ("person.missing", "Ustranger")
    many = [f"U{n}" for n in range(60)]
    for id in many:
        await lobby.hub.database.atomic(
            lambda db, id=id: db.run(
                """INSERT INTO person (id, company, login, name, inbox, created_at)
                VALUES (?, 'O1', ?, 'x', ?, 1)""", id, id, f"I{id}",
            )
        )  # fmt: skip
    assert (await lobby.refusal("li", "channel.create", kind="group", people=many)).reason == "people.too_many"


async def test_coming_twice_and_going_twice_is_coming_and_going_once(lobby: Office) -> None:
    for _ in range(2):
        await lobby.ask("chen", "channel.join", channel=lobby.room)
        await lobby.ask("li", "channel.invite", channel=lobby.room, people=["Uchen", "Uzhao"])
    assert (await lobby.channel("chen"))["people"] == 4
    first = await lobby.ask("chen", "channel.leave", channel=lobby.room)
    again = await lobby.ask("chen", "channel.leave", channel=lobby.room)
    assert again["seq"] == first["seq"]
    assert (await lobby.channel("li"))["people"] == 3


async def test_joining_at_the_same_moment_from_two_devices_is_joining_once(lobby: Office) -> None:
    await asyncio.gather(*(lobby.ask("chen", "channel.join", channel=lobby.room) for _ in range(5)))
    assert (await lobby.channel("chen"))["people"] == 4
    rows = await lobby.hub.rows("SELECT * FROM membership WHERE channel = ? AND person = 'Uchen'", lobby.room)
    assert len(rows) == 1


async def test_the_owner_and_the_administrator_keep_a_room(lobby: Office) -> None:
    assert (await lobby.refusal("zhao", "channel.edit", channel=lobby.room, name="x")).reason == "channel.not_owner"
    await lobby.ask("root", "channel.edit", channel=lobby.room, topic="新话题", icon="hash")
    room = await lobby.channel("zhao")
    assert (room["name"], room["topic"], room["icon"]) == ("大厅", "新话题", "hash")
    await lobby.ask("li", "channel.remove", channel=lobby.room, people=["Uwang", "Uchen"])
    assert (await lobby.channel("li"))["people"] == 2
    await lobby.ask("li", "channel.archive", channel=lobby.room)
    assert (await lobby.refusal("li", "chat.post", channel=lobby.room, text="x")).reason == "channel.archived"
    assert await lobby.texts("zhao") == []


async def test_muted_and_on_top_are_mine_alone(lobby: Office) -> None:
    await lobby.ask("zhao", "channel.mute", channel=lobby.room, on=True)
    await lobby.ask("zhao", "channel.pin_top", channel=lobby.room, on=True)
    mine, theirs = await lobby.channel("zhao"), await lobby.channel("li")
    assert (mine["muted"], mine["pinned"], theirs["muted"], theirs["pinned"]) == (True, True, False, False)
    assert (await lobby.refusal("chen", "channel.mute", channel=lobby.room, on=True)).reason == "channel.missing"


async def test_a_departments_room_is_its_heads_to_make_and_found_for_its_people(lobby: Office) -> None:
    async def tree(db: object) -> None:
        for sql in (
            "INSERT INTO department (id, company, name, head) VALUES ('P1', 'O1', '销售部', 'Uli')",
            "INSERT INTO department (id, company, name, parent) VALUES ('P2', 'O1', '华东', 'P1')",
            "UPDATE person SET department = 'P2' WHERE id = 'Uzhao'",
        ):
            await db.run(sql)  # type: ignore[attr-defined]

    await lobby.hub.database.atomic(tree)
    given = {"kind": "private", "name": "销售", "people": ["Uzhao"], "department": "P1"}
    assert (await lobby.refusal("wang", "channel.create", **given)).reason == "channel.department"
    made = (await lobby.ask("li", "channel.create", **given))["channel"]["id"]
    async with lobby.hub.corridor.reading() as reads:
        assert await reads.offer("channel.of_person", "Uzhao") == made
        assert await reads.offer("channel.of_person", "Uwang") is None


async def test_how_one_keeps_a_room_is_told_to_ones_own_devices_alone(lobby: Office) -> None:
    await lobby.ask("zhao", "channel.mute", channel=lobby.room, on=True)
    await lobby.ask("zhao", "channel.pin_top", channel=lobby.room, on=True)
    rows = await lobby.hub.rows("SELECT channel, data FROM channel_event WHERE name = 'channel.kept' ORDER BY seq")
    assert {row["channel"] for row in rows} == {"Izhao"}
    assert load(rows[-1]["data"]) == {"channel": lobby.room, "muted": True, "pinned": True}
