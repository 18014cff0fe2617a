"""Two whole companies in one hub, every module at work: people of every role, rooms, requests, customers, bots."""

import tomllib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from hub.chat import register_app
from hub.files import store_upload
from hub.kernel import Act, Actor, Refused
from hub.people import first_administrator
from hub.people.sessions import token_hash
from hub.store import CLOCK
from tests.running import TestHub, opened

ROOT = Path(__file__).resolve().parents[1]
ROLES = ("admin", "hr", "sales", "sales_manager", "finance")
PEOPLE = """工号,姓名,账号,部门,部门负责人,岗位,级别,上级,角色
1001,周建国,zhou,销售部,是,销售总监,总监,,sales;sales_manager
1002,林晓,lin,销售部/华东销售,是,销售经理,科级,周建国,sales
1003,马骏,ma,销售部/华东销售,,销售代表,员工,1002,sales
1004,赵敏慧,zhao,财务部,是,财务经理,科级,,finance
1006,孙佳怡,sun,人事部,是,人事经理,科级,,hr
1007,何伟,he,人事部,,人事专员,员工,孙佳怡,
"""
DIALOG: dict[str, Any] = {
    "title": "报销", "submit": "提交", "notify_on_close": True,
    "blocks": [
        {"type": "input", "block_id": "b", "label": {"type": "plain_text", "text": "事由"},
         "element": {"type": "plain_text_input", "action_id": "why"}},
        {"type": "actions", "block_id": "g", "elements": [
            {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "再来"}},
            {"type": "external_select", "action_id": "pick"},
        ]},
    ],
}  # fmt: skip
LEAVE = {"kind": "年假", "start": "下周三", "days": "2", "reason": "回老家"}


@dataclass
class Whole:
    """The hub, everybody by login, and what there is by a name: `room`, `root`, `request`, `customer`, `file` …"""

    hub: TestHub
    company: str = ""
    people: dict[str, Actor] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    followers: list[Callable[[str, str, dict[str, Any], dict[str, Any]], None]] = field(default_factory=list)

    async def ask(self, login: str, act: str, /, **given: Any) -> dict[str, Any]:
        """Ask as somebody, or as the `clock`."""
        kind = self.hub.registry.acts[act]
        actor = CLOCK if login == "clock" else self.people[login]
        reply = await self.hub.corridor.run(Act(act, actor, self.hub.clock(), msgspec.convert(given, kind.input)))
        for follow in self.followers:
            follow(login, act, given, reply)
        return reply

    async def refusal(self, login: str, act: str, /, **given: Any) -> Refused:
        """The refusal this meets; fails when it is carried out."""
        try:
            reply = await self.ask(login, act, **given)
        except Refused as no:
            return no
        raise AssertionError(f"{act} was carried out for {login}: {reply}")

    async def know(self, *logins: str) -> None:
        """Read who these are now, with the rights they have."""
        async with self.hub.corridor.reading() as reads:
            for login in logins:
                person = await reads.db.value("SELECT id FROM person WHERE login = ?", login)
                self.people[login] = await reads.offer("people.actor", person)

    def id(self, login: str) -> str:
        """Somebody's id."""
        return self.people[login].id


@asynccontextmanager
async def whole(url: str, data: Path) -> AsyncIterator[Whole]:
    """Both companies on this database; what followed the acts is done."""
    async with opened(url, data) as hub:
        made = Whole(hub)
        await _people(made)
        await _bots(made)
        await _rooms(made)
        await _things(made)
        await _others(made)
        await hub.settle()
        yield made


