"""A request as a card."""

from dataclasses import replace

import pytest

from hub.flow.cards import AFTER_THE_END, face, trail
from hub.flow.decide import Facts, Step, decide, possible
from hub.flow.filling import read_answers
from hub.flow.form import filled, shown
from hub.flow.instance import ENDED, Instance
from hub.flow.request import Request
from hub.flow.route import Ground
from tests.hub.flow.flows import NOW
from tests.hub.flow.leave import CALENDAR, LEAVE, NAMES, TODAY, WORDS

PEOPLE = {"superior": ("U-zhou",), "personnel": ("U-sun", "U-li", "U-wu")}


def request(days="2", *steps):
    """A request for leave after these steps, with a deadline for whoever it waits for."""
    raw = {"kind": "annual", "start": "2026-12-01", "days": days, "reason": "回老家"}
    form = read_answers(LEAVE, raw, asker="U-ma", today=TODAY, calendar=CALENDAR)
    known = Facts(at=NOW, names=NAMES, ground=Ground(NOW, PEOPLE), heirs=frozenset(NAMES))
    instance = decide(LEAVE, Instance("W-1", "U-ma", form), Step("start", "U-ma"), known).after
    for step in steps:
        instance = decide(LEAVE, instance, step, replace(known, at=NOW + 60_000)).after
    for run in instance.open_runs:
        slots = tuple(replace(slot, due=NOW + 3_600_000) if slot.state == "pending" else slot for slot in run.slots)
        instance = instance.with_run(replace(run, slots=slots))
    values = shown(LEAVE, form, NAMES, WORDS, TODAY)
    words = {**values, "asker": {"zh": "马骏", "en": "Ma Jun"}}
    return Request(
        "LV-202611-0031", "O-1", LEAVE, instance, NOW, filled(LEAVE.title, words), filled(LEAVE.sub, words), values
    )


def card(one, reader=None):
    return face(one, NAMES, WORDS, CALENDAR, Facts(at=NOW, names=NAMES, urge_every=1), reader)


YES, NO = Step("approve", "U-zhou", "好好休息"), Step("reject", "U-zhou", "没人值班")


def test_the_face_says_what_is_asked_and_whom_it_waits_for():
    told = card(request())
    assert (told["title"]["text"], told["sub"]["text"]) == ("马骏 · 年假 2 天", "12-01 — 12-02")
    assert told["no"] == "LV-202611-0031"
    assert told["state"]["words"] == {"zh": "等周建国", "en": "With Zhou Jianguo"}
    assert told["waits"]["text"] == "等周建国，11-24 10:00 前"
    assert (told["tone"], told["icon"], told["version"], told["masked"]) == ("pine", "leave", 1, False)
    assert [fact["value"]["text"] for fact in told["facts"]] == ["回老家"]
    assert "seal" not in told


@pytest.mark.parametrize("reader", [None, "U-zhou", "U-ma", "U-stranger"])
@pytest.mark.parametrize("steps", [(), (YES,), (NO,), (Step("withdraw", "U-ma"),)])
def test_the_buttons_are_exactly_what_the_engine_would_accept(steps, reader):
    one = request("2", *steps)
    known = Facts(at=NOW, names=NAMES, urge_every=1)
    for person in ("U-zhou", "U-ma", "U-stranger") if reader is None else (reader,):
        offered = {action["id"] for action in card(one, reader)["actions"] if person in action["for"]}
        may = set(possible(LEAVE, one.instance, person, known))
        ended = one.instance.state in ENDED
        assert offered - {"return"} == (may & set(AFTER_THE_END) if ended else may) - {"return"}


def test_each_button_asks_for_what_its_step_needs():
    actions = {action["id"]: action for action in card(request())["actions"]}
    assert actions["approve"]["style"] == "primary"
    assert "form" not in actions["approve"]
    assert (actions["reject"]["style"], actions["reject"]["form"][0]["required"]) == ("danger", True)
    assert actions["reject"]["quick"][0]["text"] == "人手不足，请改期"
    assert [one["kind"] for one in actions["transfer"]["form"]] == ["person", "long"]


@pytest.mark.parametrize(
    ("step", "tone", "mark", "glyph", "word"),
    [
        (YES, "pine", "dot", "approved", "已同意"),
        (NO, "cinnabar", "square", "rejected", "已驳回"),
        (Step("withdraw", "U-ma", "改行程"), "slate", "square", "withdrawn", "已撤回"),
    ],
)
def test_a_decided_card_has_a_seal_and_asks_for_nothing(step, tone, mark, glyph, word):
    told = card(request("2", step))
    assert (told["tone"], told["state"]["mark"], told["state"]["text"]) == (tone, mark, word)
    assert (told["seal"]["glyph"], told["seal"]["by"]["id"], told["seal"]["text"]) == (glyph, step.by, step.text)
    assert [one["id"] for one in told["actions"]] == ([] if step is YES else ["reopen"])
    assert "waits" not in told


def test_the_road_shows_what_was_is_and_will_be():
    stations = trail(request("5"), NAMES, WORDS)
    assert [(one["name"]["text"], one["state"]) for one in stations] == [
        ("马骏", "done"),
        ("周建国", "here"),
        ("人事", "todo"),
    ]
    assert stations[2]["why"]["text"] == "因为请假满 3 天"
    further = trail(request("5", YES), NAMES, WORDS)
    assert [(one["name"]["text"], one["state"]) for one in further[1:]] == [("周建国", "done"), ("人事", "here")]
    assert further[2]["note"]["text"] == "或签，3 人中一人即可"
    refused = trail(request("5", NO), NAMES, WORDS)
    assert [(one["state"], one["note"]["text"]) for one in refused[1:]] == [("refused", "驳回"), ("skipped", "未到")]


def test_with_many_in_a_step_the_state_names_nobody():
    assert card(request("5", YES))["state"]["text"] == "审批中"


def test_a_stranger_to_bound_cards_reads_the_same_in_blocks():
    blocks = card(request())["blocks"]
    assert [block["type"] for block in blocks] == ["header", "section", "context", "actions"]
    assert blocks[0]["text"]["text"] == "马骏 · 年假 2 天"
