"""Field kinds: how a value is read from a form, checked, and kept."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Any
from urllib.parse import urlsplit

from hub.kernel import Refused, instant, read_date, read_integer, read_money, read_quantity

SHORT, LONG, MOST_PEOPLE, MOST_FILES = 200, 4_000, 50, 10
CURRENCY = "CNY"
BIGGEST = 2**63
Reader = Callable[["Kind", Any, str], Any]
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ID = re.compile(r"[A-Z][0-9A-Za-z]{1,39}")
PHONE = re.compile(r"\+?[\d ()/-]{5,24}([-x#,]\d{1,6})?")
EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]{2,}")
HOST = re.compile(r"(?=.{3,253}\Z)([^\W_]([\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A field kind by name, with the options it understands: sizes in characters, counts or whole units."""

    name: str
    options: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    of: str = ""


def text(high: int = SHORT) -> Kind:
    """One line of text, at most `high` characters."""
    return Kind("text", high=high)


def long(high: int = LONG) -> Kind:
    """Text of several lines, at most `high` characters."""
    return Kind("long", high=high)


def integer(low: int | None = None, high: int | None = None) -> Kind:
    """A whole number."""
    return Kind("integer", low=low, high=high)


def quantity(low: int | None = 0, high: int | None = None) -> Kind:
    """A number of at most four decimals, kept in ten-thousandths."""
    return Kind("quantity", low=low, high=high)


def money(low: int | None = 0, high: int | None = None) -> Kind:
    """An amount in the company's currency, kept in ten-thousandths."""
    return Kind("money", low=low, high=high)


def choice(*options: str) -> Kind:
    """One of these codes; what people read for each is in words."""
    return Kind("choice", options=options)


def record(of: str) -> Kind:
    """Another record, of type `of`."""
    return Kind("record", of=of)


message = Kind("message")
"""Where a record comes from in the chat: the message, by its id."""
date, time, flag = Kind("date"), Kind("time"), Kind("flag")
person, department = Kind("person"), Kind("department")
people, file = Kind("people", high=MOST_PEOPLE), Kind("file", high=MOST_FILES)
phone, email, url = Kind("phone", high=SHORT), Kind("email", high=SHORT), Kind("url", high=500)
signature = Kind("signature")
"""A name written by hand, kept as the picture of it: the id of a file."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record or of an action's form.

    `default` may be `me` for a person, `today` for a date. `listed` fields are shown in lists, which can be
    sorted and narrowed by them. `masked` says who may read the value (as an action's `who`); empty: everyone
    who sees the record.
    """

    name: str
    kind: Kind = Kind("text", high=SHORT)
    required: bool = False
    unique: bool = False
    listed: bool = False
    default: Any = None
    masked: tuple[str, ...] = ()
    derived: bool = False
    """Set by the hub alone, from what happens: it stands in no form."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field: `reason` is a refusal, `details` fill its sentence in."""

    field: str
    reason: str
    details: Mapping[str, Any]


def read_form(
    fields: Sequence[Field], raw: Mapping[str, Any], *, me: str, today: str, partial: bool = False
) -> dict[str, Any]:
    """Read a whole form into values as they are kept. All fields are checked before it is refused.

    With `partial` a field that is not there is left alone; one that is there and empty is emptied.
    Refused with the one problem's reason, or `form.invalid`; `errors` lists every problem either way.
    """
    known = {one.name for one in fields}
    problems = [Problem(name, "field.unknown", {}) for name in raw if name not in known]
    values: dict[str, Any] = {}
    for one in fields:
        if partial and one.name not in raw:
            continue
        found = read(one, raw.get(one.name), me=me, today=today, fresh=not partial)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            values[one.name] = found
    if problems:
        raise refusal(problems)
    return values


def refusal(problems: Sequence[Problem]) -> Refused:
    """The refusal that stands for these problems: the only one's own, or `form.invalid` for several."""
    errors = [{"field": one.field, "label": one.field, "reason": one.reason, **one.details} for one in problems]
    first = problems[0]
    if len(problems) == 1:
        return Refused(first.reason, field=first.field, errors=errors, **{"label": first.field, **first.details})
    return Refused("form.invalid", field=first.field, errors=errors, count=len(errors))


