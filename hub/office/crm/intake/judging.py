"""What would come of each row: the form it makes, what is wrong with it, and what it is known by. Pure.

A whole file may be judged at once, on a thread: nothing here asks the database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hub.kernel import Refused
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.intake.likeness import Keys, keys_of
from hub.office.crm.intake.mapping import Mapped, form_of_row, plain
from hub.records import RecordType, read_form

KINDS: Mapping[str, RecordType] = {"customer": customer, "contact": contact}


@dataclass(frozen=True, slots=True)
class Rules:
    """How the rows of one file are read: the type, the mapping, and what people call things."""

    kind: RecordType
    mapped: Mapped
    today: str
    me: str
    labels: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    """What a colleague is called, plainly → their id."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row: its number, the form it makes, what is wrong (as refusals list it), and what it is known by."""

    no: int
    form: Mapping[str, Any]
    problems: Sequence[Mapping[str, Any]]
    keys: Keys
    at: str = ""
    """The name of the customer a contact is at."""

    @property
    def title(self) -> str:
        """What the row is called."""
        return str(self.form.get("name") or "")


def judged(rules: Rules, no: int, row: Sequence[str]) -> Judged:
    """One row of a file."""
    form: dict[str, Any] = form_of_row(rules.kind, rules.mapped, row, rules.labels)
    problems: list[Mapping[str, Any]] = []
    at = str(form.pop("customer", "")) if rules.kind is contact else ""
    if "owner" in form:
        person = rules.people.get(plain(form["owner"]))
        if person is None:
            problems.append({"field": "owner", "reason": "import.no_person", "value": form["owner"]})
            del form["owner"]
        else:
            form["owner"] = person
    fields = [one for one in rules.kind.verbs()[0].form if one.name != "customer"]
    values: dict[str, Any] = {}
    try:
        values = read_form(fields, form, me=rules.me, today=rules.today)
    except Refused as no_:
        problems += no_.details["errors"]
    return Judged(no, form, problems, keys_of(rules.kind.name, values or form), at)


def judge(rules: Rules, rows: Sequence[tuple[int, Sequence[str]]]) -> list[Judged]:
    """Every row of a file, in order."""
    return [judged(rules, no, row) for no, row in rows if any(row)]
