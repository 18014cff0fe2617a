"""Slack's names for our places: a message's `ts`, a page's cursor, a company's and an app's id. Pure.

A `ts` is the second a message was posted in and its place in the room's log: unique in its room, in order within it,
and read back without a table.
"""

import base64
import binascii
import re

from hub.kernel import instant

TS = re.compile(r"(\d{1,11})\.(\d{6,16})")
SECOND = 1000
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ID_TIME = 10
"""Signs of an id, after its letter, that say the millisecond it was made in."""


def ts_of(at: int, seq: int) -> str:
    """The `ts` of a message posted at `at` (ms UTC) as event `seq` of its room."""
    return f"{at // SECOND}.{seq:06d}"


def ts_in(message: dict[str, object]) -> str:
    """The `ts` of a message as the wire tells it."""
    return ts_of(instant(str(message["at"])), int(str(message["seq"])))


def read_ts(ts: str) -> tuple[int, int] | None:
    """The second and the place in the room's log; None for what is no `ts` of ours."""
    found = TS.fullmatch(ts)
    return (int(found[1]), int(found[2])) if found else None


def instant_of(ts: str) -> int | None:
    """Any timestamp a caller made up (`1355517523.000005`, `0`, `1355517523`) in ms UTC; None for no number."""
    try:
        ms = int(float(ts) * SECOND)
    except (ValueError, OverflowError):
        return None
    return ms if 0 <= ms < 10**14 else None


def cursor_of(kind: str, where: str | int) -> str:
    """Where the next page begins, as one opaque text."""
    return base64.urlsafe_b64encode(f"{kind}:{where}".encode()).decode()


def read_cursor(cursor: str, kind: str) -> str | None:
    """What `cursor_of` put in; None for a cursor of something else, or for none at all."""
    try:
        of, _, where = base64.urlsafe_b64decode(cursor.encode()).decode().partition(":")
    except (binascii.Error, UnicodeError):
        return None
    return where if of == kind else None


def team_of(company: str) -> str:
    """A company as a Slack team's id."""
    return f"T{company[1:]}"


def app_of(bot: str) -> str:
    """A bot's app as a Slack app's id."""
    return f"A{bot[1:]}"


def made_at(id: str) -> int:
    """The second an id was made in."""
    number = 0
    for sign in id[1 : 1 + ID_TIME]:
        number = number * 32 + max(0, CROCKFORD.find(sign))
    return number // SECOND
