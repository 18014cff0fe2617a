"""What a new version of a type would do to records there are: what contradicts it keeps it from being published. Pure.

A field that is left out keeps its values in every record; they are seen again when it comes back.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.records.faults import Fault
from hub.records.kinds import Field, Kind, Problem, check, read
from hub.records.spec import RecordType

NUMBERS = {"integer": 1, "quantity": 10_000, "money": 10_000, "time": 0}
"""Kinds kept as whole numbers, and by how much each is scaled; an instant is no number of anything."""
LISTS = ("people", "file")
POINTING = ("person", "department", "record")


def fits(kind: Kind, value: Any, was: Kind | None = None) -> bool:
    """Is a kept value one of this kind? `was` is the kind it was kept as, where that is known."""
    if value is None:
        return True
    if kind.name == "flag":
        return isinstance(value, bool)
    if kind.name in NUMBERS:
        same_scale = was is None or NUMBERS.get(was.name) == NUMBERS[kind.name]
        return isinstance(value, int) and not isinstance(value, bool) and same_scale and _allowed(kind, value)
    if kind.name in LISTS:
        return isinstance(value, list) and _allowed(kind, value)
    if (
        was is not None
        and was.name in POINTING
        and (was.name, was.of) != (kind.name, kind.of)
    ):
        return kind.name in ("text", "long")
    return isinstance(value, str) and read(Field("value", kind), value, today="2000-01-01") == value


def _allowed(kind: Kind, value: Any) -> bool:
    return not isinstance(check(Field("value", kind), value), Problem)


def risky(new: RecordType, known: Mapping[str, Kind]) -> list[Field]:
    """The fields whose kept values must be looked at: their kind is not what it was when they were last seen."""
    return [one for one in new.fields if one.name in known and known[one.name] != one.kind]


def newly_sole(new: RecordType, old: RecordType | None) -> list[Field]:
    """The fields that have become unique."""
    before = {one.name for one in old.fields if one.unique} if old else set()
    return [one for one in new.fields if one.unique and one.name not in before]


def contradictions(
    new: RecordType, fields: Sequence[Field], known: Mapping[str, Kind], records: Iterable[Mapping[str, Any]]
) -> list[Fault]:
    """What these records (`no`, `state`, `data`) say against a version, at most one fault for each field and state."""
    found: dict[str, Fault] = {}
    for record in records:
        if record["state"] not in new.states:
            path = ("states",)
            details = {"name": record["state"], "no": record["no"]}
            found.setdefault(f"state {record['state']}", Fault("type.state_used", path, details))
        for one in fields:
            value = record["data"].get(one.name)
            if not fits(one.kind, value, known.get(one.name)):
                details = {"name": one.name, "kind": one.kind.name, "no": record["no"], "value": str(value)[:60]}
                found.setdefault(one.name, Fault("type.contradicted", ("fields", _at(new, one.name)), details))
    return list(found.values())


def _at(kind: RecordType, name: str) -> int:
    return next(at for at, one in enumerate(kind.fields) if one.name == name)
