"""Being there and typing."""

from tests.hub.chat.office import Office


async def test_one_types_only_where_one_is(lobby: Office) -> None:
    assert await lobby.ask("li", "typing", channel=lobby.room) == {}
    assert (await lobby.refusal("chen", "typing", channel=lobby.room)).reason == "channel.not_in"
    assert (await lobby.refusal("stranger", "typing", channel=lobby.room)).reason == "channel.missing"


async def test_one_says_how_one_is_and_nothing_is_stored(lobby: Office) -> None:
    assert await lobby.ask("li", "presence.set", state="busy", status="开会") == {}
    assert await lobby.hub.rows("SELECT * FROM journal WHERE act IN ('typing', 'presence.set')") == []
