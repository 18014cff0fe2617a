"""What bots are asked and answer, and the rights a trigger lends."""

from typing import Any

import pytest

from hub.chat import claim, on_behalf, register_app, waiting
from hub.kernel import Refused
from tests.hub.chat.office import COMPANY, Office
from tests.hub.chat.test_apps import MANIFEST

GO = {"type": "button", "action_id": "go", "value": "v", "text": {"type": "plain_text", "text": "!"}}
BUTTON = {"type": "actions", "block_id": "b", "elements": [GO]}
NUMBER = {"type": "number_input", "action_id": "a"}
FIELD = {"type": "input", "block_id": "f", "label": {"text": "F"}, "element": NUMBER}
MINUTE = 60_000


@pytest.fixture
async def card(lobby: Office) -> str:
    """A free card of the approver bot in the lobby."""
    await register_app(lobby.hub.corridor, MANIFEST, COMPANY, "secret")
    await lobby.ask("li", "channel.invite", channel=lobby.room, people=["Bbot"])
    posted = await lobby.ask("bot", "chat.post", channel=lobby.room, text="card", blocks=[FIELD, BUTTON])
    return str(posted["id"])


async def tapped(lobby: Office, card: str) -> dict[str, Any]:
    """li taps; the interaction as the bot's one connection gets it."""
    asked = await lobby.ask("li", "card.tap", message=card, action="go", form={"f": {"a": "1"}})
    found = await lobby.hub.database.atomic(lambda db: claim(db, asked["interaction"], lobby.hub.clock()))
    assert found is not None
    return found


async def test_a_tap_on_a_free_card_goes_to_its_bot_once(lobby: Office, card: str) -> None:
    found = await tapped(lobby, card)
    assert (found["kind"], found["action"], found["value"], found["form"]) == ("tap", "go", "v", {"a": "1"})
    assert found["user"] == {"id": "Uli", "name": "李娜", "kind": "person", "locale": "zh"}
    assert (found["channel"], found["message"]["id"]) == (lobby.room, card)
    assert await lobby.hub.database.atomic(lambda db: claim(db, found["id"], lobby.hub.clock())) is None
    log = await lobby.hub.rows("SELECT name, ref FROM channel_event WHERE channel = 'Iapprover' ORDER BY seq DESC")
    assert log[0] == {"name": "interaction.opened", "ref": found["id"]}


async def test_what_no_connection_answered_waits_for_the_next(lobby: Office, card: str) -> None:
    found = await tapped(lobby, card)
    async with lobby.hub.database.reading() as db:
        assert await waiting(db, ["Bbot"], lobby.hub.clock.now) == []
        assert await waiting(db, ["Bbot"], lobby.hub.clock.now + 6_000) == [("Bbot", found["id"])]
        assert await waiting(db, "Bbot", lobby.hub.clock.now + 31 * MINUTE) == []


async def test_only_what_stands_on_the_card_can_be_tapped(lobby: Office, card: str) -> None:
    assert (await lobby.refusal("li", "card.tap", message=card, action="other")).reason == "card.missing"
    plain = (await lobby.say("li", "x"))["id"]
    assert (await lobby.refusal("li", "card.tap", message=plain, action="go")).reason == "card.missing"
    assert (await lobby.refusal("chen", "card.tap", message=card, action="go")).reason == "channel.not_in"


async def test_a_trigger_lends_twenty_listed_acts_to_that_bot_for_half_an_hour(lobby: Office, card: str) -> None:
    trigger = (await tapped(lobby, card))["trigger"]

    async def lent(bot: str, act: str, after: int = 0) -> str:
        now = lobby.hub.clock.now + after
        return await lobby.hub.database.atomic(lambda db: on_behalf(db, bot, trigger, act, now))

    for bot, act, after, reason in (
        ("Bbot", "chat.post", 0, r"act\.not_allowed"),
        ("Bother", "matter.approve", 0, r"act\.not_allowed"),
        ("Bbot", "matter.approve", 31 * MINUTE, r"trigger\.spent"),
    ):
        with pytest.raises(Refused, match=reason):
            await lent(bot, act, after)
    for _ in range(20):
        assert await lent("Bbot", "matter.approve") == "Uli"
    with pytest.raises(Refused, match=r"trigger\.spent"):
        await lent("Bbot", "matter.approve")
