"""Kept values outside the form: on the wire, in the index lists are sorted by, in comparisons of names."""

import unicodedata
from typing import Any

from hub.kernel import from_units, wire
from hub.records.kinds import BIGGEST, Kind

SORTED = 120
WRITTEN = ("text", "long", "phone", "email", "url")


def on_wire(kind: Kind, value: Any, currency: str = "CNY") -> Any:
    """A kept value as clients see it: amounts and quantities as decimal text, instants as ISO text."""
    if value is None:
        return None
    if kind.name == "money":
        return {"amount": from_units(value), "currency": currency}
    if kind.name == "quantity":
        return from_units(value, 0)
    return wire(value) if kind.name == "time" else value


def index_keys(kind: Kind, value: Any) -> list[str]:
    """A kept value as text that sorts as the value does; several for a list, one empty text for no value.

    Texts are cut to 120 characters after folding, so that two spellings of one name are one key.
    """
    if value is None or value == []:
        return [""]
    if isinstance(value, bool):
        return [str(int(value))]
    if isinstance(value, int):
        return [f"{value + BIGGEST:020d}"]
    if isinstance(value, list):
        return [str(one) for one in value]
    return [folded(value)] if kind.name in WRITTEN else [value]


def shaded(value: str) -> str:
    """A phone as those see it who may not read it: the first three and the last four signs (138****8000)."""
    plain = "".join(value.split())
    return f"{plain[:3]}****{plain[-4:]}" if len(plain) > 7 else "****"


def folded(value: str) -> str:
    """Full width, capitals and spaces made alike, for comparing names."""
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())[:SORTED]
