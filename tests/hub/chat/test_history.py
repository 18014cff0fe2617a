"""Reading back: any stretch, oldest first, with where the log stood at that instant."""

from typing import Any

import pytest

from tests.hub.chat.office import Office


async def filled(lobby: Office, count: int = 20) -> list[dict[str, Any]]:
    return [await lobby.say("li", str(n)) for n in range(count)]


async def read(lobby: Office, **asked: Any) -> tuple[str, bool, bool]:
    found = await lobby.ask("zhao", "chat.history", channel=lobby.room, **asked)
    return " ".join(one["text"] for one in found["messages"]), found["more"], found["ahead"]


async def test_the_newest_stretch_and_the_way_back_to_the_first_word(lobby: Office) -> None:
    said = await filled(lobby)
    assert await read(lobby, limit=3) == ("17 18 19", True, False)
    assert await read(lobby, before=said[17]["seq"], limit=15) == ("2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", True, True)
    assert await read(lobby, before=said[2]["seq"], limit=15) == ("0 1", False, True)
    assert (await lobby.ask("zhao", "chat.history", channel=lobby.room))["head"] == said[-1]["seq"]


async def test_the_way_forward(lobby: Office) -> None:
    said = await filled(lobby)
    assert await read(lobby, after=said[2]["seq"], limit=3) == ("3 4 5", True, True)
    assert await read(lobby, after=said[16]["seq"], limit=3) == ("17 18 19", False, False)
    assert await read(lobby, after=said[19]["seq"]) == ("", False, False)


@pytest.mark.parametrize("by", ["id", "seq"])
async def test_around_a_message_by_its_id_or_its_seq(lobby: Office, by: str) -> None:
    said = await filled(lobby)
    assert await read(lobby, around=said[10][by], limit=5) == ("9 10 11 12 13", True, True)
    assert await read(lobby, around=said[0][by], limit=4) == ("0 1 2", False, True)
    assert await read(lobby, around=said[19][by], limit=4) == ("18 19", True, False)


async def test_around_something_of_another_room_is_refused(lobby: Office) -> None:
    no = await lobby.refusal("li", "chat.history", channel=lobby.room, around="M-elsewhere")
    assert no.reason == "message.missing"


async def test_a_thread_begins_with_what_it_answers(lobby: Office) -> None:
    root = (await lobby.say("li", "root"))["id"]
    for number in range(5):
        await lobby.say("zhao", f"a{number}", thread=root)
    assert await read(lobby, thread=root, limit=3) == ("a2 a3 a4", True, False)
    assert await read(lobby, thread=root) == ("root a0 a1 a2 a3 a4", False, False)


async def test_an_open_room_is_read_before_entering_and_a_closed_one_is_not(lobby: Office) -> None:
    await lobby.say("li", "for all")
    assert await lobby.texts("chen") == ["for all"]
    closed = (await lobby.ask("li", "channel.create", kind="private", name="x"))["channel"]["id"]
    assert (await lobby.refusal("chen", "chat.history", channel=closed)).reason == "channel.missing"
    assert (await lobby.refusal("li", "chat.history", channel="Izhao")).reason == "channel.missing"
