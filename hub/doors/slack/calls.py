"""One call of a Slack method: who calls, with what; and the acts it stands for."""

import re
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from hub.chat import said, said_at
from hub.doors.desk import Desk
from hub.doors.slack.answers import Failed, failed
from hub.doors.slack.places import read_cursor, read_ts, team_of
from hub.kernel import Actor
from hub.people import Signed
from hub.store import Reads

ROOM = re.compile(r"[CDG][0-9A-HJKMNP-TV-Z]{26}")
SOMEBODY = re.compile(r"[UB][0-9A-HJKMNP-TV-Z]{26}")
MOST_PAGE = 200
Reply = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """`home` is the hub's address as the caller sees it, without a slash at its end."""

    desk: Desk
    signed: Signed
    args: Mapping[str, Any]
    home: str

    @property
    def me(self) -> Actor:
        """Whose token it is."""
        return self.signed.actor

    @property
    def team(self) -> str:
        """The caller's company, as a team."""
        return team_of(self.me.company)

    async def act(self, name: str, codes: Mapping[str, str] | None = None, /, **given: Any) -> Reply:
        """Carry an act out as the caller; what is None is left out. Raises `Failed`."""
        told = await self.desk.answered(self.signed, name, {key: one for key, one in given.items() if one is not None})
        if not told["ok"]:
            raise failed(told["refused"], codes or {})
        return told

    def reading(self) -> AbstractAsyncContextManager[Reads]:
        """A look at what no act tells: places and names. Rights are judged by the acts."""
        return self.desk.corridor.reading()

    def text(self, name: str, error: str = "") -> str:
        """An argument as text, empty when it is missing; with `error`, that is raised instead."""
        told = "" if self.args.get(name) is None else str(self.args[name]).strip()
        if error and not told:
            raise Failed(error)
        return told

    def many(self, name: str) -> list[str]:
        """An argument that lists ids: with commas, or a JSON list."""
        value = self.args.get(name) or ""
        parts = value if isinstance(value, list) else str(value).split(",")
        return [str(one).strip() for one in parts if str(one).strip()]

    def limit(self, default: int = 100) -> int:
        """How many are asked for at once; never more than 200."""
        text = self.text("limit")
        if not text:
            return default
        if not text.isdecimal() or int(text) < 1:
            raise Failed("invalid_limit")
        return min(int(text), MOST_PAGE)

    def cursor(self, kind: str) -> str | None:
        """Where the page begins that is asked for; None for the first one."""
        told = self.text("cursor")
        where = read_cursor(told, kind) if told else None
        if told and where is None:
            raise Failed("invalid_cursor")
        return where

    async def channel(self, name: str = "channel") -> str:
        """The room an argument means: its id, `#name`, or somebody to speak with alone."""
        told = self.text(name, "channel_not_found")
        if ROOM.fullmatch(told):
            return told
        if SOMEBODY.fullmatch(told):
            nobody = {"person.missing": "channel_not_found"}
            return str((await self.act("channel.create", nobody, kind="direct", people=[told]))["channel"]["id"])
        wanted = told.removeprefix("#").casefold()
        found = (await self.act("channel.list", joined=False, query=wanted[:80], limit=MOST_PAGE))["channels"]
        for one in found:
            if one["name"].casefold() == wanted:
                return str(one["id"])
        raise Failed("channel_not_found")

    async def message(self, channel: str, name: str = "ts", error: str = "message_not_found") -> str:
        """The message a `ts` stands for in a room. Whether the caller may touch it, the act will say."""
        place = read_ts(self.text(name, error))
        async with self.reading() as reads:
            found = await said_at(reads.db, channel, place[1]) if place else None
        if found is None or place is None or found.at // 1000 != place[0]:
            raise Failed(error)
        return found.id

    async def thread(self, channel: str, name: str = "thread_ts") -> str | None:
        """The message whose thread is meant; None when none is."""
        return await self.message(channel, name, "thread_not_found") if self.text(name) else None

    async def told(self, channel: str, message: str) -> Reply:
        """A message as the caller may read it. Raises `Failed`."""
        async with self.reading() as reads:
            known = (await said(reads.db, [message])).get(message)
        root = known.thread if known else None
        found = await self.act("chat.history", channel=channel, around=message, thread=root, limit=1)
        for one in found["messages"]:
            if one["id"] == message:
                return dict(one)
        raise Failed("message_not_found")
