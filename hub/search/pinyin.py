"""How a name sounds, so that `hw` and `huawei` find a Chinese name."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from hub.search.tokens import LONGEST, fold

MOST_SYLLABLES = 24
REMEMBERED = 8_192
"""Names whose sound is kept at hand: ranking asks for the same ones with every key typed."""


@lru_cache(REMEMBERED)
def sounds(name: str) -> tuple[str, ...]:
    """A name's initials and its pinyin, from each of its syllables on: a part of the name is found as well.

    Empty for a name without Chinese. Used for names only: a whole text would double its size.
    """
    full = [fold(part) for part in lazy_pinyin(name)][:MOST_SYLLABLES]
    first = [fold(part) for part in lazy_pinyin(name, style=Style.FIRST_LETTER)][:MOST_SYLLABLES]
    if full == first:
        return ()
    found: dict[str, None] = {}
    for place in range(len(full)):
        for parts in (first, full):
            found["".join(char for char in "".join(parts[place:]) if char.isalnum())[:LONGEST]] = None
    found.pop("", None)
    return tuple(found)
