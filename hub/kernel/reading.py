"""Reads what people type: days, times, spans, money, quantities and numbers, in Chinese and English.

Each reader takes one whole text and gives a `Reading` (the value, and how it was understood, to show back) or
None. `read_first` finds the longest run of words at the start of a line that a reader understands.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hub.kernel.amounts import Money, Span, read_days, read_integer, read_money, read_quantity, read_span, span_text
from hub.kernel.dates import read_date
from hub.kernel.moments import read_moment
from hub.kernel.vocabulary import Reading

__all__ = [
    "Money", "Reading", "Span", "read_date", "read_days", "read_first", "read_integer", "read_moment", "read_money",
    "read_quantity", "read_span", "span_text",
]  # fmt: skip

T = TypeVar("T")
MOST_WORDS = 6


def read_first(
    reader: Callable[..., Reading[T] | None], words: Sequence[str], *context: Any
) -> tuple[Reading[T], int] | None:
    """The longest run of leading words `reader` understands, and how many words it is; None when none is.

    `context` is what the reader takes beside the text: `read_first(read_date, ["next", "wed", "2d"], today)`.
    """
    for length in range(min(len(words), MOST_WORDS), 0, -1):
        reading = reader(" ".join(words[:length]), *context)
        if reading is not None:
            return reading, length
    return None
