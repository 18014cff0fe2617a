"""What records say against a new version of their type."""

from dataclasses import replace
from typing import Any

import pytest

from hub.records import Field, choice, date, flag, integer, long, money, person, record, text
from hub.records.built.fitting import contradictions, fits, newly_sole, risky
from hub.records.kinds import Kind
from tests.hub.records.samples import asset


@pytest.mark.parametrize(
    ("was", "now", "value", "fit"),
    [
        (text(), long(), "two words", True),
        (long(), text(), "two\nlines", False),
        (text(), text(5), "too long", False),
        (text(), choice("a", "b"), "a", True),
        (text(), choice("a", "b"), "c", False),
        (text(), date, "2026-12-01", True),
        (text(), date, "soon", False),
        (text(), integer(), "12", False),
        (integer(), money(), 12, False),
        (integer(), integer(0, 5), 12, False),
        (integer(), flag, 1, False),
        (person, record("crm.customer"), "U1", False),
        (person, text(), "U1", True),
        (integer(), text(), None, True),
    ],
)
def test_a_kept_value_fits_another_kind_or_not(was: Kind, now: Kind, value: Any, fit: bool) -> None:
    assert fits(now, value, was) is fit


def test_only_fields_that_are_otherwise_than_last_seen_are_looked_at() -> None:
    new = replace(asset, fields=tuple(replace(one, kind=long()) if one.name == "name" else one for one in asset.fields))
    known = {one.name: one.kind for one in asset.fields}
    assert [one.name for one in risky(new, known)] == ["name"]
    assert risky(asset, known) == []


def test_a_contradiction_names_a_record_and_its_value_once() -> None:
    new = replace(asset, fields=(*(one for one in asset.fields if one.name != "model"), Field("model", integer())))
    rows = [{"no": f"ZC-{n}", "state": "in_use", "data": {"model": "CK6150"}} for n in range(3)]
    rows.append({"no": "ZC-9", "state": "lent", "data": {}})
    told = contradictions(new, risky(new, {"model": text()}), {"model": text()}, rows)
    assert [(one.reason, one.details["no"]) for one in told] == [
        ("type.contradicted", "ZC-0"), ("type.state_used", "ZC-9"),
    ]  # fmt: skip


def test_what_has_become_unique_is_known() -> None:
    new = replace(asset, fields=tuple(replace(one, unique=True) if one.name == "name" else one for one in asset.fields))
    assert [one.name for one in newly_sole(new, asset)] == ["name"]
