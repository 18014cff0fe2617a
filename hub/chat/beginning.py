"""The rooms of the demo: made, and talked in, by its people, some working days ago, through the corridor."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from hub.kernel import Act, Actor, Calendar
from hub.people import actor_of, calendar_of
from hub.store import Corridor

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Said:
    """Something somebody said: when (ms UTC), in which room, under which message, and who reacted how."""

    at: int
    room: int
    by: str
    text: str
    reactions: Mapping[str, list[str]]
    parent: "Said | None" = field(default=None, compare=False)


async def seed_rooms(corridor: Corridor, folder: Path, company: str) -> int:
    """Make the rooms of `rooms.toml` and say what was said in them; how many messages there are now."""
    told = tomllib.loads((folder / "rooms.toml").read_text("utf-8"))["room"]
    async with corridor.reading() as reads:
        calendar = await calendar_of(reads.db, company)
        rows = await reads.db.rows("SELECT id, login FROM person WHERE company = ? AND kind = 'person'", company)
        people = {row["login"]: actor for row in rows if (actor := await actor_of(reads.db, row["id"]))}
        departments = await reads.db.rows("SELECT id, name FROM department WHERE company = ?", company)
    demo = _Demo(corridor, people, {row["name"]: row["id"] for row in departments})
    talk = sorted(_talk(told, calendar, corridor.clock()), key=lambda one: one.at)
    begun = (talk[0].at if talk else corridor.clock()) - 60 * MINUTE_MS
    rooms = [await demo.open(room, begun + number * MINUTE_MS) for number, room in enumerate(told)]
    messages: dict[int, str] = {}
    for one in talk:
        thread = messages[id(one.parent)] if one.parent else None
        messages[id(one)] = await demo.say(rooms[one.room], one, thread)
    return len(messages)


@dataclass(frozen=True, slots=True)
class _Demo:
    corridor: Corridor
    people: Mapping[str, Actor]
    departments: Mapping[str, str]

    async def open(self, room: Mapping[str, Any], at: int) -> str:
        logins = list(self.people) if room.get("everyone") else room["people"]
        ids = [self.people[login].id for login in logins if login != room["by"]]
        given = {"kind": room["kind"], "people": ids, "name": room.get("name", ""), "topic": room.get("topic", "")}
        if room.get("department"):
            given["department"] = self.departments[room["department"]]
        return str((await self._do(room["by"], "channel.create", at, given))["channel"]["id"])

    async def say(self, room: str, said: Said, thread: str | None) -> str:
        text = said.text
        for login, actor in self.people.items():
            text = text.replace(f"<@{login}>", f"<@{actor.id}>")
        given = {"channel": room, "text": text, **({"thread": thread} if thread else {})}
        posted = await self._do(said.by, "chat.post", said.at, given)
        for emoji, logins in said.reactions.items():
            for login in logins:
                given = {"message": posted["id"], "emoji": emoji}
                await self._do(login, "chat.react", said.at + MINUTE_MS, given)
        return str(posted["id"])

    async def _do(self, login: str, act: str, at: int, given: Mapping[str, Any]) -> dict[str, Any]:
        told: Any = msgspec.convert(given, self.corridor.registry.acts[act].input)
        return await self.corridor.run(Act(act, self.people[login], at, told))


def _talk(rooms: list[dict[str, Any]], calendar: Calendar, now: int) -> Iterator[Said]:
    for number, room in enumerate(rooms):
        for told in room.get("said", ()):
            said = _said(told, number, calendar, now)
            yield said
            for reply in told.get("replies", ()):
                yield _said({"ago": told.get("ago", 0), **reply}, number, calendar, now, said)


def _said(told: dict[str, Any], room: int, calendar: Calendar, now: int, parent: Said | None = None) -> Said:
    hour, minute = map(int, told["at"].split(":"))
    local = calendar.local(now)
    # Before the talk of the morning can have been, the newcomer looks at the last working day.
    today = local.date() - timedelta(days=local.hour < 11)
    at = calendar.instant(_working_day(calendar, today, int(told.get("ago", 0))), hour * 60 + minute)
    return Said(at, room, told["by"], told["text"], told.get("reactions", {}), parent)


def _working_day(calendar: Calendar, day: date, ago: int) -> date:
    while ago or not calendar.is_working_day(day):
        ago -= calendar.is_working_day(day) and ago > 0
        day -= timedelta(days=1)
    return day
