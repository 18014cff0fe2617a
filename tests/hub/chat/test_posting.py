"""Posting: in order, once, judged alone, and told exactly as it will be replayed."""

import asyncio

from hub.kernel import Refused
from hub.store import events
from tests.hub.chat.office import Office


async def test_posts_stand_in_the_order_they_were_sent_without_gaps(lobby: Office) -> None:
    said = await asyncio.gather(*(lobby.say("li", f"m{n}", f"k{n}") for n in range(100)))
    assert [one["no"] for one in said] == list(range(1, 101))
    assert [one["seq"] for one in said] == list(range(3, 103))
    assert await lobby.texts("zhao", limit=200) == [f"m{n}" for n in range(100)]


async def test_the_same_key_is_one_post_for_ever(lobby: Office) -> None:
    first = await lobby.say("li", "x", "k1")
    lobby.hub.clock.now += 400 * 24 * 3_600_000
    again = await lobby.say("li", "x", "k1")
    assert (again["id"], again["seq"]) == (first["id"], first["seq"])
    assert (first["duplicate"], again["duplicate"]) == (False, True)
    assert await lobby.texts("li") == ["x"]
    assert (await lobby.refusal("li", "chat.post", "k1", channel=lobby.room, text="y")).reason == "key.reused"


async def test_a_refused_post_leaves_the_others_of_its_batch_alone(lobby: Office) -> None:
    said = [lobby.say(login, "hello") for login in ("li", "chen", "zhao")]
    first, refused, last = await asyncio.gather(*said, return_exceptions=True)
    assert isinstance(refused, Refused)
    assert refused.reason == "channel.not_in"
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    assert (first["no"], last["no"]) == (1, 2)


async def test_who_is_not_in_a_closed_room_does_not_learn_that_it_exists(lobby: Office) -> None:
    made = await lobby.ask("li", "channel.create", kind="private", name="秘密")
    channel = made["channel"]["id"]
    for login in ("zhao", "stranger"):
        assert (await lobby.refusal(login, "chat.post", channel=channel, text="x")).reason == "channel.missing"
    assert (await lobby.refusal("stranger", "chat.post", channel=lobby.room, text="x")).reason == "channel.missing"


async def test_nothing_to_say_is_refused_and_so_is_what_no_database_keeps(lobby: Office) -> None:
    for text, reason in (("  ", "field.required"), ("a\x00b", "field.unreadable"), ("\ud800", "field.unreadable")):
        assert (await lobby.refusal("li", "chat.post", channel=lobby.room, text=text)).reason == reason


async def test_only_a_bot_posts_a_free_card_and_only_a_right_one(lobby: Office) -> None:
    blocks = [{"type": "section", "text": {"type": "plain_text", "text": "hi"}}]
    assert (await lobby.refusal("li", "chat.post", channel=lobby.room, blocks=blocks)).reason == "blocks.bots_only"
    await lobby.ask("li", "channel.invite", channel=lobby.room, people=[lobby.id("bot")])
    posted = await lobby.ask("bot", "chat.post", channel=lobby.room, text="t", blocks=blocks)
    assert (await lobby.message("li", posted["id"]))["blocks"] == blocks
    no = await lobby.refusal("bot", "chat.post", channel=lobby.room, blocks=blocks * 51)
    assert (no.reason, no.details["path"]) == ("blocks.too_much", "blocks")


async def test_an_answer_tells_how_its_thread_stands(lobby: Office) -> None:
    root = (await lobby.say("li", "root"))["id"]
    for login in ("zhao", "wang", "zhao"):
        answered = await lobby.say(login, f"by {login}", thread=root)
    thread = (await lobby.message("li", root))["replies"]
    assert (thread["count"], thread["people"]) == (3, [lobby.id("zhao"), lobby.id("wang")])
    nested = await lobby.say("li", "nested", thread=answered["id"])
    found = await lobby.ask("li", "chat.history", channel=lobby.room, thread=root)
    assert [one["text"] for one in found["messages"]] == ["root", "by zhao", "by wang", "by zhao", "nested"]
    assert found["messages"][-1]["id"] == nested["id"]
    assert {one["thread"] for one in found["messages"][1:]} == {root}
    assert await lobby.texts("li") == ["root"]


async def test_answers_in_one_batch_are_all_counted(lobby: Office) -> None:
    root = (await lobby.say("li", "root"))["id"]
    await asyncio.gather(*(lobby.say("zhao", str(n), thread=root) for n in range(30)))
    assert (await lobby.message("li", root))["replies"]["count"] == 30


async def test_an_answer_may_be_shown_in_the_room_too(lobby: Office) -> None:
    root = (await lobby.say("li", "root"))["id"]
    await lobby.say("zhao", "hidden", thread=root)
    await lobby.say("zhao", "shown", thread=root, also=True)
    assert await lobby.texts("li") == ["root", "shown"]


async def test_a_thread_of_another_room_cannot_be_answered_here(lobby: Office) -> None:
    other = (await lobby.ask("li", "channel.create", kind="public", name="别处"))["channel"]["id"]
    root = (await lobby.ask("li", "chat.post", channel=other, text="x"))["id"]
    no = await lobby.refusal("li", "chat.post", channel=lobby.room, text="y", thread=root)
    assert (no.reason, no.details["field"]) == ("message.missing", "thread")


async def test_what_is_told_live_is_what_is_replayed(lobby: Office) -> None:
    live: list[dict[str, object]] = []
    lobby.hub.corridor.committed.append(lambda places, _: live.extend(place.data for place in places))
    root = (await lobby.say("li", "root <@Uzhao> <!here>", urgent=True))["id"]
    await lobby.say("zhao", "answer", thread=root, also=True)
    async with lobby.hub.database.reading() as db:
        told = await events(db, lobby.hub.registry, lobby.room, 3)
    assert [told[0].data] == live[1:]
    assert live[0]["message"]["mentions"] == ["Uzhao", "here"]  # type: ignore[index]


async def test_only_a_bot_signs_a_message_with_another_name_and_its_own_stays(lobby: Office) -> None:
    alias = {"name": " Jen  kins ", "icon": "🎉"}
    given = {"channel": lobby.room, "text": "x"}
    assert (await lobby.refusal("li", "chat.post", **given, alias=alias)).reason == "alias.bots_only"
    await lobby.ask("li", "channel.invite", channel=lobby.room, people=["Bbot"])
    said = await lobby.ask("bot", "chat.post", **given, alias=alias)
    told = await lobby.message("zhao", said["id"])
    assert (told["alias"], told["by"]["name"]) == ({"name": "Jen kins", "icon": "🎉"}, "审批")
    for wrong, reason in (({"name": " "}, "field.required"), ({"name": "x", "icon": "<b>"}, "field.unreadable")):
        assert (await lobby.refusal("bot", "chat.post", **given, alias=wrong)).reason == reason
