"""What the words of a line point at: people and channels by their names, and the date where the company is."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hub.doors.slash.arguments import Known
from hub.doors.slash.line import Word, folded
from hub.kernel import Actor, Arg
from hub.store import Reads, Work, asked

Desk = Reads | Work
MOST_LOOKED_UP = 20
FEW = 20


async def known(desk: Desk, actor: Actor, args: Iterable[Arg], words: Iterable[Word]) -> Known:
    """Everything reading these words for these arguments depends on."""
    kinds = {arg.kind for arg in args}
    texts = list(dict.fromkeys(folded(word.text).lstrip("@#") for word in words))[:MOST_LOOKED_UP]
    people = await _pointed(desk, actor, texts, found_people) if "person" in kinds else {}
    channels = await _pointed(desk, actor, texts, found_channels) if "channel" in kinds else {}
    return Known(today(desk), people, channels)


def today(desk: Desk) -> date:
    """The company's date."""
    zone = ZoneInfo(str(desk.registry.settings.get("people.zone", "Asia/Shanghai")))
    return datetime.fromtimestamp(desk.at / 1000, UTC).astimezone(zone).date()


async def _pointed(desk: Desk, actor: Actor, texts: Iterable[str], find: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        every = await find(desk, actor, text, FEW)
        exact = [one for one in every if text in map(folded, names(one))]
        if len(exact) == 1 or (not exact and len(every) == 1):
            found[text] = (exact or every)[0]["id"]
    return found


def names(thing: Mapping[str, Any]) -> list[str]:
    """What a person or channel may be called by in full."""
    return [str(thing[name]) for name in ("name", "name_en", "login", "no") if thing.get(name)]


async def found_people(desk: Desk, actor: Actor, query: str, limit: int) -> list[dict[str, Any]]:
    """People (not bots) who fit, best first."""
    told = await asked(desk, actor, "people.find", {"query": query, "kind": "person", "limit": limit})
    return list(told.get("people", ()))


async def found_channels(desk: Desk, actor: Actor, query: str, limit: int) -> list[dict[str, Any]]:
    """Channels of this person that fit."""
    told = await asked(desk, actor, "channel.list", {"query": query, "limit": limit})
    return [one for one in told.get("channels", ()) if one["kind"] in ("public", "private")]
