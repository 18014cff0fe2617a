"""Coming and going: what follows is heard, what went before or after is not."""

from hub.store import resume
from tests.hub.chat.office import Office


async def missed(lobby: Office, login: str, cursor: int) -> dict[str, object]:
    async with lobby.hub.corridor.reading() as reads:
        return await resume(reads.db, reads.registry, lobby.id(login), {lobby.room: cursor})


async def test_after_leaving_nothing_is_heard_and_coming_back_says_that_something_was_missed(lobby: Office) -> None:
    left = (await lobby.ask("zhao", "channel.leave", channel=lobby.room))["seq"]
    await lobby.say("li", "behind your back")
    assert (await missed(lobby, "zhao", left))["gone"] == [lobby.room]
    back = (await lobby.ask("zhao", "channel.join", channel=lobby.room))["seq"]
    found = await missed(lobby, "zhao", left)
    assert found["channels"] == {lobby.room: {"limited": True, "head": back}}
    room = await lobby.channel("zhao")
    assert (room["unread"], room["read"]["seq"], room["head"]["seq"]) == (0, back, back)


async def test_a_group_shows_a_newcomer_nothing_from_before(lobby: Office) -> None:
    made = await lobby.ask("li", "channel.create", kind="group", people=["Uzhao"])
    group = made["channel"]["id"]
    before = await lobby.ask("li", "chat.post", channel=group, text="before")
    await lobby.ask("zhao", "channel.invite", channel=group, people=["Uwang"])
    await lobby.ask("li", "chat.post", channel=group, text="after")
    found = await lobby.ask("wang", "chat.history", channel=group)
    assert [one["text"] for one in found["messages"]] == ["after"]
    assert (await lobby.refusal("wang", "chat.react", message=before["id"], emoji="👍")).reason == "message.missing"
    assert (await lobby.channel("wang", group))["last"]["text"] == "after"


async def test_who_enters_gets_the_room_as_this_act_leaves_it(lobby: Office) -> None:
    live: list[object] = []
    lobby.hub.corridor.committed.append(lambda places, _: live.extend(places))
    await lobby.ask("li", "matter.show", matter="MT-1", person="Uzhao")
    entered = next(one for one in live if one.name == "channel.entered" and one.channel == "Izhao")  # type: ignore[attr-defined]
    room = entered.data["channel"]  # type: ignore[attr-defined]
    assert (room["head"], room["unread"], room["mentions"]) == ({"seq": 3, "no": 1}, 1, 1)
    assert room["last"]["text"] == "请假"
    assert room == await lobby.channel("zhao", room["id"])


async def test_going_takes_the_room_out_of_ones_list_on_every_device(lobby: Office) -> None:
    await lobby.ask("li", "channel.remove", channel=lobby.room, people=["Uzhao"])
    rows = await lobby.hub.rows("SELECT name, data FROM channel_event WHERE channel = 'Izhao' ORDER BY seq")
    assert [row["name"] for row in rows] == ["channel.entered", "channel.exited"]
    assert (await lobby.ask("zhao", "channel.list"))["channels"] == []
    open_ones = (await lobby.ask("zhao", "channel.list", joined=False))["channels"]
    assert [(one["id"], one["joined"], one["unread"]) for one in open_ones] == [(lobby.room, False, 0)]
