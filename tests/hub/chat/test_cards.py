"""Seeing a card as oneself, and tapping it: a tap is the act it stands for, judged by the engine."""

import asyncio
import dataclasses

import pytest

from hub.chat.cards import answered
from hub.kernel import Refused
from tests.hub.chat.office import Office


@pytest.fixture
async def shown(lobby: Office) -> str:
    return str((await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room))["message"])


async def test_each_sees_their_own_buttons_and_nothing_masked(lobby: Office, shown: str) -> None:
    mine = (await lobby.ask("zhao", "card.view", message=shown))["card"]
    theirs = (await lobby.ask("li", "card.view", thing="MT-1"))["card"]
    assert (mine["masked"], mine["facts"][0]["value"]["text"]) == (False, "100")
    assert [one["id"] for one in mine["actions"]] == ["approve"]
    assert theirs["actions"] == []
    told = (await lobby.message("li", shown))["card"]
    assert (told["masked"], told["facts"][0]["masked"], told["id"]) == (True, True, mine["id"])


async def test_a_card_of_another_room_or_company_is_not_there(lobby: Office, shown: str) -> None:
    for login, asked in (("stranger", {"message": shown}), ("stranger", {"thing": "MT-1"}), ("li", {"card": "K0"})):
        no = await lobby.refusal(login, "card.view", **asked)
        assert no.reason in ("message.missing", "card.missing")


async def test_a_tap_does_the_act_and_shows_the_new_face(lobby: Office, shown: str) -> None:
    reply = await lobby.ask("zhao", "card.tap", "k1", message=shown, action="approve", version=1)
    assert (reply["card"]["state"]["code"], reply["card"]["actions"], reply["card"]["face"]) == ("approved", [], 2)
    again = await lobby.ask("zhao", "card.tap", "k1", message=shown, action="approve", version=1)
    assert again == {**reply, "duplicate": True}
    journal = await lobby.hub.rows("SELECT actor, target FROM journal WHERE act = 'card.tap'")
    assert journal == [{"actor": "Uzhao", "target": "MT-1"}]


async def test_the_second_tap_meets_the_refusal_of_the_act(lobby: Office, shown: str) -> None:
    taps = [lobby.ask("zhao", "card.tap", message=shown, action="approve", version=1) for _ in range(2)]
    done = await asyncio.gather(*taps, return_exceptions=True)
    refused = [one for one in done if isinstance(one, Refused)]
    assert [(no.reason, no.details["by"]["id"]) for no in refused] == [("decided.already", "Uzhao")]


async def test_a_tap_on_what_has_changed_is_stale_and_shows_what_it_is_now(lobby: Office, shown: str) -> None:
    await lobby.ask("li", "matter.change", matter="MT-1", text="更贵")
    no = await lobby.refusal("zhao", "card.tap", message=shown, action="approve", version=1)
    assert (no.reason, no.details["card"]["title"]["text"], no.details["card"]["version"]) == ("card.stale", "更贵", 2)
    await lobby.ask("zhao", "card.tap", card=no.details["card"]["id"], action="approve", version=2)


async def test_what_is_not_mine_is_refused_by_the_engine_or_by_the_card(lobby: Office, shown: str) -> None:
    assert (await lobby.refusal("li", "card.tap", message=shown, action="approve")).reason == "matter.not_yours"
    assert (await lobby.refusal("li", "card.tap", message=shown, action="boast")).reason == "card.not_yours"
    assert (await lobby.refusal("li", "card.tap", message=shown, action="nothing")).reason == "act.unknown"


async def test_a_reply_knows_the_card_it_stands_below(lobby: Office, shown: str) -> None:
    reply = (await lobby.say("li", "同意", thread=shown))["id"]
    async with lobby.hub.database.reading() as db:
        found = await answered(db, reply)
        assert found is not None
        assert (found["kind"], found["thing"], found["thread"], found["body"]) == ("matter", "MT-1", shown, "同意")
        assert await answered(db, shown) is None
        assert await answered(db, (await lobby.say("li", "plain"))["id"]) is None


async def test_a_tap_is_no_way_around_who_may_try_an_act(lobby: Office, shown: str) -> None:
    kind = lobby.hub.registry.acts["matter.boast"]
    lobby.hub.registry.acts["matter.boast"] = dataclasses.replace(kind, who=("role:admin",))
    assert (await lobby.refusal("li", "card.tap", message=shown, action="boast")).reason == "act.not_allowed"
