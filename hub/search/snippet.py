"""The piece of a text that shows why it was found, and where in it the words stand."""

import re
from collections.abc import Sequence

from hub.search.tokens import Phrase, folded

BEFORE = 24
WIDTH = 120
RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
STYLE = re.compile(r"\*\*|~~|`+|^\s*(?:#{1,6}|>)\s+|\s*\|\s*", re.MULTILINE)
"""The marks of styled text: bold, struck through, code, heads, quotes, the lines of a table."""
Mark = list[int]


def marks(text: str, wanted: Sequence[Phrase]) -> list[Mark]:
    """Where the phrases stand in `text`: `[[from, to], …]` in characters, in order, never overlapping."""
    plain, places = folded(text)
    spans = [
        (places[match.start()], places[match.end() - 1] + 1)
        for phrase in wanted
        for match in re.finditer(phrase.pattern, plain)
    ]
    joined: list[Mark] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(end, joined[-1][1])
        else:
            joined.append([start, end])
    return joined


def snippet(text: str, wanted: Sequence[Phrase], width: int = WIDTH) -> tuple[str, list[Mark]]:
    """At most about `width` characters around the first place found, on one line and without the marks of style, and
    the marks within them.

    Marks count UTF-16 units, as a browser does.
    """
    line = " ".join(STYLE.sub(_bare, RULE.sub(" ", text)).split())
    found = marks(line, wanted)
    start = max(0, found[0][0] - BEFORE) if found and len(line) > width else 0
    start = max(0, min(start, len(line) - width))
    head, tail = "…" if start else "", "…" if start + width < len(line) else ""
    piece = head + line[start : start + width] + tail
    shift = len(head) - start
    inside = [(a + shift, min(b, start + width) + shift) for a, b in found if start <= a < start + width]
    return piece, [[_units(piece, a), _units(piece, b)] for a, b in inside]


def _bare(style: re.Match[str]) -> str:
    return " " if "|" in style[0] else ""


def _units(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le")) // 2
