"""Editing one's words, and taking them back for good."""

from hub.store import resume
from tests.hub.chat.office import Office

MINUTE = 60_000


async def test_edited_words_take_the_place_of_the_old_ones_and_call_nobody_again(lobby: Office) -> None:
    said = (await lobby.say("li", "old <@Uzhao>"))["id"]
    await lobby.ask("li", "chat.edit", message=said, text="new <@Uwang>")
    message = await lobby.message("zhao", said)
    assert (message["text"], message["mentions"]) == ("new <@Uwang>", ["Uwang"])
    assert "edited_at" in message
    assert (await lobby.channel("zhao"))["mentions"] == 1
    assert (await lobby.channel("wang"))["mentions"] == 0


async def test_one_edits_ones_own_in_time(lobby: Office) -> None:
    said = (await lobby.say("li", "x"))["id"]
    assert (await lobby.refusal("zhao", "chat.edit", message=said, text="y")).reason == "message.not_yours"
    assert (await lobby.refusal("li", "chat.edit", message=said, text=" ")).reason == "field.required"
    assert (await lobby.refusal("chen", "chat.edit", message="M0", text="y")).reason == "message.missing"
    lobby.hub.clock.now += 1441 * MINUTE
    assert (await lobby.refusal("li", "chat.edit", message=said, text="y")).reason == "message.too_old"


async def test_a_recalled_text_never_leaves_again(lobby: Office) -> None:
    said = await lobby.say("zhao", "SECRET <@Uli>")
    await lobby.ask("li", "chat.react", message=said["id"], emoji="👍")
    await lobby.ask("zhao", "chat.edit", message=said["id"], text="SECRET again")
    await lobby.ask("zhao", "chat.recall", message=said["id"], reason="wrong room")
    message = await lobby.message("li", said["id"])
    assert message["recalled"]["by"]["id"] == "Uzhao"
    assert message["recalled"]["reason"] == "wrong room"
    assert (message["text"], message["reactions"], message["mentions"]) == ("", [], [])
    async with lobby.hub.corridor.reading() as reads:
        everything = str(await resume(reads.db, reads.registry, "Uli", {lobby.room: 2, "Ili": 0}))
    for told in (everything, str(await lobby.channel("li")), str(await lobby.ask("li", "channel.list"))):
        assert "SECRET" not in told


async def test_what_is_recalled_can_only_be_looked_at(lobby: Office) -> None:
    said = (await lobby.say("li", "x"))["id"]
    first = await lobby.ask("li", "chat.recall", message=said)
    assert await lobby.ask("li", "chat.recall", message=said) == first
    for act, more in (("chat.edit", {"text": "y"}), ("chat.react", {"emoji": "👍"}), ("chat.pin", {})):
        assert (await lobby.refusal("li", act, message=said, **more)).reason == "message.recalled"
    await lobby.say("zhao", "but why", thread=said)
    assert (await lobby.message("li", said))["replies"]["count"] == 1


async def test_owner_and_administrator_take_back_what_others_said(lobby: Office) -> None:
    first, second = [(await lobby.say("zhao", "x"))["id"] for _ in range(2)]
    assert (await lobby.refusal("wang", "chat.recall", message=first)).reason == "message.not_yours"
    await lobby.ask("li", "chat.recall", message=first)
    await lobby.ask("root", "channel.join", channel=lobby.room)
    await lobby.ask("root", "chat.recall", message=second)
    assert (await lobby.message("zhao", second))["recalled"]["by"]["name"] == "吴晨"


async def test_a_bound_card_is_neither_edited_nor_recalled(lobby: Office) -> None:
    card = (await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room))["message"]
    assert (await lobby.refusal("li", "chat.recall", message=card)).reason == "message.bound"
