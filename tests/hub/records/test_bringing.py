"""Everything a type brings, whoever declared it."""

from hub.kernel import read_words
from hub.records import HERE
from hub.records.bringing import brought
from hub.records.declared import Declared
from tests.hub.records.samples import asset


def test_a_type_brings_an_act_for_each_verb_its_card_and_its_command() -> None:
    module = brought(asset, read_words([HERE]))
    assert [one.name for one in module.acts] == [f"assets.asset.{one.name}" for one in asset.verbs()]
    assert [one.kind for one in module.presenters] == ["assets.asset"]
    assert module.commands[0].names[0] == "asset"


def test_one_built_by_users_is_known_as_such_and_for_whom() -> None:
    for company, built in ((None, False), ("", True), ("O1", True)):
        offered = brought(asset, read_words([HERE]), company).offers["record.type.assets.asset"]
        assert isinstance(offered, Declared)
        assert (offered.company, offered.built) == (company or "", built)
