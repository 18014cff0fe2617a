"""What people ask the assistant, in Chinese or English: help, their to-dos, their day, a person, a request."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

BOT = re.compile(r"<@B[0-9A-Z]+>")
PERSON = re.compile(r"<@(U[0-9A-Z]+)>")
NUMBER = re.compile(r"\b[A-Z]{2,4}-\d{4,6}-\d{3,6}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """`act` is help, todo, portal, sent, who, where, or nothing; `said` whom or which."""

    act: str
    said: str = ""


def calls(text: str) -> bool:
    """Is a bot called by name in it?"""
    return BOT.search(text) is not None


def read(text: str, vocabulary: Mapping[str, Any]) -> Wish:
    """Read a message. A number alone asks where that request is."""
    line = " ".join(BOT.sub("", text).split())
    if number := NUMBER.search(line):
        return Wish("where", number[0].upper())
    plain = line.rstrip("?？。.! ").casefold()
    for act, words in vocabulary["words"].items():
        if plain in words or line.casefold() in words:
            return Wish(act)
    for act, forms in vocabulary["forms"].items():
        for form in forms:
            if found := re.search(form, line, re.IGNORECASE):
                return Wish(act, found["said"].strip().lstrip("@"))
    return Wish("")
