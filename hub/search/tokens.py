"""How text is cut up so that Chinese of any length is found, alike on SQLite and PostgreSQL.

A run of Latin letters and digits is one token; a run of Chinese is its overlapping pairs plus its last
character. One character is a prefix search, two are one token, more are a phrase; mixed words work too.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

VERSION = 1
"""Rises when the same text gives other tokens: an index built by an older version is built anew."""

LONGEST = 64
MOST_PLACES = 16_383
"""PostgreSQL counts the places within a document no further."""
BREAK = "¶"
CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af\U00020000-\U0003ffff"
RUN = re.compile(rf"([{CJK}]+)|([^\W_{CJK}]+)")
ASCII_RUN = re.compile(r"[a-z0-9]+")
WORD = re.compile(r'["“”]([^"“”]*)["“”]|(\S+)')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that must follow each other. `open` means the last one may go on: `depl` finds `deployed`."""

    tokens: tuple[str, ...]
    open: bool
    pattern: str
    """The same demand as a regular expression over folded text: what marks are drawn by."""


def _fold(char: str) -> str:
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char).casefold())
    bare = "".join(one for one in apart if not "\u0300" <= one <= "\u036f")
    return unicodedata.normalize("NFC", bare)


class _Folded(dict[int, str]):
    """Code point → its folded form, found once each."""

    def __missing__(self, code: int) -> str:
        new = self[code] = _fold(chr(code))
        return new


FOLDED = _Folded()


def fold(text: str) -> str:
    """Full width, capitals and accents made alike: `Ａ Café` → `a cafe`. Character by character, so that a
    place in the folded text can be found back in the text.
    """
    return text.lower() if text.isascii() else text.translate(FOLDED)


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters its place in `text`; the end comes last."""
    out: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        new = FOLDED[ord(char)]
        out.append(new)
        places.extend([place] * len(new))
    places.append(len(text))
    return "".join(out), places


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order."""
    if text.isascii():
        return [one[:LONGEST] for one in ASCII_RUN.findall(text.lower())]
    found: list[str] = []
    for match in RUN.finditer(fold(text)):
        chinese = match.group(1)
        if chinese:
            found += [chinese[place : place + 2] for place in range(len(chinese) - 1)]
            found.append(chinese[-1])
        else:
            found.append(match.group(2)[:LONGEST])
    return found


def document(parts: Sequence[str]) -> str:
    """The tokens of several texts as one line, with a break between so that no phrase reaches across."""
    return f" {BREAK} ".join(" ".join(tokens(part)) for part in parts if part)


def phrases(query: str) -> tuple[Phrase, ...]:
    """What is asked for: one phrase per word, all of them wanted. Text within quotes is one word."""
    words = (quoted or bare for quoted, bare in WORD.findall(query))
    made = (_phrase(RUN.findall(fold(word))) for word in words)
    return tuple(phrase for phrase in made if phrase.tokens)


def _phrase(runs: list[tuple[str, str]]) -> Phrase:
    wanted: list[str] = []
    is_open = False
    for index, (chinese, latin) in enumerate(runs):
        last = index == len(runs) - 1
        if latin:
            wanted.append(latin[:LONGEST])
            is_open = last
            continue
        wanted.extend(map("".join, pairwise(chinese)))
        if not last or len(chinese) == 1:
            wanted.append(chinese[-1])
            is_open = last
    pattern = r"[\W_]*".join(re.escape(chinese or latin) for chinese, latin in runs)
    if runs and runs[0][1]:
        pattern = rf"(?<![^\W_{CJK}])" + pattern
    return Phrase(tuple(wanted), is_open, pattern)


def fts5(wanted: Sequence[Phrase], joint: str = " AND ") -> str:
    """The phrases as an FTS5 query. Tokens hold letters and digits only: nothing to escape."""
    return joint.join(f'"{" ".join(one.tokens)}"{" *" if one.open else ""}' for one in wanted)


def tsquery(wanted: Sequence[Phrase], joint: str = " & ") -> str:
    """The phrases as a PostgreSQL `tsquery` literal."""
    return joint.join(f"({' <-> '.join(_lexemes(one))})" for one in wanted)


def _lexemes(phrase: Phrase) -> list[str]:
    quoted = [f"'{token}'" for token in phrase.tokens]
    return [*quoted[:-1], quoted[-1] + ":*"] if phrase.open else quoted


def tsvector(line: str) -> str:
    """A line of tokens as a PostgreSQL `tsvector` literal with places."""
    return " ".join(f"'{token}':{place}" for place, token in enumerate(line.split()[:MOST_PLACES], 1))
