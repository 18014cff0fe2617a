"""A small company that forgets nothing: real people, rooms, cards and clocks, on either database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from hub.kernel import Act, Actor, Refused, milliseconds
from hub.people import first_administrator
from tests.running import TestHub, opened

PEOPLE = """工号,姓名,账号,部门,部门英文,部门负责人,岗位,级别,上级,手机,邮箱,角色,语言
1002,林晓,lin,销售部,Sales,是,销售经理,科级,,,,sales,
1003,马骏,ma,销售部,,,销售代表,员工,1002,,,,en
1006,孙佳怡,sun,人事部,HR,是,人事经理,科级,,,,人事,
1008,林晓东,dong,人事部,,,人事专员,员工,孙佳怡,,,,
"""
FLOORS = ("people", "files", "chat", "notify", "records", "flow", "doors", "office.reminders")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(*moment: int) -> int:
    """A time in Shanghai, in ms UTC."""
    return milliseconds(datetime(*moment, tzinfo=SHANGHAI))


@dataclass
class Desk:
    """The hub and everybody in it by login; `room` is where Lin and Ma talk."""

    hub: TestHub
    people: dict[str, Actor] = field(default_factory=dict)
    room: str = ""

    async def ask(self, login: str, act: str, /, *, key: str | None = None, **given: Any) -> dict[str, Any]:
        """Ask as somebody."""
        told = msgspec.convert(given | ({"key": key} if key else {}), self.hub.registry.acts[act].input)
        return await self.hub.corridor.run(Act(act, self.people[login], self.hub.clock(), told, key))

    async def refusal(self, login: str, act: str, /, **given: Any) -> Refused:
        """The refusal this meets."""
        with pytest.raises(Refused) as no:
            await self.ask(login, act, **given)
        return no.value

    async def remind(self, line: str, login: str = "lin", **more: Any) -> dict[str, Any]:
        """Set a reminder by a line; the reminder."""
        return (await self.ask(login, "reminder.create", line=line, channel=self.room, **more))["reminder"]

    async def tick(self, to: int) -> int:
        """The clock shows `to` (ms UTC), and does what is due."""
        self.hub.clock.now = to
        return await self.hub.parts.timers.tick()

    async def cards(self, login: str = "lin") -> list[dict[str, Any]]:
        """The cards of reminders before somebody, oldest first, as they see them."""
        sql = """SELECT k.id, k.thing, c.channel, c.message FROM card k JOIN card_copy c ON c.card = k.id
        JOIN membership m ON m.channel = c.channel AND m.to_seq IS NULL WHERE k.kind = 'reminder' AND m.person = ?
        ORDER BY c.message"""
        rows = await self.hub.rows(sql, self.people[login].id)
        return [{**(await self.ask(login, "card.view", card=row["id"]))["card"], **row} for row in rows]

    async def tap(self, card: dict[str, Any], action: str, login: str = "lin") -> dict[str, Any]:
        """Tap a button of a card; its new face."""
        face = await self.ask(login, "card.tap", message=card["message"], action=action, version=card["version"])
        return face["card"]

    async def coming(self, login: str = "lin") -> list[tuple[str, str]]:
        """What is to come: text and time, in Shanghai."""
        told = await self.ask(login, "reminder.list")
        return [(one["text"], shown(one["next_at"])) for one in told["reminders"]]


def shown(instant: str) -> str:
    """An instant of the wire as Shanghai's wall shows it."""
    moment = datetime.fromisoformat(instant.replace("Z", "+00:00")).astimezone(SHANGHAI)
    return f"{moment:%m-%d %H:%M}"


@asynccontextmanager
async def desk_at(url: str, data: Path) -> AsyncIterator[Desk]:
    """The company with its people; the reminder's bot is written down by nobody and never runs."""
    async with opened(url, data, FLOORS) as hub:
        await first_administrator(hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
        made = Desk(hub)
        await _people(made, ["admin"])
        await made.ask("admin", "people.import", csv=PEOPLE, dry=False)
        await _people(made, ["admin", "lin", "ma", "sun", "dong"])
        given = {"name": "华东销售", "kind": "private", "people": [made.people["ma"].id]}
        made.room = (await made.ask("lin", "channel.create", **given))["channel"]["id"]
        yield made


async def _people(made: Desk, logins: list[str]) -> None:
    async with made.hub.corridor.reading() as reads:
        for login in logins:
            person = await reads.db.value("SELECT id FROM person WHERE login = ?", login)
            made.people[login] = await reads.offer("people.actor", person)
