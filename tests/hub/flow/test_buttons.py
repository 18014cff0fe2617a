"""The buttons of a card, and the forms behind them."""

import pytest

from hub.flow.buttons import FORMS, action
from hub.flow.decide import STEPS, Step
from hub.flow.steps import WORDY
from tests.hub.flow.leave import NAMES, WORDS
from tests.hub.flow.test_cards import YES, request

NEEDED = {
    "return": {"node", "way", "text"},
    "transfer": {"to"},
    "delegate": {"to"},
    "add_sign": {"people", "order"},
    "ask": {"people", "text"},
    "jump": {"node", "text"},
    "replace": {"of", "to", "text"},
}


def button(one, step, *people):
    return action(one, NAMES, WORDS, step, people)


@pytest.mark.parametrize("step", WORDY)
def test_a_step_that_needs_words_asks_for_them(step):
    assert step in FORMS


@pytest.mark.parametrize(("step", "fields"), NEEDED.items())
def test_each_step_asks_for_what_it_needs(step, fields):
    shown = button(request(), step, "U-zhou")
    assert {field["name"] for field in shown["form"] if field["required"]} == fields


def test_it_can_be_sent_back_to_the_asker_and_to_each_step_passed():
    offered = button(request("5", YES), "return", "U-sun")["form"][0]
    assert [(one["value"], one["label"]["text"]) for one in offered["options"]] == [
        ("start", "申请人"),
        ("superior", "直属上级"),
    ]


def test_who_was_added_can_be_chosen_to_be_taken_out():
    one = request("2", Step("add_sign", "U-zhou", to=("U-sun",)))
    assert button(one, "remove_sign", "U-zhou")["form"][0]["options"][0]["label"]["words"]["en"] == "Sun Jiayi"


def test_the_form_comes_back_filled_in_to_be_corrected():
    one = request("2", Step("return", "U-zhou", "改日期"))
    shown = button(one, "resubmit", "U-ma")
    assert {field["name"]: field.get("default") for field in shown["form"]} == {
        "kind": "annual", "start": "2026-12-01", "days": "2", "reason": "回老家",
    }  # fmt: skip


def test_several_with_choices_of_their_own_ask_for_their_own():
    assert button(request(), "return", "U-zhou", "U-sun")["for"] == "ask"
    assert button(request(), "approve", "U-zhou", "U-sun")["for"] == ["U-zhou", "U-sun"]
    assert button(request(), "approve", *(f"U-{number}" for number in range(51)))["for"] == "ask"


def test_every_step_has_a_label():
    assert all(WORDS.has(f"act.flow.{step}") for step in STEPS)
