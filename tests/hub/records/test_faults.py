"""A fault has a place and a reason, so that a sentence and a line can be made of it."""

from dataclasses import replace

import pytest

from hub.records import Action, View
from hub.records.faults import Faulty, faults_of
from tests.hub.records.samples import asset


def test_a_good_type_has_none() -> None:
    assert faults_of(asset) == []


def test_every_fault_is_told_at_once_with_its_place() -> None:
    with pytest.raises(Faulty) as bad:
        replace(asset, sub="colour", views=(View("all", columns=("wings",)),), actions=(Action("Fly"),))
    assert [(one.reason, one.path, one.details["name"]) for one in bad.value.faults] == [
        ("type.unplain", ("actions", 0), "Fly"), ("type.stranger", ("sub",), "colour"),
        ("type.stranger", ("views", 0), "wings"),
    ]  # fmt: skip


def test_a_kind_and_a_colour_there_is_none_of_are_faults() -> None:
    field = asset.fields[0]
    with pytest.raises(Faulty, match=r"type\.kind.*type\.tone"):
        replace(
            asset, fields=(replace(field, kind=replace(field.kind, name="colour")), *asset.fields[1:]),
            states={**asset.states, "in_use": "mauve"},
        )  # fmt: skip