async def _people(made: Whole) -> None:
    await first_administrator(made.hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
    await made.know("admin")
    made.company = made.people["admin"].company
    for module in made.hub.registry.modules:
        if module.start:
            await module.start(made.hub.corridor, ROOT / "config")
    told = await made.ask("admin", "people.import", csv=PEOPLE, dry=False)
    assert told["problems"] == []
    await made.know("zhou", "lin", "ma", "zhao", "sun", "he")
    rows = await made.hub.rows("SELECT id, name FROM department")
    made.ids |= {row["name"]: row["id"] for row in rows}


async def _bots(made: Whole) -> None:
    for path in sorted((ROOT / "bots").glob("*/manifest.toml")):
        manifest = tomllib.loads(path.read_text("utf-8"))
        await register_app(made.hub.corridor, manifest, made.company, f"xoxb-{manifest['name']}")
        await made.know(manifest["name"])


async def _rooms(made: Whole) -> None:
    ids, people = made.ids, [made.id("zhou"), made.id("ma"), made.id("admin")]
    room = {"kind": "public", "name": "华东", "people": people, "department": ids["华东销售"]}
    ids["room"] = (await made.ask("lin", "channel.create", **room))["channel"]["id"]
    ids["group"] = (await made.ask("ma", "channel.create", kind="group", people=[made.id("lin")]))["channel"]["id"]
    ids["root"] = (await made.ask("ma", "chat.post", channel=ids["room"], text=f"看 <@{made.id('lin')}>"))["id"]
    ids["reply"] = (await made.ask("lin", "chat.post", channel=ids["room"], text="好", thread=ids["root"]))["id"]
    ids["own"] = (await made.ask("lin", "chat.post", channel=ids["room"], text="早"))["id"]
    await made.ask("zhou", "chat.react", message=ids["root"], emoji="👍")
    await made.ask("zhou", "chat.pin", message=ids["root"])


async def _things(made: Whole) -> None:
    ids = made.ids
    asked = await made.ask("ma", "flow.start", flow="leave", form=LEAVE, channel=ids["room"])
    ids |= {"request": asked["instance"], "no": asked["no"], "card": asked["card"]["id"]}
    ids["asked_in"], ids["asked_by"] = asked["channel"], asked["message"]
    if "crm.customer.create" in made.hub.registry.acts:
        kept = await made.ask("zhou", "crm.customer.create", form={"name": "华为技术", "name_en": "Huawei"})
        ids["customer"], ids["customer_no"] = kept["record"]["id"], kept["record"]["no"]
        await made.ask("zhou", "command.run", line="/customer 华为技术", channel=ids["room"])
    given = {"line": f"/approve {ids['no']} 评论 知道了", "channel": ids["room"]}
    ids["whisper"] = (await made.ask("zhou", "command.run", **given))["reply"]["id"]

    async def bytes_() -> AsyncIterator[bytes]:
        yield b"hello"

    kept = await store_upload(made.hub.corridor, bytes_(), "a.txt", "text/plain", made.people["ma"])
    ids["file"] = kept["id"]
    given = {"bot": made.id("approver"), "person": made.id("ma"), "channel": ids["room"], "message": ids["root"]}
    used, ids["interaction"] = [(await made.ask("clock", "app.ask", **given))["interaction"] for _ in range(2)]
    opening = {"trigger": await trigger_of(made, used), "view": DIALOG}
    ids["view"] = (await made.ask("approver", "view.open", **opening))["view"]["id"]
    ids["trigger"] = await trigger_of(made, ids["interaction"])
    ids["hook"] = (await made.ask("ma", "hook.create", channel=ids["group"], name="构建"))["hook"]["id"]
    opening = {"person": made.id("ma"), "token": token_hash("token-of-ma"), "bearer": True, "device": "马骏的电脑"}
    ids["session"] = (await made.ask("clock", "session.open", **opening))["id"]


async def trigger_of(made: Whole, interaction: str) -> str:
    """What lets a bot answer an interaction."""
    found = await made.hub.rows("SELECT trigger_id FROM interaction WHERE id = ?", interaction)
    return str(found[0]["trigger_id"])


async def _others(made: Whole) -> None:
    """Another company with one person who holds every role there, and one who holds none."""
    other = (await made.ask("clock", "company.create", name="别家"))["id"]
    for login in ("ke", "kim"):
        await made.ask("clock", "people.create", name=login, login=login, company=other)
        await made.know(login)
    for role in ROLES:
        grant = {"person": made.id("ke"), "role": role, "reason": "founder", "company": other}
        await made.ask("clock", "people.grant", **grant)
    await made.know("ke")
    room = await made.ask("ke", "channel.create", kind="public", name="别家大厅", people=[made.id("kim")])
    made.ids |= {"other": other, "other_room": room["channel"]["id"]}
