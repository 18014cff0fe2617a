"""A small company with an assistant: everything is there that a day can hold, on either database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hub.chat import register_app
from hub.kernel import Act, Actor, Refused, load
from hub.office.assistant.acts import DigestBegin
from hub.people import first_administrator
from hub.store import CLOCK
from tests.running import TestHub, opened

PEOPLE = """工号,姓名,账号,部门,部门英文,部门负责人,岗位,级别,上级,手机,邮箱,角色,语言
1002,林晓,lin,销售部,Sales,是,销售经理,科级,,,,sales,
1003,马骏,ma,销售部,,,销售代表,员工,1002,,,,en
"""
MANIFEST = {
    "name": "assistant", "label": {"zh": "OA精灵", "en": "Assistant"}, "for_person": ["portal.mine"],
    "commands": [{"names": ["todo", "待办"], "label": {"zh": "我的待办", "en": "My to-dos"}}],
}  # fmt: skip


@dataclass
class Desk:
    """The hub and everybody in it by login."""

    hub: TestHub
    people: dict[str, Actor] = field(default_factory=dict)
    bot: str = ""

    async def ask(self, login: str, act: str, /, **given: Any) -> dict[str, Any]:
        """Ask as somebody; `key` counts."""
        told = msgspec.convert(given, self.hub.registry.acts[act].input)
        return await self.hub.corridor.run(Act(act, self.people[login], self.hub.clock(), told, given.get("key")))

    async def refusal(self, login: str, act: str, /, **given: Any) -> Refused:
        """The refusal this meets."""
        with pytest.raises(Refused) as no:
            await self.ask(login, act, **given)
        return no.value

    async def names(self, login: str = "lin", locale: str = "zh") -> list[str]:
        """What somebody's quick group holds."""
        return [one["label"]["words"][locale] for one in (await self.ask(login, "quick.list"))["items"]]

    async def tick(self, to: int) -> None:
        """The clock shows `to` (ms UTC), and everything due by then is done."""
        self.hub.clock.now = to
        while await self.hub.parts.timers.tick():
            pass

    async def digests(self) -> list[str]:
        """Whom the assistant was asked to tell of their day, in order."""
        rows = await self.hub.rows("SELECT person, asked FROM interaction WHERE bot = ? ORDER BY at, id", self.bot)
        return [row["person"] for row in rows if load(row["asked"]).get("callback") == "digest"]


@asynccontextmanager
async def desk_at(url: str, data: Path) -> AsyncIterator[Desk]:
    """Open it, with everything the hub has."""
    async with opened(url, data) as hub:
        await first_administrator(hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
        desk = Desk(hub)
        await _people(desk, ["admin"])
        await desk.ask("admin", "people.import", csv=PEOPLE, dry=False)
        await _people(desk, ["admin", "lin", "ma"])
        desk.bot = await register_app(hub.corridor, MANIFEST, desk.people["admin"].company, "xoxb-assistant")
        await hub.corridor.run(Act("digest.begin", CLOCK, hub.clock(), DigestBegin()))
        yield desk


async def _people(desk: Desk, logins: list[str]) -> None:
    async with desk.hub.corridor.reading() as reads:
        for login in logins:
            person = await reads.db.value("SELECT id FROM person WHERE login = ?", login)
            desk.people[login] = await reads.offer("people.actor", person)
