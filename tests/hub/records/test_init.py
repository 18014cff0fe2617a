"""A declared type is a whole module: acts, commands, a presenter, and its name to be found by."""

from hub.records import module
from tests.hub.records.desk import modules


def test_a_type_brings_an_act_for_every_verb() -> None:
    declared = modules[0]
    assert [one.name.rpartition(".")[2] for one in declared.acts] == [
        "create", "edit", "repair", "return", "scrap", "assign",
    ]  # fmt: skip
    assert [one.kind for one in declared.presenters] == ["assets.asset"]
    assert list(declared.offers) == [
        "record.type.assets.asset", "form.assets.asset.create", "assets.asset.readable",
    ]  # fmt: skip
    assert declared.name == "assets"


def test_what_people_ask_of_any_type_only_reads_but_for_the_making_of_a_card() -> None:
    asked = [one.name for one in module.acts if one.name.startswith("record.")]
    writing = [one.name for one in module.acts if one.name in asked and one.who and not one.reads]
    assert writing == ["record.card"]
