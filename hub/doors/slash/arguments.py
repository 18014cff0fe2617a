"""Gives the words of a line to the arguments of its command, each read as the kind of thing it is. Pure.

Words are taken in the order of the arguments. A typed argument that cannot read a word lets the next ones try, so that
what is optional may be left out and days may stand before the kind of leave; what nobody reads belongs to the rest.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hub.doors.slash.line import MENTION, Word, folded
from hub.kernel import Arg, from_units
from hub.kernel.reading import MOST_WORDS, read_date, read_days, read_integer, read_money, read_quantity, read_span

NUMBER = re.compile(r"[A-Z]{1,8}-[0-9A-Z-]{1,40}")
LIKE_A_DATE = re.compile(r"\d{4}([-/.]\d{1,2}){2}|\d{1,2}[-/]\d{1,2}")
"""A word meant as a date, whether or not there is such a day."""
SHORTEST = 2
"""Letters of a choice's word that are enough, when no other begins with them."""


@dataclass(frozen=True, slots=True)
class Known:
    """What reading depends on: the company's date, and the people and channels the line's words name."""

    today: date
    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an argument was given: its value as acts take it, how it was understood, and where it stood."""

    arg: Arg
    value: Any
    reads: str
    start: int
    end: int


@dataclass(slots=True)
class Parsed:
    """All that was given, what is missing, and words that could not be read as what they were given for."""

    taken: list[Taken] = field(default_factory=list)
    left: list[Arg] = field(default_factory=list)
    wrong: list[tuple[Arg | None, Word]] = field(default_factory=list)

    @property
    def values(self) -> dict[str, Any]:
        """Argument → value."""
        return {one.arg.name: one.value for one in self.taken}

    @property
    def missing(self) -> list[Arg]:
        """Required arguments nothing was given for."""
        return [arg for arg in self.left if arg.required]


def is_loose(arg: Arg) -> bool:
    """Does it take any word, or only what it can read?"""
    return arg.kind == "text" or arg.kind.startswith("record:")


def assign(args: Sequence[Arg], words: Sequence[Word], source: str, known: Known) -> Parsed:
    """Give the words to the arguments."""
    parsed = Parsed(left=list(args))
    loose: list[Word] = []
    for word in words:
        arg = _named(parsed.left, word.name) if word.name else None
        if arg is None:
            loose.append(word if not word.name else _whole(word, source))
        else:
            _take_named(parsed, arg, word, known)
    _take_loose(parsed, loose, source, known)
    return parsed


def _take_named(parsed: Parsed, arg: Arg, word: Word, known: Known) -> None:
    found = read(arg, [word.text], known)
    if found is None or not word.text:
        parsed.wrong.append((arg, word))
    else:
        _keep(parsed, arg, found, word.start, word.end)


def _take_loose(parsed: Parsed, words: list[Word], source: str, known: Known) -> None:
    stray: list[Word] = []
    at = 0
    while at < len(words):
        taken = _first(parsed, words[at:], known)
        if taken:
            arg, found, count = taken
            _keep(parsed, arg, found, words[at].start, words[at + count - 1].end)
            at += count
            continue
        if _rest(parsed.left) and not any(_first(parsed, words[later:], known) for later in range(at + 1, len(words))):
            stray += words[at:]
            break
        stray.append(words[at])
        at += 1
    _give_rest(parsed, stray, source)


def _first(parsed: Parsed, words: Sequence[Word], known: Known) -> tuple[Arg, tuple[Any, str], int] | None:
    """The argument that takes the first of these words, what it reads, and how many words that is."""
    for arg in parsed.left:
        if arg.rest and is_loose(arg):
            return None
        found = read(arg, [words[0].text], known) if is_loose(arg) or words[0].quoted else None
        if found is not None:
            return arg, found, 1
        if is_loose(arg):
            return None
        length = next((n for n, word in enumerate(words) if word.quoted or word.name), len(words))
        longest = read_longest(arg, [word.text for word in words[:length]], known)
        if longest:
            return arg, longest[0], longest[1]
    return None


def _give_rest(parsed: Parsed, stray: list[Word], source: str) -> None:
    if not stray:
        return
    dated = next((arg for arg in parsed.left if arg.kind == "date" and arg.required), None)
    if dated:
        parsed.wrong += [(dated, word) for word in stray if LIKE_A_DATE.fullmatch(word.text)]
    arg = _rest(parsed.left)
    if arg is None:
        unread = next((one for one in parsed.left if one.required), None) or next(iter(parsed.left), None)
        parsed.wrong += [(unread, word) for word in stray]
        return
    text = stray[0].text if len(stray) == 1 and stray[0].quoted else " ".join(_runs(stray, source))
    _keep(parsed, arg, (text, text), stray[0].start, stray[-1].end)


def _runs(words: Sequence[Word], source: str) -> list[str]:
    """The words as they were written, blanks between neighbours kept."""
    runs: list[tuple[int, int]] = []
    for word in words:
        if runs and not source[runs[-1][1] : word.start].strip():
            runs[-1] = (runs[-1][0], word.end)
        else:
            runs.append((word.start, word.end))
    return [source[start:end] for start, end in runs]


def _keep(parsed: Parsed, arg: Arg, found: tuple[Any, str], start: int, end: int) -> None:
    parsed.left.remove(arg)
    parsed.taken.append(Taken(arg, found[0], found[1], start, end))


def _rest(args: Sequence[Arg]) -> Arg | None:
    return next((arg for arg in args if arg.rest and is_loose(arg)), None)


def _whole(word: Word, source: str) -> Word:
    return Word(source[word.start : word.end], word.start, word.end, quoted=word.quoted)


def _named(args: Sequence[Arg], name: str) -> Arg | None:
    wanted = folded(name)
    called = ((arg, {folded(arg.name), *map(folded, arg.label.values())}) for arg in args)
    return next((arg for arg, names in called if wanted in names), None)


def read_longest(arg: Arg, texts: Sequence[str], known: Known) -> tuple[tuple[Any, str], int] | None:
    """What an argument reads in the longest run of leading words, and how many they are."""
    for length in range(min(len(texts), MOST_WORDS), 0, -1):
        found = read(arg, texts[:length], known)
        if found is not None:
            return found, length
    return None


def read(arg: Arg, texts: Sequence[str], known: Known) -> tuple[Any, str] | None:
    """A text as this argument takes it: the value for the act, and how it was understood. None when it cannot."""
    text = " ".join(texts)
    if arg.kind == "choice":
        return _choice(arg, text)
    if arg.kind in ("person", "channel"):
        return _pointed(text, known.people if arg.kind == "person" else known.channels)
    if arg.kind == "number":
        number = unicodedata.normalize("NFKC", text).upper()
        return (number, number) if NUMBER.fullmatch(number) else None
    if is_loose(arg):
        return text, text
    return _typed(arg.kind, text, known)


def _typed(kind: str, text: str, known: Known) -> tuple[Any, str] | None:
    if kind == "date":
        day = read_date(text, known.today)
        return None if day is None else (day.value.isoformat(), day.reads)
    if kind == "money":
        money = read_money(text, known.currency)
        if money is None:
            return None
        return {"amount": from_units(money.value.units), "currency": money.value.currency}, money.reads
    if kind == "quantity":
        quantity = read_quantity(text) or read_days(text)
        return None if quantity is None else (from_units(quantity.value, 0), quantity.reads)
    if kind == "integer":
        whole = read_integer(text)
        return None if whole is None else (whole.value, whole.reads)
    span = read_span(text) if kind == "span" else None
    return None if span is None else (span.reads, span.reads)


def _choice(arg: Arg, text: str) -> tuple[Any, str] | None:
    wanted = folded(text)
    words = [(value, folded(word), word) for value, called in arg.options.items() for word in (value, *called)]
    exact = [(value, word) for value, plain, word in words if plain == wanted]
    if exact:
        return exact[0]
    begun = {value: word for value, plain, word in words if plain.startswith(wanted) and len(wanted) >= SHORTEST}
    return next(iter(begun.items())) if len(begun) == 1 else None


def _pointed(text: str, known: Mapping[str, str]) -> tuple[Any, str] | None:
    if mention := MENTION.fullmatch(text):
        return mention[2], text
    found = known.get(folded(text).lstrip("@#"))
    return None if found is None else (found, text)
