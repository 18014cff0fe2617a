"""The engine accepts exactly what the card offers, and refuses the rest with a reason."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel import Actor, Refused
from hub.records.decide import Ask, blank, decide, holds, possible, readable
from hub.records.spec import Action
from tests.hub.records.samples import (
    CHEN,
    COMPANY,
    FINANCE,
    KEEPER,
    LI,
    NOW,
    PEOPLE,
    STRANGER,
    TODAY,
    asset,
    private,
    sample,
)

STATES = tuple(asset.states)


def ask(verb: str, actor: Actor, version: int = 0, **form: Any) -> Ask:
    return Ask(verb, form, actor, NOW + 1, TODAY, version)


def accepted(verb: Action, state: str, who: Actor, seats: int) -> bool:
    form: dict[str, Any] = (
        {"fault": "noise"} if verb.name == "repair" else {"owner": "U2"} if verb.name == "assign" else {}
    )
    try:
        decide(asset, sample(state, seats=seats), ask(verb.name, who, **form))
    except Refused as no:
        assert no.reason in ("act.not_allowed", "act.not_open")
        return False
    return True


@given(st.sampled_from(STATES), st.sampled_from(PEOPLE), st.integers(0, 9))
def test_the_buttons_are_exactly_the_open_verbs(state: str, who: Actor, seats: int) -> None:
    offered = {one.name for one in possible(asset, sample(state, seats=seats), who, TODAY)}
    taken = {one.name for one in asset.verbs() if one.name != "create" and accepted(one, state, who, seats)}
    assert offered == taken


def test_nobody_of_another_company_may_do_anything() -> None:
    assert possible(asset, sample(), STRANGER, TODAY) == ()


def test_a_new_record_belongs_to_who_made_it_and_begins_at_the_start() -> None:
    made = decide(asset, blank(asset, "R2", KEEPER), ask("create", KEEPER, name="Lathe", model="CK6150"))
    assert made.event == "assets.asset.created"
    assert (made.record.state, made.record.owner, made.record.title) == ("in_use", "U3", "Lathe CK6150")
    assert (made.record.version, made.record.created_at, made.record.changed_at) == (1, NOW + 1, NOW + 1)
    assert made.record.data["bought"] == TODAY
    assert "note" not in made.record.data


def test_only_its_keeper_makes_one() -> None:
    with pytest.raises(Refused, match=r"act\.not_allowed"):
        decide(asset, blank(asset, "R2", LI), ask("create", LI, name="Lathe"))


def test_an_edit_changes_what_it_names_and_nothing_else() -> None:
    before = sample(note="old", seats=2)
    made = decide(asset, before, ask("edit", LI, note=None, weight="1.5"))
    assert made.changed == ("weight", "note")
    assert made.record.data == {"name": "Lathe", "owner": "U1", "seats": 2, "weight": 15_000}
    assert made.record.version == before.version + 1
    assert made.record.state == "in_use"


def test_a_verb_moves_the_state_and_tells_what_it_does_not_keep() -> None:
    made = decide(asset, sample(), ask("repair", LI, fault="noise"))
    assert made.record.state == "in_repair"
    assert made.form == {"fault": "noise"}
    assert "fault" not in made.record.data


def test_a_form_field_of_the_records_own_is_kept() -> None:
    made = decide(asset, sample(), ask("assign", KEEPER, owner="U2"))
    assert (made.record.owner, made.record.data["owner"]) == ("U2", "U2")


def test_a_record_always_has_an_owner() -> None:
    assert decide(asset, sample(), ask("edit", LI, owner=None)).record.owner == "U1"


def test_who_saw_an_older_version_is_told_so() -> None:
    assert decide(asset, sample(), ask("edit", LI, version=3, note="x"))
    with pytest.raises(Refused, match=r"record\.stale"):
        decide(asset, sample(), ask("edit", LI, version=2, note="x"))


def test_a_verb_nobody_declared_is_unknown() -> None:
    with pytest.raises(Refused, match=r"act\.unknown"):
        decide(asset, sample(), ask("explode", KEEPER))


def test_a_closed_verb_says_in_which_state_it_found_the_record() -> None:
    with pytest.raises(Refused) as refused:
        decide(asset, sample("scrapped", seats=1), ask("repair", LI, fault="x"))
    assert (refused.value.reason, refused.value.details["state"]) == ("act.not_open", "scrapped")


def test_what_is_masked_is_read_by_whom_it_says() -> None:
    assert "price" in readable(asset, sample(), KEEPER)
    assert "price" in readable(asset, sample(), FINANCE)
    assert "price" not in readable(asset, sample(), LI)


def test_what_is_masked_is_changed_by_whom_it_is_read() -> None:
    with pytest.raises(Refused, match=r"field\.masked"):
        decide(asset, sample(price=5), ask("edit", LI, price="1"))
    assert decide(asset, sample(price=5), ask("edit", KEEPER, price="1")).record.data["price"] == 10_000


def test_a_private_type_is_closed_to_all_but_the_owner() -> None:
    mine = blank(private, "R3", LI)
    assert [one.name for one in possible(private, mine, LI, TODAY)] == ["edit"]
    assert possible(private, mine, CHEN, TODAY) == ()


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        (("seats", "<", 5), True),
        (("seats", ">=", 5), False),
        (("owner", "=", "me"), True),
        (("bought", "<=", "today"), True),
        (("state", "=", "in_use"), True),
        (("note", "=", "x"), False),
        (("note", "!=", "x"), True),
    ],
)
def test_a_condition_is_a_test_on_the_record(condition: tuple[str, str, Any], met: bool) -> None:
    record = sample(seats=4, bought="2026-11-01")
    assert holds(condition, record, LI.id, TODAY) is met
    assert record.company == COMPANY
