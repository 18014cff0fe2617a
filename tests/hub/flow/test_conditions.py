"""Conditions as data."""

import pytest

from hub.flow.conditions import faults, holds, met, triples


@pytest.mark.parametrize(
    ("value", "test", "wanted", "expected"),
    [
        (3, ">=", 3, True),
        (2, ">=", 3, False),
        ("sick", "=", "sick", True),
        ("sick", "!=", "annual", True),
        ("sick", "in", ("sick", "annual"), True),
        (None, ">", 3, False),
        (None, "!=", 3, True),
        ("many", "<", 3, False),
    ],
)
def test_a_condition_is_data_and_a_missing_value_never_fulfils_one(value, test, wanted, expected):
    assert holds(value, test, wanted) is expected


BIG, SICK = ("days", ">=", 3), ("kind", "=", "sick")


@pytest.mark.parametrize(
    ("condition", "values", "expected"),
    [
        (BIG, {"days": 3}, True),
        ({"any": (BIG, SICK)}, {"days": 1, "kind": "sick"}, True),
        ({"any": (BIG, SICK)}, {"days": 1, "kind": "annual"}, False),
        ({"all": (BIG, {"any": (SICK, ("kind", "=", "lieu"))})}, {"days": 4, "kind": "lieu"}, True),
        ({"all": (BIG, SICK)}, {"days": 4}, False),
    ],
)
def test_groups_join_conditions_by_all_or_any(condition, values, expected):
    assert met(condition, values) is expected


def test_what_is_wrong_with_conditions_is_said():
    assert faults((BIG, {"any": (SICK,)}), {"days", "kind"}) == []
    assert faults((BIG,), {"kind"}) == ["names unknown ['days']"]
    assert faults((("days", "~", 1),), {"days"}) == ["names unknown ['~']"]
    assert faults(({"none": (BIG,)},), {"days"}) == ["conditions join by all or any, not none"]
    assert faults((("days", ">"),), {"days"}) == ["a condition is a field, a test and a value"]
    assert list(triples(({"all": ({"any": (BIG,)}, SICK)},))) == [BIG, SICK]
