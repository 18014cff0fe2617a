"""A definition as YAML, and back."""

from pathlib import Path

import pytest

from hub.flow.document import dump, load, read, write

SEEDS = sorted((Path(__file__).resolve().parents[3] / "config" / "flows").glob("*.yaml"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_seed_survives_the_way_there_and_back(path):
    definition = read(path.read_text("utf-8"))
    assert read(write(definition)) == definition
    assert load(dump(definition)) == definition
    assert definition.name == path.stem


LEAVE = next(path for path in SEEDS if path.stem == "leave").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("name: leave", "name: leave\nspeed: fast"), "definition: unknown speed"),
        (("who: [superior]", "who: [superior]\n    votes: 3"), "node: unknown votes"),
        (("  - name: start\n", "  - name: start\n    colour: red\n"), "form: unknown colour"),
        (("prefix: LV", "prefix: [LV"), "not readable as YAML"),
        (("prefix: LV\n", ""), "prefix"),
    ],
)
def test_an_unknown_key_is_an_error_and_never_a_silent_default(change, complaint):
    assert change[0] in LEAVE
    with pytest.raises(ValueError) as error:
        read(LEAVE.replace(*change))
    assert complaint in str(error.value)


def test_a_document_is_a_mapping():
    with pytest.raises(ValueError):
        read("- leave")


def test_the_samples_show_all_three_ways_of_deciding_together():
    routes = {path.stem: read(path.read_text("utf-8")).nodes for path in SEEDS}
    assert {node.mode for nodes in routes.values() for node in nodes} >= {"all", "any"}
    assert [node.kind for node in routes["purchase"]] == ["approve", "approve", "copy"]
