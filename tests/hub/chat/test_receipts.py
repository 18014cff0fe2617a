"""Who has read a message, and who has not."""

from tests.hub.chat.office import Office


async def test_those_it_was_said_to_are_read_or_unread_and_nobody_else(lobby: Office) -> None:
    said = await lobby.say("li", "x")
    await lobby.ask("chen", "channel.join", channel=lobby.room)
    await lobby.ask("li", "channel.invite", channel=lobby.room, people=["Bbot"])
    await lobby.ask("zhao", "chat.read", channel=lobby.room, seq=said["seq"])
    found = await lobby.ask("li", "chat.readers", message=said["id"])
    assert [one["id"] for one in found["read"]] == ["Uzhao"]
    assert [one["id"] for one in found["unread"]] == ["Uwang"]
    assert (found["read_count"], found["unread_count"]) == (1, 1)
    assert found["read"][0]["name"] == "赵敏"


async def test_only_the_rooms_people_may_know(lobby: Office) -> None:
    said = await lobby.say("li", "x")
    assert (await lobby.refusal("chen", "chat.readers", message=said["id"])).reason == "channel.not_in"
    assert (await lobby.refusal("stranger", "chat.readers", message=said["id"])).reason == "message.missing"
