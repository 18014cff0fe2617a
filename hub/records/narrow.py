"""A list's conditions and its order as SQL over the index table, so that both stay fast at a million records.

A value few records have is looked up, and the records fetched; one that many have is asked of each record as the list
is walked. Either way alone would read everything for the other kind of value.
"""

from typing import Any

from hub.kernel import Actor, Refused, instant
from hub.records.kinds import Field, Problem, read
from hub.records.spec import TESTS, Condition, RecordType
from hub.records.values import index_keys
from hub.store import Sql

OWN = {"no": "r.no", "title": "r.title", "state": "r.state", "owner": "r.owner", "created": "r.created_at",
       "changed": "r.changed_at"}  # fmt: skip
INSTANTS = ("r.created_at", "r.changed_at")
MANY = 10_000
HAVING = "record_value v WHERE v.company = ? AND v.type = ? AND v.field = ? AND v.value"
EACH = "SELECT 1 FROM record_value v WHERE v.record = r.id AND v.field = ? AND v.value"
JOIN = "JOIN record_value s ON s.company = r.company AND s.type = r.type AND s.field = ? AND s.record = r.id"
Narrowing = tuple[str, list[Any]]


def ordered(kind: RecordType, sort: str) -> tuple[str, str, list[Any]]:
    """What to join, the column to sort by, and the join's arguments. Refused `list.unsortable`."""
    name = sort.removeprefix("-")
    if name in OWN:
        return "", OWN[name], []
    field = indexed(kind, name)
    if field is None or field.kind.name in ("people", "file"):
        raise Refused("list.unsortable", field="sort", by=name)
    return JOIN, "s.value", [name]


async def narrowed(
    db: Sql, kind: RecordType, condition: Condition, actor: Actor, today: str, sort: str = ""
) -> Narrowing:
    """A condition on `r` (and on `s`, the joined value, when the list is sorted by that field) and its arguments.

    Refused `list.unfiltered` for what is not indexed, or as the value cannot be read.
    """
    name, test, wanted = condition
    if test not in TESTS:
        raise Refused("list.unfiltered", field="where", by=f"{name} {test}")
    if isinstance(wanted, str):
        wanted = {"me": actor.id, "today": today}.get(wanted, wanted)
    if name in OWN:
        value = instant(str(wanted)) if OWN[name] in INSTANTS else str(wanted)
        return f"{OWN[name]} {_sign(test)} ?", [value]
    field = indexed(kind, name)
    if field is None:
        raise Refused("list.unfiltered", field="where", by=name)
    where = [actor.company, kind.name, name, _key(field, wanted, today)]
    if sort.removeprefix("-") == name:
        return f"s.value {_sign(test)} ?{_there('s', test)}", where[3:]
    return await _by_index(db, test, where)


async def _by_index(db: Sql, test: str, where: list[Any]) -> Narrowing:
    if test == "!=":
        return f"NOT EXISTS ({EACH} = ?)", where[2:]
    asked = f"{test} ?{_there('v', test)}"
    few = f"SELECT v.record FROM {HAVING} {asked}"
    if await db.value(f"SELECT count(*) FROM ({few} LIMIT {MANY}) AS found", *where) < MANY:
        return f"r.id IN ({few})", where
    return f"EXISTS ({EACH} {asked})", where[2:]


def _there(table: str, test: str) -> str:
    """What is smaller than something is there at all: no value is the empty text."""
    return f" AND {table}.value <> ''" if test in ("<", "<=") else ""


def indexed(kind: RecordType, name: str) -> Field | None:
    """The field, if lists may be sorted and narrowed by it. A masked one would give its values away."""
    return next((one for one in kind.indexed() if one.name == name and not one.masked), None)


def _sign(test: str) -> str:
    return "<>" if test == "!=" else test


def _key(field: Field, wanted: Any, today: str) -> str:
    value = None if wanted in (None, "") else read(field, wanted, today=today)
    if isinstance(value, Problem):
        raise Refused(value.reason, **{"field": field.name, **value.details})
    return index_keys(field.kind, value)[0]
