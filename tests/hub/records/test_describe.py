"""A type tells screens everything they draw, in every language."""

from hub.records.describe import described, heading, state
from tests.hub.records.samples import asset, words

WORDS = words()


def test_a_type_is_told_whole() -> None:
    told = described(asset, ("asset",), WORDS, True)
    assert (told["name"], told["slash"], told["keeper"]) == ("assets.asset", ["asset"], "storekeeper")
    assert [one["id"] for one in told["actions"]] == ["create", "edit", "repair", "return", "scrap", "assign"]
    assert [one["code"] for one in told["states"]] == ["in_use", "in_repair", "scrapped"]
    assert told["views"][1] == {
        "name": "due",
        "label": WORDS.both("text.assets.asset.view.due"),
        "columns": [
            {"name": "title", "label": {"text": "名称", "words": {"zh": "名称", "en": "Name"}}},
            {"name": "bought", "label": WORDS.both("field.assets.asset.bought")},
        ],
        "where": [["bought", "<=", "today"], ["state", "!=", "scrapped"]],
        "sort": "bought",
    }


def test_a_field_tells_its_choices_bounds_and_references() -> None:
    fields = {one["name"]: one for one in described(asset, (), WORDS, False)["fields"]}
    assert (fields["seats"]["low"], fields["seats"]["high"]) == (0, 99)
    assert fields["spare"]["type"] == "assets.asset"
    assert [one["value"] for one in fields["kind"]["options"]] == ["office", "workshop"]
    assert fields["kind"]["default"] == "office"
    assert (fields["name"]["required"], fields["name"]["list"]) == (True, True)
    assert fields["price"]["masked"] is True


def test_a_column_of_every_record_has_its_own_word_unless_the_type_has_a_field_of_that_name() -> None:
    assert heading(asset, "no", WORDS)["words"] == {"zh": "编号", "en": "Number"}
    assert heading(asset, "owner", WORDS)["text"] == "field.assets.asset.owner"


def test_a_state_has_a_colour_and_a_shape() -> None:
    assert (state(asset, "in_repair", WORDS)["tone"], state(asset, "in_repair", WORDS)["mark"]) == ("amber", "ring")
    assert state(asset, "scrapped", WORDS)["mark"] == "square"
    assert state(asset, "unheard_of", WORDS)["tone"] == "slate"
