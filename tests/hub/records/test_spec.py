"""A type that contradicts itself is refused where it is declared."""

from dataclasses import replace
from typing import Any

import pytest

from hub.records import Action, Field, View, choice, text
from tests.hub.records.samples import asset


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": "Asset"}, "type.name"),
        ({"fields": (*asset.fields, Field("name"))}, "type.twice name name"),
        ({"fields": (*asset.fields, Field("On"))}, "type.unplain name On"),
        ({"fields": (*asset.fields, Field("yes"))}, "type.reserved name yes"),
        ({"fields": (*asset.fields, Field("state"))}, "type.reserved name state"),
        ({"actions": (Action("edit"),)}, "type.twice name edit"),
        ({"actions": (Action("find"),)}, "type.reserved name find"),
        ({"actions": (Action("fly", moves={"in_use": "flying"}),)}, "flying"),
        ({"actions": (Action("fly", when=(("wings", "=", 2),)),)}, "wings"),
        ({"actions": (Action("fly", when=(("seats", "~", 2),)),)}, "~"),
        ({"views": (View("all", columns=("colour",)),)}, "colour"),
        ({"views": (View("all", sort="-colour"),)}, "colour"),
        ({"title": "{colour}"}, "colour"),
        ({"start": "new"}, "new"),
        ({"known_by": ("colour",)}, "colour"),
        ({"fields": (Field("name"), Field("owner", text())), "known_by": (), "sub": "", "views": ()}, "name owner"),
        ({"fields": (*asset.fields, Field("by", choice("x"), default="today"))}, "must_be name by"),
    ],
)
def test_a_fault_in_a_declaration_is_named(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValueError, match=r"(?s).*") as raised:
        replace(asset, **change)
    assert fault in str(raised.value)


def test_verbs_are_create_edit_and_the_types_own() -> None:
    assert [one.name for one in asset.verbs()] == ["create", "edit", "repair", "return", "scrap", "assign"]
    assert [one.done for one in asset.verbs()] == ["created", "edited", "repaired", "returned", "scrapped", "assigned"]


def test_lists_are_sorted_by_what_is_listed_unique_used_by_a_view_or_known_by() -> None:
    assert {one.name for one in asset.indexed()} == {
        "name", "serial", "kind", "price", "value", "seats", "bought", "owner",
    }  # fmt: skip


def test_a_title_leaves_no_gap_for_what_is_empty() -> None:
    assert asset.name_of({"name": "Lathe"}) == "Lathe"
    assert asset.name_of({"name": "Lathe", "model": "CK6150"}) == "Lathe CK6150"
