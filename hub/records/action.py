"""What can be done with a record, as a declaration: the verb, who may use it, when, and with what form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.records.kinds import Field

Condition = tuple[str, str, Any]
"""A test on a record as data, not code: ("mileage", "<", 300000). `me` and `today` mean what they say."""

EVERYONE = ("everyone",)
KEEPERS = ("keeper",)


@dataclass(frozen=True, slots=True)
class Action:
    """A verb: from which states to which, by whom, with what form, under which conditions.

    A form field named like one of the record's own is kept in the record; any other is only told.
    `who`: everyone, owner, head (of a department its owner stands in or below), keeper, role:<role>, or the name of a
    person field: whoever that names.
    """

    name: str
    moves: Mapping[str, str] = field(default_factory=dict)
    who: tuple[str, ...] = EVERYONE
    form: tuple[Field, ...] = ()
    when: tuple[Condition, ...] = ()
    past: str = ""
    style: str = ""
    confirm: bool = False

    @property
    def done(self) -> str:
        """The event's verb: retire → retired, unless spelled out."""
        return self.past or (self.name + "d" if self.name.endswith("e") else self.name + "ed")


@dataclass(frozen=True, slots=True)
class View:
    """A saved list: which records, which columns, in what order (`-` before a name: downwards)."""

    name: str
    where: tuple[Condition, ...] = ()
    columns: tuple[str, ...] = ()
    sort: str = "-created"


@dataclass(frozen=True, slots=True)
class Record:
    """One thing, as stored. Instants in milliseconds UTC; `data` as `kinds` keeps values."""

    id: str
    company: str
    no: str
    type: str
    state: str
    owner: str
    data: Mapping[str, Any]
    title: str = ""
    version: int = 0
    created_at: int = 0
    changed_at: int = 0
    department: str = ""
    """Where its owner stands."""
