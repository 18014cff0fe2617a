"""What somebody typed into a search: the words to find, and the operators that narrow it. Pure."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from hub.kernel import Refused, read_date
from hub.search.tokens import Phrase, fold, phrases

BOOK: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("operators.toml").read_text("utf-8"))
OPERATORS = {fold(word): name for name, words in BOOK["operators"].items() for word in words}
VALUES = {what: {fold(word): name for name, words in BOOK[what].items() for word in words} for what in ("has", "kind")}
ME = frozenset(map(fold, BOOK["me"]["words"]))
NARROWING = re.compile(r"""(?<!\S)([^\s:：]+)[:：](?:"([^"]+)"|“([^”]+)”|(\S+))""")


@dataclass(frozen=True, slots=True)
class Query:
    """The words as phrases, and what each operator asks for: from the day `after`, and not from `before` on."""

    phrases: tuple[Phrase, ...]
    authors: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    words: str = ""


@dataclass(slots=True)
class _Said:
    """The values of each operator, as they are found."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def take(self, match: re.Match[str]) -> str:
        name = OPERATORS.get(fold(match.group(1)))
        if name is None:
            return match.group(0)
        self.values.setdefault(name, []).append(next(filter(None, match.groups()[1:])))
        return " "


def read_query(text: str, today: date) -> Query:
    """Read a search. A word before a colon that is no operator stays a word.

    Refused `search.unreadable` when an operator's value cannot be meant: a day that is none, a kind there is not.
    """
    said = _Said()
    rest = NARROWING.sub(said.take, text)
    days = {name: _day(name, said.values.get(name, []), today) for name in ("after", "before")}
    return Query(
        phrases(rest),
        authors=tuple(said.values.get("from", ())),
        rooms=tuple(one.lstrip("#＃") for one in said.values.get("in", ())),
        has=tuple(_known("has", one) for one in said.values.get("has", ())),
        kinds=tuple(_known("kind", one) for one in said.values.get("kind", ())),
        after=days["after"],
        before=days["before"],
        words=" ".join(rest.split()),
    )


def means_me(name: str) -> bool:
    """Does this name mean whoever searches?"""
    return fold(name) in ME


def _known(what: str, word: str) -> str:
    name: str | None = VALUES[what].get(fold(word))
    if name is None:
        raise Refused("search.unreadable", field="query", value=f"{what}:{word}")
    return name


def _day(name: str, said: list[str], today: date) -> date | None:
    if not said:
        return None
    reading = read_date(said[-1], today)
    if reading is None:
        raise Refused("search.unreadable", field="query", value=f"{name}:{said[-1]}")
    return reading.value
