"""Conditions on a form as data, never code: triples, and groups of them joined by "all" or "any". Pure."""

import operator
from collections.abc import Iterator, Mapping
from typing import Any

Triple = tuple[str, str, Any]
"""A test of one value: `("days", ">=", 3)`. Amounts and quantities compare as whole units."""
Condition = Triple | Mapping[str, tuple["Condition", ...]]
"""A triple, or a group: `{"any": (…)}` holds when one of its conditions does, `{"all": (…)}` when all do."""

TESTS = ("=", "!=", "<", "<=", ">", ">=", "in")
GROUPS = {"all": all, "any": any}
ORDERED = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def met(condition: Condition, values: Mapping[str, Any]) -> bool:
    """Does a condition hold for these values?"""
    if isinstance(condition, Mapping):
        return all(GROUPS[join](met(one, values) for one in group) for join, group in condition.items())
    name, test, wanted = condition
    return holds(values.get(name), test, wanted)


def holds(value: Any, test: str, wanted: Any) -> bool:
    """One test on one value. A value that is missing, or of another kind, passes only `!=`."""
    if test == "in":
        return value in wanted
    if test in ("=", "!="):
        return bool(value == wanted) is (test == "=")
    try:
        return bool(ORDERED[test](value, wanted))
    except TypeError:
        return False


def triples(conditions: tuple[Condition, ...]) -> Iterator[Triple]:
    """Every triple in these conditions, however deep it lies."""
    for one in conditions:
        if isinstance(one, Mapping):
            for group in one.values():
                yield from triples(group)
        else:
            yield one


def faults(conditions: tuple[Condition, ...], asked: set[str]) -> list[str]:
    """What is wrong with these conditions, given the fields that are asked for."""
    joins = sorted({str(join) for join in _joins(conditions)} - GROUPS.keys())
    if joins:
        return [f"conditions join by all or any, not {', '.join(joins)}"]
    if any(len(one) != 3 for one in triples(conditions)):
        return ["a condition is a field, a test and a value"]
    strange = {name for name, _, _ in triples(conditions)} - asked
    tests = {test for _, test, _ in triples(conditions)} - set(TESTS)
    return [f"names unknown {sorted(what)}" for what in (strange, tests) if what]


def _joins(conditions: tuple[Condition, ...]) -> Iterator[str]:
    for one in conditions:
        if isinstance(one, Mapping):
            for join, group in one.items():
                yield join
                yield from _joins(group)
