"""The words people type for dates, times and amounts: loaded from `reading.toml` and made into patterns."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Generic, TypeVar

LONGEST = 64
"""Characters: no date or amount is longer, and no pattern is tried on more."""
WAN = 10_000

T_co = TypeVar("T_co", covariant=True)
Found = re.Match[str]


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """What a text was taken to mean: the value, and the plain way of writing it to show back (`12-02`)."""

    value: T_co
    reads: str


BOOK: dict[str, Any] = tomllib.loads(Path(__file__).with_name("reading.toml").read_text("utf-8"))
WORDS: dict[str, dict[str, Any]] = BOOK["words"]
NUMBER: dict[str, Any] = BOOK["number"]
DIGITS: dict[str, int] = NUMBER["digits"]
SCALES: dict[str, int] = dict(sorted(NUMBER["scales"].items(), key=lambda scale: -scale[1]))
ZEROS = "".join(sign for sign, digit in DIGITS.items() if digit == 0)


def plain(text: str) -> str:
    """Typed text made comparable: half-width, lower-case, single blanks, ordinary hyphens."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[\u2010-\u2015\u2212]", "-", folded).split())


def phrases(kind: str) -> list[tuple[str, re.Pattern[str]]]:
    """The phrases of one kind as (meaning, pattern), in the order they are tried."""
    forms: dict[str, list[str]] = BOOK["forms"][kind]
    return [(meaning, _pattern(form)) for meaning, texts in forms.items() for form in texts]


def matches(kind: list[tuple[str, re.Pattern[str]]], text: str) -> Iterator[tuple[str, Found]]:
    """Every phrase of a kind that is exactly this (plain) text."""
    if len(text) > LONGEST:
        return
    for meaning, pattern in kind:
        found = pattern.fullmatch(text)
        if found:
            yield meaning, found


def word(found: Found, table: str, default: Any = None) -> Any:
    """The value of the word a phrase held in this table; `default` when it held none."""
    text = part(found, table)
    return default if text is None else WORDS[table][text]


def part(found: Found, name: str) -> str | None:
    """The text a phrase held under this name, if it has such a place and it was filled."""
    return found.groupdict().get(name)


def count(text: str | None) -> Decimal | None:
    """A number as people write it: `1,200`, `1.5`, Chinese numerals, `half`, `two`."""
    if text is None:
        return None
    bare = text.replace(",", "")
    if bare.lstrip("+-").replace(".", "", 1).isdecimal():
        return Decimal(bare)
    if text in NUMBER["halves"]:
        return Decimal("0.5")
    if text in NUMBER["words"]:
        return Decimal(NUMBER["words"][text])
    whole = numeral(text)
    return None if whole is None else Decimal(whole)


def whole(text: str | None) -> int | None:
    """A whole number as people write it; None for halves and what is no number."""
    number = count(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def numeral(text: str) -> int | None:
    """Chinese numerals → integer. A digit left after a scale counts in the next lower one, as spoken."""
    if text and all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    for sign, scale in SCALES.items():
        if sign in text:
            head, tail = text.rsplit(sign, 1)
            high, low = _above(head, scale), _below(tail, scale)
            return None if high is None or low is None else high * scale + low
    return None


def _above(text: str, scale: int) -> int | None:
    if scale >= WAN:
        return numeral(text)
    return DIGITS.get(text) if text or scale > 10 else 1


def _below(text: str, scale: int) -> int | None:
    if not text or text in DIGITS:
        return DIGITS.get(text, 0) * scale // 10
    rest = numeral(text.lstrip(ZEROS))
    return rest if rest is not None and rest < scale else None


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{([a-z_]+)\}(\??)", _place, form), re.ASCII)


def _place(found: Found) -> str:
    name, optional = found.groups()
    inner = BOOK["parts"].get(name) or "|".join(map(re.escape, sorted(WORDS[name], key=len, reverse=True)))
    return f"(?:(?P<{name}>{inner})){optional}"
