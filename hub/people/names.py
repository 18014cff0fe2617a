"""How a name is sounded, spelled and looked for: pinyin, its first letters, an English spelling, a login."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin

BOOK: dict[str, Any] = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
COMPOUND = frozenset(BOOK["compound"])
READINGS: dict[str, str] = BOOK["readings"]


@dataclass(frozen=True, slots=True)
class Sound:
    """A name's pinyin without blanks (`zhoujianguo`), its first letters (`zjg`), and it spelled in English."""

    pinyin: str
    letters: str
    english: str


def folded(text: str) -> str:
    """A text as it is compared: half-width, lower-case, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def sound(name: str) -> Sound:
    """How a name sounds. A surname of two characters, or one with a reading of its own, is known as such."""
    if not is_chinese(name):
        plain = folded(name)
        return Sound(plain.replace(" ", ""), "".join(word[0] for word in plain.split()), name)
    surname = name[:2] if name[:2] in COMPOUND else name[:1]
    family = READINGS[surname].split() if surname in READINGS else lazy_pinyin(surname)
    given = lazy_pinyin(name[len(surname) :])
    syllables = [*family, *given]
    english = f"{''.join(family).capitalize()} {''.join(given).capitalize()}".strip()
    return Sound("".join(syllables), "".join(syllable[0] for syllable in syllables), english)


def is_chinese(name: str) -> bool:
    """Is a name written in Chinese characters?"""
    return bool(re.fullmatch(r"[\u3400-\u9fff\u00b7\u2e80-\u2fdf]+", name))


def initials(name: str, name_en: str) -> str:
    """The two letters on a face in English: first and last word of the English name, else the name's start."""
    words = (name_en or name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def sought(name: str, name_en: str, sounded: Sound, *others: str) -> str:
    """What finding a person looks through, one thing per bar: names, pinyin, letters, numbers."""
    spelled = folded(name_en)
    parts = (folded(name), spelled, spelled.replace(" ", ""), sounded.pinyin, sounded.letters, *map(folded, others))
    return "|" + "|".join(dict.fromkeys(part.replace("|", "") for part in parts if part)) + "|"


def login_of(name: str) -> str:
    """A login made from a name: its pinyin, or its letters and digits."""
    return re.sub(r"[^a-z0-9._-]", "", sound(name).pinyin) or "user"


def tint_of(text: str) -> int:
    """One of the eight colours of a face, always the same for the same text."""
    return sum(text.encode()) % 8 + 1
