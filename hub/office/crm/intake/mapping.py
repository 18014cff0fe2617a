"""Which column goes into which field, guessed from what it is called, and a row as the form of a record. Pure."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from hub.records import Field, RecordType

BOOK: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("presets.toml").read_text("utf-8"))
NAME_PARTS = ("family", "given", "middle")
"""Fields that are no field of a contact, but parts of its name."""
SEVERAL = re.compile(r"\s*:::\s*")
SERIAL = re.compile(r"[2-6]\d{4}(\.\d+)?")
TURNED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
EPOCH = date(1899, 12, 30)
MOBILE = re.compile(r"(\+?86)?1\d{10}")
Mapped = Mapping[int, str]
"""Column, from 0 → field."""


def plain(text: str) -> str:
    """A heading or a label for comparing: without blanks, signs, width and capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def source_of(header: Sequence[str]) -> str:
    """The program whose file has all these columns; nothing when none is known."""
    have = {plain(one) for one in header}
    fitting = [(len(columns), name) for name, columns in BOOK["formats"].items() if {*map(plain, columns)} <= have]
    return max(fitting)[1] if fitting else ""


def kind_of(header: Sequence[str]) -> str:
    """Customers or contacts: contacts when the columns name a person."""
    fields = set(guessed("contact", header).values())
    persons = {plain(one) for one in BOOK["telling"]["person"]}
    named = any(plain(one) in persons for one in header)
    return "contact" if {"family", "given"} & fields or (named and "customer" in fields) else "customer"


def guessed(kind: str, header: Sequence[str]) -> dict[int, str]:
    """Column → field by the names columns go by, each field once, the field's first name first."""
    have = [plain(one) for one in header]
    found: dict[int, str] = {}
    for name, aliases in BOOK[kind].items():
        for alias in aliases:
            at = next((at for at, one in enumerate(have) if one == plain(alias) and at not in found), None)
            if at is not None:
                found[at] = name
                break
    return found


def form_of_row(kind: RecordType, mapped: Mapped, row: Sequence[str], labels: Mapping[str, str]) -> dict[str, str]:
    """A row as the form of a record. `labels` gives the code for what people call a choice: `level:keyaccount` → A."""
    raw = {name: row[at].strip() for at, name in mapped.items() if at < len(row) and row[at].strip()}
    parts = {name: raw.pop(name, "") for name in NAME_PARTS}
    if not raw.get("name") and any(parts.values()):
        raw["name"] = full_name(**parts)
    form = {}
    for name, value in raw.items():
        field = kind.field(name)
        if field is not None:
            form[name] = _value(field, value, labels)
    number = re.sub(r"[\s()-]", "", form.get("phone", ""))
    if kind.field("mobile") and "mobile" not in form and MOBILE.fullmatch(number):
        form["mobile"] = form.pop("phone")
    return form


def full_name(family: str, given: str, middle: str) -> str:
    """A name in the order its language has it."""
    if any("\u4e00" <= sign <= "\u9fff" for sign in family + given):
        return f"{family}{middle}{given}"
    return " ".join(filter(None, (given, middle, family)))


def _value(field: Field, value: str, labels: Mapping[str, str]) -> str:
    kind = field.kind.name
    if kind in ("phone", "email", "url"):
        value = next((one for one in SEVERAL.split(value) if one), "")
    if kind == "choice":
        return labels.get(f"{field.name}:{plain(value)}", value)
    if kind == "date":
        return day_of(value)
    if kind == "flag":
        return "true" if plain(value) in BOOK["telling"]["true"] else "false"
    return value[: field.kind.high or None] if kind == "long" else value


def day_of(value: str) -> str:
    """A day as tables write it: an Excel serial number, 24.11.2026, 2026/11/24 10:00; anything else as it is."""
    if SERIAL.fullmatch(value):
        return (EPOCH + timedelta(days=int(float(value)))).isoformat()
    if turned := TURNED.fullmatch(value):
        return f"{turned[3]}-{int(turned[2]):02d}-{int(turned[1]):02d}"
    first = value.split("T", maxsplit=1)[0].split(" ", maxsplit=1)[0]
    return first if re.fullmatch(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}", first) else value


def labels_of(kind: RecordType, called: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What people call each choice of a type → its code. `called` gives, for `field.code`, its words."""
    found = {}
    for one in kind.fields:
        for code in one.kind.options:
            for word in (code, *called.get(f"{one.name}.{code}", ())):
                found[f"{one.name}:{plain(word)}"] = code
    return found
