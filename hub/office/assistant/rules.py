"""What an address in a quick group may be, what a line adds to it, and when it is morning. Pure."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from hub.kernel import Calendar, Refused, milliseconds

TABLE = tomllib.loads(Path(__file__).with_name("addresses.toml").read_text("utf-8"))
WEB = frozenset(TABLE["web"])
DANGEROUS = frozenset(TABLE["refused"])
SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,40}):(?=.)", re.IGNORECASE)
UNSEEN = re.compile(r"[\s\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
HALF_PAST_EIGHT = time(8, 30)
LONGEST_REST = 60
"""Days: a company that rests longer is told of no morning until it opens again."""
LATE_MS = 3 * 3_600_000
"""A morning the hub slept through is made up for until half past eleven."""
Item = TypeVar("Item")


def kind_of(address: str) -> str:
    """What an address opens: `page` of the hub, `link` of the web, `app` on this computer.

    Refuses `quick.address` for what is none, `quick.dangerous` for one that would run a script, read this computer's
    files or start a tool of its system (R85).
    """
    if UNSEEN.search(address):
        raise Refused("quick.address", field="address", address=address[:60])
    if address.startswith("/"):
        if address.startswith(("//", "/\\")):
            raise Refused("quick.address", field="address", address=address[:60])
        return "page"
    found = SCHEME.match(address)
    if found is None:
        raise Refused("quick.address", field="address", address=address[:60])
    scheme = found[1].lower()
    if scheme in DANGEROUS:
        raise Refused("quick.dangerous", field="address", scheme=scheme)
    if scheme in ("http", "https") and not re.match(r"https?://[^/?#@\\]+", address, re.IGNORECASE):
        raise Refused("quick.address", field="address", address=address[:60])
    return "link" if scheme in WEB else "app"


def is_address(word: str) -> bool:
    """Is a word meant as an address, good or bad?"""
    return word.startswith("/") or SCHEME.match(word) is not None


def host_of(address: str) -> str:
    """What an address is called where nobody gave it a name: its host, or the program's scheme."""
    scheme, _, rest = address.partition(":")
    return rest.lstrip("/").split("/")[0].split("?")[0][:60] if scheme.lower() in WEB else scheme


def called(items: Sequence[Item], said: str, names: Sequence[Iterable[str]]) -> Item | None:
    """The item of this name among `names`: the same word first, else the only one that begins with it."""
    wanted = said.strip().lstrip("/／").casefold()
    folded = [{name.lstrip("/").casefold() for name in one} for one in names]
    same = [item for item, those in zip(items, folded, strict=True) if wanted in those]
    if same:
        return same[0]
    begun = [item for item, those in zip(items, folded, strict=True) if any(one.startswith(wanted) for one in those)]
    return begun[0] if wanted and len(begun) == 1 else None


def next_morning(calendar: Calendar, zone: str, now: int) -> int:
    """Half past eight on the wall of `zone`, of the company's first working day on which that is yet to come
    (ms UTC).
    """
    today = datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(zone)).date()
    days: Sequence[date] = [today + timedelta(days=ahead) for ahead in range(LONGEST_REST)]
    mornings = (morning(day, zone) for day in days if calendar.is_working_day(day))
    return next((at for at in mornings if at > now), morning(days[-1], zone))


def morning(day: date, zone: str) -> int:
    """Half past eight of a day on the wall of a zone (ms UTC)."""
    return milliseconds(datetime.combine(day, HALF_PAST_EIGHT, ZoneInfo(zone)))


def day_in(zone: str, at: int) -> str:
    """The date of an instant (ms UTC) on the wall of a zone."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone)).date().isoformat()


def zone_named(zone: str) -> str:
    """The zone, if there is one of that name. Refuses `digest.zone`."""
    if zone not in available_timezones():
        raise Refused("digest.zone", field="zone", zone=zone[:40])
    return zone
