"""Read positions only go forward; unread and mention counts are exact."""

import asyncio

from hub.chat import unread
from tests.hub.chat.office import Office


async def counts(lobby: Office, login: str) -> tuple[int, int]:
    room = await lobby.channel(login)
    return room["unread"], room["mentions"]


async def test_what_calls_for_me_is_counted_once_a_message_and_mine_never(lobby: Office) -> None:
    for text in ("<@Uzhao> <@Uzhao>", "<!here> <@Uzhao>", "plain", "<!channel>", "`<@Uzhao>`"):
        await lobby.say("li", text)
    assert await counts(lobby, "zhao") == (5, 3)
    assert await counts(lobby, "wang") == (5, 2)
    assert await counts(lobby, "li") == (0, 0)


async def test_every_message_of_a_conversation_calls_for_the_other(lobby: Office) -> None:
    direct = (await lobby.ask("li", "channel.create", kind="direct", people=["Uzhao"]))["channel"]["id"]
    for _ in range(2):
        await lobby.ask("li", "chat.post", channel=direct, text="hi")
    room = await lobby.channel("zhao", direct)
    assert (room["unread"], room["mentions"]) == (2, 2)
    assert (await lobby.channel("li", direct))["mentions"] == 0


async def test_reading_goes_forward_only_and_says_what_is_left(lobby: Office) -> None:
    said = [await lobby.say("li", f"{n} <@Uzhao>") for n in range(4)]
    assert await lobby.ask("zhao", "chat.read", channel=lobby.room, seq=said[1]["seq"]) == {"no": 2, "mentions": 2}
    assert await lobby.ask("zhao", "chat.read", channel=lobby.room, seq=1) == {"no": 2, "mentions": 2}
    assert await lobby.ask("zhao", "chat.read", channel=lobby.room, seq=10_000) == {"no": 4, "mentions": 0}
    await lobby.say("li", "new")
    assert await counts(lobby, "zhao") == (1, 0)
    assert (await lobby.refusal("chen", "chat.read", channel=lobby.room, seq=1)).reason == "channel.missing"


async def test_speaking_reads_on_only_for_who_had_read_everything(lobby: Office) -> None:
    await lobby.say("li", "one")
    await lobby.say("zhao", "two")
    assert await counts(lobby, "zhao") == (2, 0)
    await lobby.ask("zhao", "chat.read", channel=lobby.room, seq=99)
    await asyncio.gather(lobby.say("zhao", "three"), lobby.say("zhao", "four"))
    assert await counts(lobby, "zhao") == (0, 0)
    assert await counts(lobby, "li") == (3, 0)


async def test_many_read_in_one_commit_and_leave_no_journal(lobby: Office) -> None:
    await lobby.say("li", "x")
    batch = lobby.hub.corridor.batches["chat.read"]
    await asyncio.gather(
        *(lobby.ask(login, "chat.read", channel=lobby.room, seq=99) for login in ("zhao", "wang") * 20)
    )
    assert batch.committed_acts == 40
    assert batch.commits <= 4
    assert await lobby.hub.rows("SELECT * FROM journal WHERE act = 'chat.read'") == []


async def test_the_greeting_names_just_the_rooms_with_something_new(lobby: Office) -> None:
    other = (await lobby.ask("li", "channel.create", kind="public", name="别处", people=["Uzhao"]))["channel"]["id"]
    await lobby.say("li", "a <@Uzhao>")
    await lobby.say("li", "b")
    async with lobby.hub.database.reading() as db:
        assert await unread(db, "Uzhao") == {lobby.room: [0, 1]}
        assert await unread(db, "Uzhao", [other]) == {}
        assert await unread(db, "Uli") == {}


async def test_a_reading_inside_another_act_counts_too(lobby: Office) -> None:
    await lobby.say("li", "x")

    async def inner(act: object, work: object) -> object:
        return await work.act_now("chat.read", {"channel": lobby.room, "seq": 99})  # type: ignore[attr-defined]

    kind = lobby.hub.registry.acts["matter.boast"]
    lobby.hub.registry.acts["matter.boast"] = type(kind)(kind.name, kind.input, kind.reply, inner)
    assert await lobby.ask("zhao", "matter.boast", matter="MT-1") == {"no": 1, "mentions": 0}
    assert await counts(lobby, "zhao") == (0, 0)
