"""A small company that asks for leave: real people, rooms, cards and clocks, on either database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hub.flow import plant
from hub.flow.definitions import publish
from hub.kernel import Act, Actor, Refused
from hub.people import first_administrator, register_bot
from hub.store import CLOCK
from tests.running import TestHub, opened

PEOPLE = """工号,姓名,账号,部门,部门英文,部门负责人,岗位,级别,上级,手机,邮箱,角色,语言
1001,周建国,zhou,销售部,Sales,是,销售总监,总监,,,,sales,
1002,林晓,lin,销售部/华东销售,Sales/East,是,销售经理,科级,周建国,,,sales,
1003,马骏,ma,销售部/华东销售,,,销售代表,员工,1002,,,,
1004,赵敏慧,zhao,财务部,Finance,是,财务经理,科级,,,,finance,
1005,吴倩,wu,财务部,,,会计,员工,赵敏慧,,,finance,
1006,孙佳怡,sun,人事部,HR,是,人事经理,科级,,,,人事,
1007,何伟,he,人事部,,,人事专员,员工,孙佳怡,,,人事,
"""
CONFIG = Path(__file__).resolve().parents[3] / "config"
FLOORS = ("people", "files", "chat", "notify", "records", "flow")
EITHER = """
name: either
label: {zh: 二选一, en: Either}
prefix: EI
slash: [either]
title: {zh: "{asker} · {what}", en: "{asker} · {what}"}
form: [{name: what, kind: text, label: {zh: 事, en: What}, required: true}]
nodes: [{id: pair, name: {zh: 财务, en: Finance}, who: ["role:finance"], mode: any}]
"""
BOTH = EITHER.replace("either", "pair").replace("EI", "PA").replace("mode: any", "mode: all")


@dataclass
class Office:
    """The hub and everybody in it by login."""

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

    async def tick(self, to: int) -> int:
        """The clock shows `to` (ms UTC), and does what is due."""
        self.hub.clock.now = to
        return await self.hub.parts.timers.tick()

    async def leave(self, days: str = "2", **form: Any) -> dict[str, Any]:
        """Ma Jun asks for leave next Wednesday, in his team's room."""
        given = {"kind": "年假", "start": "下周三", "days": days, "reason": "回老家", **form}
        return await self.ask("ma", "flow.start", flow="leave", form=given)

    async def publish(self, text: str) -> None:
        """Put a definition in force for everybody."""
        name = text.split("name: ")[1].split("\n", maxsplit=1)[0]
        await self.hub.database.atomic(lambda db: publish(db, "", name, text, self.hub.clock()))

    async def todos(self, login: str, box: str = "mine") -> list[dict[str, Any]]:
        """What lies in somebody's box."""
        return list((await self.ask(login, "todo.list", box=box))["todos"])

    async def trail(self, no: str) -> list[str]:
        """What the trail says: `ma start`, `lin approve` …"""
        one = (await self.ask("ma", "flow.get", no=no))["instance"]
        logins = {actor.id: login for login, actor in self.people.items()}
        return [f"{logins.get(line['by']['id'], 'hub')} {line['act']}" for line in one["trail"]]

    async def copies(self, no: str) -> list[dict[str, Any]]:
        """Where the card of a request stands."""
        sql = """SELECT c.channel, c.message, k.drawn, k.version, k.face FROM card_copy c JOIN card k ON k.id = c.card
        JOIN flow_instance i ON i.id = k.thing WHERE i.no = ?"""
        return await self.hub.rows(sql, no)


@asynccontextmanager
async def office(url: str, data: Path, *definitions: str) -> AsyncIterator[Office]:
    """The company with its people, the approver bot written down but not running, and these definitions beside ours."""
    async with opened(url, data, FLOORS) as hub:
        await plant(hub.corridor, CONFIG)
        for text in definitions:
            await Office(hub).publish(text)
        await first_administrator(hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
        made = Office(hub)
        await _people(made, ["admin"])
        await made.ask("admin", "people.import", csv=PEOPLE, dry=False)
        await _people(made, ["admin", "zhou", "lin", "ma", "zhao", "wu", "sun", "he"])
        company = made.people["admin"].company
        await register_bot(hub.corridor, app="approver", name="审批", name_en="Approvals", company=company, token="t")
        department = (await hub.rows("SELECT id FROM department WHERE name = '华东销售'"))[0]["id"]
        ids = [made.people[login].id for login in ("zhou", "ma")]
        room = {"name": "华东销售", "kind": "public", "people": ids, "department": department}
        created = await made.ask("lin", "channel.create", **room)
        made.room = created["channel"]["id"]
        yield made


async def _people(made: Office, logins: list[str]) -> None:
    async with made.hub.corridor.reading() as reads:
        for login in logins:
            person = await reads.db.value("SELECT id FROM person WHERE login = ?", login)
            made.people[login] = await reads.offer("people.actor", person)


async def by_clock(made: Office, act: str, **given: Any) -> dict[str, Any]:
    """An act of the clock."""
    kind = made.hub.registry.acts[act]
    told = msgspec.convert(given, kind.input)
    return await made.hub.corridor.run(Act(act, CLOCK, made.hub.clock(), told))
