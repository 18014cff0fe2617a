"""What people write to the reminder: show the list, take one away, help, or, most of all, a wish to be reminded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

BOT = re.compile(r"<@B[0-9A-Z]+>")
NUMBER = re.compile(r"TX-\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """`act` is create, list, cancel or help; `said` the line, or the number of the one to take away."""

    act: str
    said: str = ""


def calls(text: str) -> bool:
    """Is a bot called by name in it?"""
    return BOT.search(text) is not None


def read(text: str, vocabulary: Mapping[str, list[str]]) -> Wish:
    """Read a message. Mentions of people stay in it: they say whom to remind."""
    line = " ".join(BOT.sub("", text).split())
    number = NUMBER.search(line)
    rest = NUMBER.sub("", line, count=1).strip().casefold()
    for act, words in vocabulary.items():
        if rest in (word.casefold() for word in words) and (number is not None) == (act == "cancel"):
            return Wish(act, number[0].upper() if number else "")
    return Wish("create", line) if line else Wish("help")
