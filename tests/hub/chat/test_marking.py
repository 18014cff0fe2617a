"""Reactions and pins."""

from tests.hub.chat.office import Office


async def test_reactions_stand_in_the_order_they_came_once_a_person(lobby: Office) -> None:
    said = (await lobby.say("li", "x"))["id"]
    for login, emoji in (("zhao", "👍"), ("li", "🎉"), ("wang", "👍"), ("zhao", "👍")):
        last = await lobby.ask(login, "chat.react", message=said, emoji=emoji)
    assert (await lobby.message("li", said))["reactions"] == [
        {"emoji": "👍", "people": ["Uzhao", "Uwang"]}, {"emoji": "🎉", "people": ["Uli"]},
    ]  # fmt: skip
    assert last["seq"] == (await lobby.channel("li"))["head"]["seq"]
    await lobby.ask("li", "chat.unreact", message=said, emoji="🎉")
    again = await lobby.ask("li", "chat.unreact", message=said, emoji="🎉")
    assert again["seq"] == last["seq"] + 1
    assert len((await lobby.message("li", said))["reactions"]) == 1


async def test_a_message_takes_so_many_kinds_and_no_more(lobby: Office) -> None:
    said = (await lobby.say("li", "x"))["id"]
    for number in range(30):
        await lobby.ask("li", "chat.react", message=said, emoji=f"e{number}")
    assert (await lobby.refusal("li", "chat.react", message=said, emoji="more")).reason == "message.reactions"
    await lobby.ask("zhao", "chat.react", message=said, emoji="e1")


async def test_only_the_rooms_people_leave_marks(lobby: Office) -> None:
    said = (await lobby.say("li", "x"))["id"]
    assert (await lobby.refusal("chen", "chat.react", message=said, emoji="👍")).reason == "channel.not_in"
    assert (await lobby.refusal("stranger", "chat.pin", message=said)).reason == "message.missing"


async def test_what_is_pinned_last_stands_first(lobby: Office) -> None:
    first, second = [(await lobby.say("li", text))["id"] for text in ("a", "b")]
    await lobby.ask("zhao", "chat.pin", message=second)
    seq = (await lobby.ask("wang", "chat.pin", message=first))["seq"]
    assert await lobby.ask("li", "chat.pin", message=first) == {"seq": seq}
    pins = (await lobby.ask("li", "channel.get", channel=lobby.room))["pins"]
    assert [(one["text"], one["pinned"]) for one in pins] == [("a", True), ("b", True)]
    await lobby.ask("li", "chat.unpin", message=first)
    assert not (await lobby.message("li", first))["pinned"]
