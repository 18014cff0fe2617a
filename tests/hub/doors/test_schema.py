"""Schemas of acts and events: complete, named so that readers know them, with free objects given their shape."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from hub.app import build_registry
from hub.doors.schema import PLACE, Schema, short_names
from hub.settings import read_settings


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema(build_registry(read_settings(environ={})))


def refs(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for inner in value.values():
            yield from refs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from refs(inner)


def test_every_reference_leads_somewhere(schema: Schema) -> None:
    every = set(refs([schema.components, schema.acts(), schema.events()]))
    assert {one.removeprefix(PLACE) for one in every} <= schema.components.keys()


def test_every_act_somebody_may_ask_is_described_and_no_other(schema: Schema) -> None:
    names = {one["name"] for one in schema.acts()}
    assert {"chat.post", "resume", "command.run", "card.tap", "todo.list"} <= names
    assert names.isdisjoint({"session.open", "credential.set"})
    assert all(one["words"].keys() == {"zh", "en"} for one in schema.acts())


def test_names_are_short_and_never_a_path(schema: Schema) -> None:
    assert not [name for name in schema.components if "." in name]
    assert {"Message", "Card", "Person", "Channel", "Todo", "Field", "FileInfo", "Hit"} <= schema.components.keys()


def test_shapes_called_alike_are_told_apart_by_their_package() -> None:
    named = short_names(["hub.chat.shapes.Card", "hub.flow.acts.Card", "hub.office.crm.Card", "Other"])
    assert named == {
        "hub.chat.shapes.Card": "Card", "Other": "Other", "hub.flow.acts.Card": "FlowCard",
        "hub.office.crm.Card": "OfficeCard",
    }  # fmt: skip


def test_a_free_object_takes_the_shape_its_name_stands_for(schema: Schema) -> None:
    todos = schema.components["Todos"]["properties"]["todos"]
    assert todos["items"] == {"$ref": f"{PLACE}Todo"}
    assert json.dumps(schema.components["Answer"]).count("Card") == 0