def read(field: Field, raw: Any, *, me: str = "", today: str = "", fresh: bool = True) -> Any:
    """One raw value → the value as kept, or a `Problem`. Empty gives the default when the form is `fresh`."""
    if isinstance(raw, str):
        raw = raw.strip()
    if raw in (None, "", []):
        value = {"me": me, "today": today}.get(str(field.default), field.default) if fresh else None
        return value if value is not None or not field.required else Problem(field.name, "field.required", {})
    try:
        value = READ[field.kind.name](field.kind, raw, today)
    except (ValueError, TypeError, Refused):
        return Problem(field.name, "field.unreadable", {"value": str(raw)[:80], "expected": field.kind.name})
    return check(field, value)


def check(field: Field, value: Any) -> Any:
    """A read value that is offered and neither too long, too high nor too low, or a `Problem`."""
    kind = field.kind
    if kind.options and value not in kind.options:
        return Problem(field.name, "field.not_offered", {"value": value, "options": list(kind.options)})
    sized = isinstance(value, str | list)
    size = len(value) if sized else value
    scale = 10_000 if kind.name in ("money", "quantity") else 1
    if kind.high is not None and size > kind.high * scale:
        return Problem(field.name, "field.too_long" if sized else "field.too_high", {"high": kind.high})
    if kind.low is not None and size < kind.low * scale:
        return Problem(field.name, "field.too_low", {"low": kind.low})
    return value


def _text(kind: Kind, raw: Any, today: str) -> str:
    if not isinstance(raw, str) or "\0" in raw:
        raise ValueError(raw)
    return raw if kind.name == "long" else " ".join(raw.split())


def _matched(pattern: re.Pattern[str]) -> Reader:
    def check(kind: Kind, raw: Any, today: str) -> str:
        plain = unicodedata.normalize("NFKC", _text(kind, raw, today))
        if not pattern.fullmatch(plain):
            raise ValueError(raw)
        return plain

    return check


def _integer(_: Kind, raw: Any, today: str) -> int:
    read_out = read_integer(raw) if isinstance(raw, str) else None
    value = read_out.value if read_out else raw
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= BIGGEST:
        raise ValueError(raw)
    return value


def _quantity(_: Kind, raw: Any, today: str) -> int:
    read_out = read_quantity(_amount(raw))
    if read_out is None:
        raise ValueError(raw)
    return read_out.value


def _money(_: Kind, raw: Any, today: str) -> int:
    currency = raw.get("currency", CURRENCY) if isinstance(raw, Mapping) else CURRENCY
    read_out = read_money(_amount(raw), currency)
    if read_out is None or read_out.value.currency != CURRENCY:
        raise ValueError(raw)
    return read_out.value.units


def _amount(raw: Any) -> str:
    """The text of an amount; a JSON number with a fraction has already lost its decimals."""
    if isinstance(raw, Mapping):
        raw = raw.get("amount")
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise TypeError(raw)
    return str(raw)


def _date(_: Kind, raw: Any, today: str) -> str:
    if ISO_DAY.fullmatch(str(raw)):
        return Date.fromisoformat(raw).isoformat()
    read_out = read_date(raw, Date.fromisoformat(today))
    if read_out is None:
        raise ValueError(raw)
    return read_out.value.isoformat()


def _time(_: Kind, raw: Any, today: str) -> int:
    return instant(raw)


def _choice(kind: Kind, raw: Any, today: str) -> str:
    plain = _text(kind, raw, today)
    return next((one for one in kind.options if one.casefold() == plain.casefold()), plain)


def _ids(kind: Kind, raw: Any, today: str) -> list[str]:
    many = raw if isinstance(raw, list | tuple) else [raw]
    return list(dict.fromkeys(_matched(ID)(kind, one, today) for one in many))


def _flag(_: Kind, raw: Any, today: str) -> bool:
    plain = str(raw).lower()
    if plain not in ("true", "false"):
        raise ValueError(raw)
    return plain == "true"


def _url(kind: Kind, raw: Any, today: str) -> str:
    plain = _text(kind, raw, today)
    full = plain if "://" in plain else f"https://{plain}"
    parts = urlsplit(full)
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(parts.hostname or "") or " " in plain:
        raise ValueError(raw)
    return full


READ: dict[str, Reader] = {
    "text": _text, "long": _text, "integer": _integer, "quantity": _quantity, "money": _money, "date": _date,
    "time": _time, "choice": _choice, "person": _matched(ID), "people": _ids, "department": _matched(ID),
    "file": _ids, "signature": _matched(ID), "flag": _flag, "record": _matched(ID), "message": _matched(ID),
    "phone": _matched(PHONE),
    "email": _matched(EMAIL), "url": _url,
}  # fmt: skip
