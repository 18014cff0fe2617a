"""A request's card in chat: seen by each as theirs, tapped as the act it stands for."""

import pytest

from hub.flow.presenter import tap
from hub.kernel import Refused


async def test_each_sees_their_own_buttons(desk):
    asked = await desk.leave()
    buttons = {
        login: [one["id"] for one in (await desk.ask(login, "card.view", message=asked["message"]))["card"]["actions"]]
        for login in ("lin", "ma", "zhou")
    }
    assert buttons == {
        "lin": ["approve", "reject", "return", "transfer", "delegate", "add_sign", "ask", "comment", "room"],
        "ma": ["comment", "room", "urge", "withdraw"],
        "zhou": [],
    }


async def test_a_tap_approves_and_gives_the_new_face(desk):
    asked = await desk.leave()
    given = {"message": asked["message"], "action": "approve", "version": 1}
    face = (await desk.ask("lin", "card.tap", key="t1", **given))["card"]
    assert (face["state"]["code"], face["seal"]["by"]["name"], face["actions"]) == ("approved", "林晓", [])
    again = await desk.ask("lin", "card.tap", key="t1", **given)
    assert again["duplicate"]
    late = await desk.refusal("lin", "card.tap", **given)
    assert (late.reason, late.details["what"]) == ("decided.already", "approved")


async def test_a_rejection_on_the_card_asks_for_words(desk):
    asked = await desk.leave()
    given = {"message": asked["message"], "action": "reject", "version": 1}
    assert (await desk.refusal("lin", "card.tap", **given)).reason == "flow.words_required"
    face = (await desk.ask("lin", "card.tap", **given, form={"text": "没人值班"}))["card"]
    assert (face["tone"], face["seal"]["text"]) == ("cinnabar", "没人值班")


async def test_the_loser_of_an_either_or_is_told_the_winner_on_the_card_too(desk):
    asked = await desk.ask("ma", "flow.start", flow="either", form={"what": "x"})
    card = asked["card"]["id"]
    await desk.ask("zhao", "card.tap", card=card, action="approve", version=1)
    late = await desk.refusal("wu", "card.tap", card=card, action="reject", form={"text": "no"}, version=1)
    assert (late.reason, late.details["by"]["name"]) == ("decided.already", "赵敏慧")


async def test_a_page_may_tap_by_the_cards_id_and_a_stranger_may_not(desk):
    asked = await desk.leave()
    card = asked["card"]["id"]
    stranger = await desk.refusal("wu", "card.view", card=card)
    assert stranger.reason == "flow.missing"
    assert (await desk.ask("lin", "card.tap", card=card, action="approve"))["card"]["state"]["code"] == "approved"


def test_a_tap_stands_for_an_act_and_carries_only_what_steps_know():
    act, given = tap({"thing": "W-1"}, "transfer", {"to": "U-2", "text": None, "colour": "red"}, None)
    assert (act, given) == ("flow.transfer", {"instance": "W-1", "to": "U-2"})
    with pytest.raises(Refused):
        tap({"thing": "W-1"}, "explode", {}, None)
