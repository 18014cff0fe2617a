"""Whoever is cited behind a change of permissions hears of it at once."""

from pathlib import Path

import msgspec

from hub.kernel import Act, Actor
from hub.people import first_administrator
from tests.running import TestHub, opened

PEOPLE = "工号,姓名,账号,角色\n1,周建国,zhou,\n2,马骏,ma,\n3,林晓,lin,sales\n"
FLOORS = ("people", "files", "chat", "notify")


async def somebody(hub: TestHub, login: str) -> Actor:
    async with hub.corridor.reading() as reads:
        person = await reads.db.value("SELECT id FROM person WHERE login = ?", login)
        found: Actor = await reads.offer("people.actor", person)
    return found


async def titles(hub: TestHub, login: str) -> list[str]:
    told = await hub.ask(await somebody(hub, login), "notice.list")
    return [notice["title"]["words"]["zh"] for notice in told["notices"]]


async def test_a_leader_hears_what_was_changed_in_their_name(store_url: str, tmp_path: Path) -> None:
    async with opened(store_url, tmp_path, FLOORS) as hub:
        await first_administrator(hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
        admin = await somebody(hub, "admin")
        await hub.ask(admin, "people.import", csv=PEOPLE, dry=False)
        zhou, ma = (await somebody(hub, "zhou")).id, (await somebody(hub, "ma")).id
        word = {"reason": "兼任出纳", "leader": zhou, "opinion": "同意三个月"}
        await hub.ask(admin, "people.grant", person=ma, role="finance", **word)
        await hub.ask(admin, "people.revoke", person=ma, role="finance", **word)
        assert await titles(hub, "zhou") == ["系统管理员变更了马骏的权限，写明是你的意见：同意三个月"] * 2
        assert await titles(hub, "ma") == []


async def test_a_file_full_of_roles_is_one_notice(store_url: str, tmp_path: Path) -> None:
    async with opened(store_url, tmp_path, FLOORS) as hub:
        await first_administrator(hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
        admin = await somebody(hub, "admin")
        await hub.ask(admin, "people.import", csv=PEOPLE, dry=False)
        zhou = (await somebody(hub, "zhou")).id
        csv = "工号,姓名,角色\n2,马骏,finance;hr\n3,林晓,hr\n"
        given = msgspec.convert(
            {"csv": csv, "dry": False, "leader": zhou, "opinion": "按年初的安排"},
            hub.registry.acts["people.import"].input,
        )
        await hub.corridor.run(Act("people.import", admin, hub.clock(), given))
        assert await titles(hub, "zhou") == ["系统管理员变更了 3 项权限，写明是你的意见：按年初的安排"]
