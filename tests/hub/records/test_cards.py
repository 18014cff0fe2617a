"""A card shows what its reader may know, and offers what its reader may do."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel import Actor
from hub.records.cards import face
from hub.records.decide import possible
from tests.hub.records.samples import CHEN, FINANCE, KEEPER, LI, PEOPLE, STRANGER, TODAY, asset, private, sample, words

WORDS = words()
NAMES = {"U1": "Li", "U2": "Chen", "P1": "Workshop"}
FULL: dict[str, Any] = {
    "model": "CK6150", "model_en": "CNC lathe", "kind": "workshop", "price": 12_000_000, "value": 5_000_000,
    "users": ["U1", "U2"], "room": "P1", "insured": True, "bought": "2026-11-01",
}  # fmt: skip


def drawn(reader: Actor | None = None, state: str = "in_use", **data: Any) -> dict[str, Any]:
    return face(asset, sample(state, **{**FULL, **data}), NAMES, WORDS, TODAY, reader)


def facts(card: dict[str, Any]) -> dict[str, Any]:
    return {one["label"]["text"].rpartition(".")[2]: one["value"] for one in card["facts"]}


def test_the_facts_are_told_by_their_kind() -> None:
    told = facts(drawn(KEEPER))
    assert told["price"] == {"amount": "1200.00", "currency": "CNY"}
    assert told["owner"] == {"id": "U1", "name": "Li"}
    assert told["users"]["text"] == "Li, Chen"
    assert told["room"]["text"] == "Workshop"
    assert told["insured"]["words"] == {"zh": "是", "en": "Yes"}
    assert "name" not in told
    assert "model_en" not in told


def test_the_card_names_its_thing_and_where_it_lives() -> None:
    card = drawn(LI)
    assert (card["kind"], card["thing"], card["version"], card["no"]) == ("assets.asset", "R1", 3, "ZC-202611-0001")
    assert card["url"] == "/r/assets.asset/ZC-202611-0001"
    assert card["sub"]["text"] == "CNC lathe"
    assert (card["state"]["code"], card["state"]["tone"], card["state"]["mark"]) == ("in_use", "pine", "dot")


def test_what_not_all_may_read_is_masked_for_everybody_and_open_to_who_may() -> None:
    for reader, open_ in ((None, False), (LI, False), (FINANCE, True), (KEEPER, True)):
        card = drawn(reader)
        assert card["masked"] is not open_
        assert ("1200.00" in str(card)) is open_


@given(st.sampled_from(tuple(asset.states)), st.sampled_from(PEOPLE), st.integers(0, 9))
def test_a_readers_buttons_are_exactly_what_the_engine_would_accept(state: str, who: Actor, seats: int) -> None:
    card = drawn(who, state, seats=seats)
    open_ = [one.name for one in possible(asset, sample(state, seats=seats), who, TODAY)]
    assert [one["id"] for one in card["actions"]] == open_
    assert all(one["for"] == [who.id] for one in card["actions"])


@given(st.sampled_from(tuple(asset.states)), st.sampled_from(PEOPLE), st.integers(0, 9))
def test_everybodys_card_leaves_out_no_button_somebody_has(state: str, who: Actor, seats: int) -> None:
    shared = {one["id"]: one["for"] for one in drawn(None, state, seats=seats)["actions"]}
    mine = {one["id"] for one in drawn(who, state, seats=seats)["actions"]}
    assert mine <= shared.keys()
    assert all(who.id in told for name, told in shared.items() if isinstance(told, list) and name in mine)


def test_a_form_comes_filled_in_with_what_there_is() -> None:
    edit = next(one for one in drawn(LI)["actions"] if one["id"] == "edit")
    defaults = {one["name"]: one.get("default") for one in edit["form"]}
    assert (defaults["name"], defaults["kind"]) == ("Lathe", "workshop")


def test_a_form_holds_no_field_its_reader_may_not_see() -> None:
    for reader, known in ((None, False), (LI, False), (KEEPER, True)):
        edit = next(one for one in drawn(reader)["actions"] if one["id"] == "edit")
        assert ("price" in {one["name"] for one in edit["form"]}) is known


def test_a_dangerous_verb_asks_first() -> None:
    scrap = next(one for one in drawn(KEEPER, seats=1)["actions"] if one["id"] == "scrap")
    assert scrap["style"] == "danger"
    assert "confirm" in scrap


@pytest.mark.parametrize("reader", [None, CHEN, STRANGER])
def test_a_private_record_shows_nothing_but_its_number(reader: Actor | None) -> None:
    secret = replace(sample(), type=private.name, state="active", data={"name": "secret"}, title="secret")
    card = face(private, secret, NAMES, WORDS, TODAY, reader)
    assert "secret" not in str(card)
    assert (card["masked"], card["actions"], card["facts"]) == (True, [], [])


def test_strangers_get_the_same_in_blocks() -> None:
    blocks = drawn(KEEPER)["blocks"]
    assert [one["type"] for one in blocks] == ["header", "section", "context", "actions"]
    assert blocks[0]["text"]["text"] == "Lathe"
    assert len(blocks[1]["fields"]) <= 10
