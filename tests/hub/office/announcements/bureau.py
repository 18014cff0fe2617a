"""A company with an office that publishes, on either database; nothing is delivered until the clock ticks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hub.kernel import Act, Actor, Refused, load
from hub.people import first_administrator
from hub.store import CLOCK
from tests.running import TestHub, opened

FLOORS = ("people", "files", "chat", "notify", "records", "flow", "office.announcements")
HEAD = "工号,姓名,账号,部门,部门英文,部门负责人,岗位,级别,上级,手机,邮箱,角色,语言"
PEOPLE = """
1001,周建国,zhou,销售部,Sales,是,总监,总监,,,,sales,
1002,林晓,lin,销售部/华东销售,Sales/East,是,经理,科级,周建国,,,sales,
1003,马骏,ma,销售部/华东销售,,,代表,员工,1002,,,,
1004,赵敏慧,zhao,财务部,Finance,是,经理,科级,,,,finance,
1005,方婧,fang,总经办,General Office,,助理,员工,,,,office,
1006,Daniel Reed,daniel,财务部,,,会计,员工,1004,,,,英文
"""
LOGINS = ("admin", "zhou", "lin", "ma", "zhao", "fang", "daniel")
CROWD = 61


@dataclass
class Bureau:
    """The hub and its people by login."""

    hub: TestHub
    people: dict[str, Actor] = field(default_factory=dict)

    async def ask(self, login: str, act: str, /, *, key: str | None = None, **given: Any) -> dict[str, Any]:
        """Ask as somebody."""
        told = msgspec.convert(given | ({"key": key} if key else {}), self.hub.registry.acts[act].input)
        return await self.hub.corridor.run(Act(act, self.people[login], self.hub.clock(), told, key))

    async def refusal(self, login: str, act: str, /, **given: Any) -> Refused:
        """The refusal this meets."""
        with pytest.raises(Refused) as no:
            await self.ask(login, act, **given)
        return no.value

    async def send(self, **form: Any) -> dict[str, Any]:
        """Fang publishes something to everybody, unless the form says otherwise."""
        given = {"title": "年终盘点", "text": "**11-28** 停发货一天", "to": "everyone", "company_wide": True, **form}
        return await self.ask("fang", "announcement.send", form=given)

    async def tick(self, seconds: int = 1) -> int:
        """Some seconds pass, and the clock does what is due; how many timers fired."""
        self.hub.clock.now += seconds * 1000
        return await self.hub.parts.timers.tick()

    async def delivered(self) -> None:
        """Let the clock tick until nothing is due any more."""
        while await self.tick():
            pass

    async def by_clock(self, act: str, **given: Any) -> dict[str, Any]:
        """An act of the clock."""
        told = msgspec.convert(given, self.hub.registry.acts[act].input)
        return await self.hub.corridor.run(Act(act, CLOCK, self.hub.clock(), told))

    async def cards(self, kind: str = "announcement") -> dict[str, int]:
        """Person → how many messages with a card of this kind they have."""
        sql = """SELECT r.person, COUNT(*) AS n FROM card_copy c JOIN card k ON k.id = c.card
        JOIN room_member r ON r.channel = c.channel WHERE k.kind = ? AND r.person LIKE 'U%' GROUP BY r.person"""
        return {row["person"]: row["n"] for row in await self.hub.rows(sql, kind)}

    async def face(self, kind: str) -> dict[str, Any]:
        """The face of the one card of this kind, as it was last told."""
        (row,) = await self.hub.rows("SELECT drawn FROM card WHERE kind = ?", kind)
        told: dict[str, Any] = load(row["drawn"])
        return told

    async def view(self, login: str, kind: str = "announcement") -> dict[str, Any]:
        """The card as somebody sees it."""
        (row,) = await self.hub.rows("SELECT id FROM card WHERE kind = ?", kind)
        return dict((await self.ask(login, "card.view", card=row["id"]))["card"])

    async def tap(self, login: str, action: str, kind: str = "announcement", **given: Any) -> dict[str, Any]:
        """A tap on the card as somebody sees it now."""
        card = await self.view(login, kind)
        asked = {"card": card["id"], "action": action, "version": card["version"], **given}
        return dict((await self.ask(login, "card.tap", **asked))["card"])


@asynccontextmanager
async def bureau(url: str, data: Path, crowd: int = 0) -> AsyncIterator[Bureau]:
    """The company; with `crowd` more people in a workshop."""
    async with opened(url, data, FLOORS) as hub:
        await first_administrator(hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
        made = Bureau(hub)
        await met(made, ["admin"])
        more = "".join(f"2{n:03},工人{n:03},w{n:03},机加车间,Workshop,,技工,员工,,,,,\n" for n in range(crowd))
        await made.ask("admin", "people.import", csv=HEAD + PEOPLE + more, dry=False)
        await met(made, [*LOGINS, *(f"w{n:03}" for n in range(crowd))])
        yield made


@asynccontextmanager
async def reopened(url: str, data: Path, people: dict[str, Actor], now: int) -> AsyncIterator[Bureau]:
    """Another hub on the same database, a minute later."""
    async with opened(url, data, FLOORS) as hub:
        hub.clock.now = now + 60_000
        yield Bureau(hub, people)


async def met(made: Bureau, logins: list[str]) -> None:
    """Get to know these people."""
    async with made.hub.corridor.reading() as reads:
        for login in logins:
            person = await reads.db.value("SELECT id FROM person WHERE login = ?", login)
            made.people[login] = await reads.offer("people.actor", person)
