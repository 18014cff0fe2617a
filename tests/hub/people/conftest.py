"""A small company to try things in: an administrator, a director, two salespeople, somebody in finance, one in HR."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hub.kernel import Act, Actor, Refused
from hub.people import Shown, first_administrator
from tests.running import TestHub, opened

PEOPLE = """工号,姓名,账号,部门,部门英文,部门负责人,岗位,级别,上级,手机,邮箱,角色,语言
1001,周建国,zhoujianguo,销售部,Sales,是,销售总监,总监,,13800001001,zhou@yuanhang.example,sales,
1002,林晓,linxiao,销售部/华东销售,Sales/East,,销售代表,员工,周建国,13800001002,lin@yuanhang.example,sales,
1003,马骏,majun,销售部/华东销售,,,销售代表,员工,1001,13800001003,,,
1004,赵敏慧,zhaominhui,财务部,Finance,是,财务经理,科级,,,,finance,
1005,孙佳怡,sunjiayi,人事部,HR,是,人事经理,科级,,,,人事,
1006,Daniel Reed,reed,销售部,,,销售代表,员工,周建国,,,,英文
"""


@dataclass
class Office:
    """The company, and everybody in it as an actor by login."""

    hub: TestHub
    company: str
    first: Shown
    people: dict[str, Actor]

    async def ask(self, login: str, act: str, /, **given: Any) -> dict[str, Any]:
        """Ask as somebody, with the rights they have at this moment."""
        kind = self.hub.registry.acts[act]
        told: Any = msgspec.convert(given, kind.input)
        return await self.hub.corridor.run(Act(act, await self.actor(login), self.hub.clock(), told))

    async def refusal(self, login: str, act: str, /, **given: Any) -> Refused:
        """The refusal this meets."""
        with pytest.raises(Refused) as no:
            await self.ask(login, act, **given)
        return no.value

    def word(self, leader: str = "zhoujianguo") -> dict[str, str]:
        """What a change of permissions rests on: a leader's opinion."""
        return {"leader": self.people[leader].id, "opinion": "同意"}

    async def actor(self, login: str) -> Actor:
        """Somebody as they are at this moment."""
        async with self.hub.corridor.reading() as reads:
            person = await reads.db.value("SELECT id FROM person WHERE login = ?", login)
            found: Actor | None = await reads.offer("people.actor", person)
        assert found is not None
        return found


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    """An empty hub with people only."""
    async with opened(store_url, tmp_path, ("people",)) as hub:
        yield hub


@pytest.fixture
async def office(hub: TestHub) -> Office:
    """The small company."""
    first = await first_administrator(hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
    assert first is not None
    office = Office(hub, "", first, {})
    admin = await office.actor("admin")
    reply = await hub.ask(admin, "people.import", csv=PEOPLE, dry=False)
    assert reply["problems"] == []
    logins = ["admin", "zhoujianguo", "linxiao", "majun", "zhaominhui", "sunjiayi", "reed"]
    office.people = {login: await office.actor(login) for login in logins}
    office.company = admin.company
    return office
