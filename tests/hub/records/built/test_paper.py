"""A description reads as what code declares; whatever is wrong with it is told with its line."""

import pytest

from hub.records import Action, Loan
from hub.records.built import paper
from tests.hub.records.built.guests import VISITORS

SMALL = """name: umbrellas.umbrella
slash: umbrella
label: {zh: 雨伞, en: Umbrella}
keeper: reception
fields:
  - {name: name, label: {zh: 名称, en: Name}, required: true}
traits:
  - {name: loan, days: 3}
states:
  available: {zh: 在架, en: In}
  on_loan: {zh: 借出, en: Out}
"""


def test_a_description_is_the_same_value_as_a_declaration() -> None:
    kind = paper.read(VISITORS).kind
    assert kind.name == "visitors.visit" and kind.start == "expected"
    assert kind.verb("receive") == Action(
        "receive", moves={"expected": "here"}, who=("keeper", "host"), style="primary",
        form=tuple(one for one in kind.fields if one.name == "badge"),
    )  # fmt: skip
    assert kind.traits == () and paper.read(SMALL).kind.traits == (Loan(days=3),)


def test_its_words_become_sentences_under_the_keys_of_a_module() -> None:
    said = paper.read(VISITORS).sentences
    assert said["zh"]["text.visitors.visit"] == "访客" and said["en"]["state.visitors.visit.here"] == "Here"
    assert said["zh"]["command.visitors.visit"].split() == ["访客", "来访", "访客登记"]
    assert said["en"]["field.visitors.visit.purpose.interview"] == "Interview"
    assert said["zh"].keys() == said["en"].keys()


def test_braces_of_a_writer_fill_nothing_in() -> None:
    said = paper.read(SMALL.replace("雨伞", '"{who}"')).sentences
    assert said["zh"]["text.umbrellas.umbrella"].format(who="x") == "{who}"


def test_a_column_may_be_called_no() -> None:
    assert "no" in paper.read(VISITORS).kind.views[-1].columns


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("slash: umbrella", "slsh: umbrella", 2, "type.unknown_key"),
        ("required: true", "requird: true", 6, "type.unknown_key"),
        ("slash: umbrella\n", "slash: umbrella\non: x\n", 3, "type.unknown_key"),
        ("slash: umbrella\n", "slash: umbrella\ntrue: x\n", 3, "type.odd_key"),
        ("slash: umbrella\n", "slash: umbrella\nslash: rain\n", 3, "type.twice"),
        ("en: Umbrella}", "en: Umbrella", 4, "type.broken"),
        ("label: {zh: 名称, en: Name}", "label: {zh: 名称}", 6, "type.missing_key"),
        ("required: true", "kind: colour", 6, "type.kind"),
        ("required: true", "kind: choice", 6, "type.options"),
        ("required: true", "high: many", 6, "type.shape"),
        ("name: umbrellas.umbrella", "name: Umbrella", 1, "type.name"),
        ("days: 3", "days: 0", 8, "type.trait"),
        ("on_loan: {zh: 借出, en: Out}", "", 9, "type.state_words"),
        ("en: In}", "en: In, tone: mauve}", 10, "type.tone"),
        ("keeper: reception", "keeper: reception\nreaders: [keper]", 5, "type.nobody"),
        ("keeper: reception", "keeper: reception\ntitle: '{colour}'", 5, "type.stranger"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, line: int, reason: str) -> None:
    assert old in SMALL
    with pytest.raises(paper.Bad) as bad:
        paper.read(SMALL.replace(old, new))
    assert [(at, fault.reason) for at, fault in bad.value.faults] == [(line, reason)]


def test_a_form_asks_for_fields_there_are() -> None:
    lose = "actions:\n  - {name: lose, label: {zh: 遗失, en: Lose}, moves: {on_loan: lost}, form: [where]}\n"
    with pytest.raises(paper.Bad) as bad:
        paper.read(SMALL + lose)
    assert [(at, fault.reason) for at, fault in bad.value.faults] == [(13, "type.stranger")]


@pytest.mark.parametrize("text", ["", "[1, 2]", "a: &a [*a]", "x" * 70_000, "a: {" * 40])
def test_nothing_strange_is_read(text: str) -> None:
    with pytest.raises(paper.Bad):
        paper.read(text)
