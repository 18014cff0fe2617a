"""What people write to the approver, read as a decision: `LV-202611-0007 同意`, `驳回 LV-202611-0007 超额`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bots.kit.text import without_mentions

NUMBER = re.compile(r"\b[A-Z]{2,4}-\d{6}-\d{3,6}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: `act` is approve, reject, show, list or help; `no` the matter; `text` their words."""

    act: str
    no: str = ""
    text: str = ""


def read(text: str, vocabulary: Mapping[str, list[str]]) -> Wish:
    """Read a message by a vocabulary: act → the words for it. A number alone shows the matter."""
    text = without_mentions(text)
    found = NUMBER.search(text)
    no = found.group(0).upper() if found else ""
    rest = NUMBER.sub("", text, count=1).strip() if found else text
    for act, words in vocabulary.items():
        for word in sorted(words, key=len, reverse=True):
            if rest.casefold().startswith(word.casefold()):
                return Wish(act, no, rest[len(word) :].strip(" ,.:，。："))
    return Wish("show" if no else "help", no, rest)
