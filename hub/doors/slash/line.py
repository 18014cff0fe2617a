"""Reads a command line into words: full-width signs, quotes, `name=value`, and where each word stands."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

SLASHES = "/／、"
QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』"}
NAMED = re.compile(r"([^\W\d]\w*)([=＝:：])", re.UNICODE)
MENTION = re.compile(r"<([@#])([A-Z0-9]+)>")
SPACES = " \t\r\n\u3000\u00a0"
SURE = "!！"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line: its text without quotes, the name before `=` if any, and the span it stands at."""

    text: str
    start: int
    end: int
    name: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A command line: the word after the slash, whether `!` stood behind it, and the words that follow."""

    source: str
    command: str
    words: tuple[Word, ...]
    sure: bool

    @property
    def open_word(self) -> Word:
        """The word being typed: the last one, or an empty one after a space."""
        ends_open = bool(self.words) and self.words[-1].end == len(self.source)
        return self.words[-1] if ends_open else Word("", len(self.source), len(self.source))

    @property
    def is_open(self) -> bool:
        """Is the command's own word still being typed?"""
        return not self.words and self.source[-1:] not in SPACES


def folded(text: str) -> str:
    """A word made comparable: half-width, lower-case."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def read_line(source: str) -> Line | None:
    """A line that begins with a slash, read; None for any other."""
    text = source.lstrip(SPACES)
    at = len(source) - len(text)
    if not text or text[0] not in SLASHES:
        return None
    words = list(_words(source, at + 1))
    head = words[0] if words and words[0].start == at + 1 else Word("", at + 1, at + 1)
    command = head.text.rstrip(SURE)
    rest = words[1:] if words and words[0] is head else words
    return Line(source, command, tuple(rest), head.text != command)


def _words(source: str, at: int) -> Iterator[Word]:
    while at < len(source):
        if source[at] in SPACES:
            at += 1
            continue
        word = _word(source, at)
        yield word
        at = word.end


def _word(source: str, start: int) -> Word:
    if mention := MENTION.match(source, start):
        return Word(mention[0], start, mention.end())
    if source[start] in QUOTES:
        text, end = _quoted(source, start)
        return Word(text, start, end, quoted=True)
    named = NAMED.match(source, start)
    if named and not source.startswith("//", named.end()):
        at = named.end()
        if at < len(source) and source[at] in QUOTES:
            text, end = _quoted(source, at)
            return Word(text, start, end, named[1], quoted=True)
        end = _end(source, at)
        return Word(source[at:end], start, end, named[1])
    end = _end(source, start)
    return Word(source[start:end], start, end)


def _quoted(source: str, start: int) -> tuple[str, int]:
    close = source.find(QUOTES[source[start]], start + 1)
    return (source[start + 1 :], len(source)) if close < 0 else (source[start + 1 : close], close + 1)


def _end(source: str, start: int) -> int:
    return next((at for at in range(start, len(source)) if source[at] in SPACES), len(source))
