"""One face for a thing: drawn anew when it changes, told to every room it stands in, without a flood."""

from typing import Any

from tests.hub.chat.office import Office

SECOND = 1_000


async def told(lobby: Office, channel: str = "") -> int:
    sql = "SELECT COUNT(*) AS n FROM channel_event WHERE name = 'card.changed' AND channel = ?"
    return int((await lobby.hub.rows(sql, channel or lobby.room))[0]["n"])


async def card(lobby: Office, message: str) -> dict[str, Any]:
    found: dict[str, Any] = (await lobby.message("li", message))["card"]
    return found


async def change(lobby: Office, text: str) -> None:
    await lobby.ask("li", "matter.change", matter="MT-1", text=text)


async def test_the_same_thing_is_one_card_however_often_it_is_shown(lobby: Office) -> None:
    first, second = [
        (await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room))["message"] for _ in range(2)
    ]
    assert (await card(lobby, first))["id"] == (await card(lobby, second))["id"]
    assert (await lobby.message("li", first))["by"] == {"id": "Bbot", "name": "审批", "kind": "bot"}
    await change(lobby, "新内容")
    for message in (first, second):
        face = await card(lobby, message)
        assert (face["title"]["text"], face["version"], face["face"], face["masked"]) == ("新内容", 2, 2, True)
    assert await told(lobby) == 1


async def test_small_changes_are_told_once_a_second_and_the_last_one_is_not_lost(lobby: Office) -> None:
    shown = (await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room))["message"]
    for number in range(5):
        await change(lobby, f"~{number}")
    assert await told(lobby) == 1
    assert (await card(lobby, shown))["title"]["text"] == "~0"
    view = await lobby.ask("li", "card.view", message=shown)
    assert view["card"]["title"]["text"] == "~4"
    lobby.hub.clock.now += SECOND
    await lobby.hub.parts.timers.tick()
    assert await told(lobby) == 2
    assert (await card(lobby, shown))["title"]["text"] == "~4"


async def test_a_new_version_and_a_new_state_are_told_at_once(lobby: Office) -> None:
    shown = (await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room))["message"]
    for text in ("~small", "one", "two"):
        await change(lobby, text)
    await lobby.ask("zhao", "card.tap", message=shown, action="approve", version=3)
    assert await told(lobby) == 4
    assert (await card(lobby, shown))["state"]["code"] == "approved"


async def test_drawing_what_has_not_changed_tells_nobody(lobby: Office) -> None:
    await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room)
    await change(lobby, "~same")
    lobby.hub.clock.now += 5 * SECOND
    await change(lobby, "~same")
    assert await told(lobby) == 1


async def test_a_card_in_more_rooms_than_one_act_may_tell_reaches_them_all(lobby: Office) -> None:
    rooms = []
    for number in range(70):
        made = await lobby.ask("li", "channel.create", kind="public", name=f"r{number}")
        rooms.append(made["channel"]["id"])
        await lobby.ask("li", "matter.show", matter="MT-1", channel=rooms[-1])
    await change(lobby, "for all")
    assert sum([await told(lobby, room) for room in rooms]) == 30
    for _ in range(3):
        await lobby.hub.parts.timers.tick()
    assert [await told(lobby, room) for room in rooms] == [1] * 70
