"""Reads a person's own words as an answer: yes, no with a reason, doubtful, or just a comment. Pure."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

BOOK: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("answers.toml").read_text("utf-8"))
MARKS = " \t\n,.:;!~。，、；：！…—-"
LONGEST_DOUBT = 40
"""A longer text that merely mentions a decision is discussion, not somebody hesitating."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text was taken for: `step` (approve, reject, comment) and its words. Not `sure`: better ask."""

    step: str
    text: str = ""
    sure: bool = True


def read_answer(text: str, asked: bool = False) -> Answer:
    """`ok, well done`, `reject too few of us` → a decision with its words; anything else is a comment.

    Nothing that asks or sets a condition is taken for a decision: such a comment is not `sure`. `asked`: an answer was
    asked for, so an everyday word may be followed by anything.
    """
    said = text.strip()
    folded = unicodedata.normalize("NFKC", said).casefold()
    doubtful = any(word in folded for word in BOOK["doubt"])
    for step in ("reject", "approve"):
        for word in sorted(BOOK[step], key=len, reverse=True):
            rest = _after(folded, said, word)
            if rest is not None:
                weak = word in BOOK["weak"] and rest[:1].isspace() and not asked
                return Answer("comment", said, sure=False) if doubtful or weak else Answer(step, rest.strip(MARKS))
    mentions = any(_mentioned(word, folded) for step in ("reject", "approve") for word in BOOK[step])
    return Answer("comment", said, sure=not mentions or len(said) > LONGEST_DOUBT)


def named_step(text: str) -> Answer:
    """What follows a number after `/approve`: an answer, a comment when it says so, or the wish to see a list."""
    first, _, rest = text.strip().partition(" ")
    for step in ("comment", "list"):
        if first.casefold() in BOOK[step]:
            return Answer(step, rest.strip())
    return read_answer(text, asked=True)


def _after(folded: str, said: str, word: str) -> str | None:
    """What follows a leading `word`, as it was written; None when the word does not lead."""
    if not folded.startswith(word):
        return None
    rest = folded[len(word) :]
    if rest and rest[0] not in MARKS:
        return None
    return said[len(word) :] if len(said) == len(folded) else rest


def _mentioned(word: str, folded: str) -> bool:
    if word.isascii():
        return re.search(rf"\b{re.escape(word)}\b", folded) is not None
    return len(word) > 1 and word in folded
