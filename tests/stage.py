"""Something on every page: what happened in a company before its pages are looked at."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bots.kit import Bot
from tests.station import Station
from tests.story.gallery import gallery
from tests.wire import Person

ROOM = "华东销售"
LINES = ("下周三盘点，仓库的同事留一下。", "收到。**盘点表**在群文件里，表头按 `KC-2` 写。", "谢谢！我上午到。")


def key() -> str:
    return str(uuid.uuid4())


@asynccontextmanager
async def stage(station: Station) -> AsyncIterator[dict[str, str]]:
    """The names of what is there, while the bot that shows every block is at work."""
    people = {role: await Person.signs_in(station.url, *given) for role, given in station.people.items()}
    told = {"person": people["employee"].id}
    told |= await _talk(people)
    told |= await _requests(people, told["room"])
    told |= await _records(people)
    token = (await people["admin"].asks("bot.create", app="gallery", name="展示"))["token"]
    bot = gallery("gallery")
    await bot.start(station.url, token)
    try:
        assert bot.client is not None
        yield told | {"gallery": await _shown(people["manager"], bot), "bot": str(bot.client.me["id"])}
    finally:
        await bot.stop()
        for person in people.values():
            await person.leaves()


async def _talk(people: dict[str, Person]) -> dict[str, str]:
    """A few words with a thread under them, one of them pinned, and an announcement with a question."""
    ma, zhou, wu = people["employee"], people["manager"], people["admin"]
    rooms = (await ma.asks("channel.list", joined=True))["channels"]
    room = next(str(one["id"]) for one in rooms if one["name"] == ROOM)
    public = next(str(one["id"]) for one in rooms if one["kind"] == "public")
    parent = str((await zhou.says(LINES[0], room))["id"])
    await ma.says(LINES[1], room)
    await ma.says(LINES[2], room, thread=parent)
    await ma.asks("chat.react", message=parent, emoji="👍", key=key())
    await ma.asks("chat.pin", message=parent, key=key())
    tree = (await wu.asks("people.departments"))["departments"]
    every = {"to": "chosen", "departments": [one["id"] for one in tree if "parent" not in one]}
    form = {"title": "年终盘点安排", "text": "12-18 起仓库**停收货**，12-21 恢复。", **every}
    sent = await wu.asks("announcement.send", form=form, key=key())
    rule = {"repeat": "weekly", "weekdays": [4], "time": "16:30"}
    await zhou.asks("reminder.create", text="提交周报", rule=rule, key=key())
    return {"room": room, "public": public, "message": parent, "announcement": str(sent["no"])}


async def _requests(people: dict[str, Person], room: str) -> dict[str, str]:
    """A request on its way and one decided."""
    ma, zhou = people["employee"], people["manager"]
    numbers = [
        await _asked(ma, line, room) for line in ("/leave 病假 后天 1天 复查牙齿", "/leave 年假 下周三 2天 回老家")
    ]
    await zhou.asks("flow.approve", no=numbers[0], text="好好休息，值班我来排。", key=key())
    return {"decided": numbers[0], "no": numbers[1]}


async def _asked(ma: Person, line: str, room: str) -> str:
    before = len(ma.events)
    await ma.says(line, room)

    def fits(event: dict[str, Any]) -> bool:
        return event in ma.events[before:] and bool(event["data"]["message"].get("card"))

    return str((await ma.sees("chat.posted", fits))["data"]["message"]["card"]["no"])


async def _records(people: dict[str, Person]) -> dict[str, str]:
    """A customer with somebody to call and something to do; a book."""
    lin, zhou = people["sales"], people["manager"]
    form = {"name": "海宁通恒机械有限公司", "phone": "13800138000"}
    customer = (await lin.asks("crm.customer.create", form=form, key=key()))["record"]
    contact = {"customer": customer["id"], "name": "沈立", "phone": "13900139000"}
    called = (await lin.asks("crm.contact.create", form=contact, key=key()))["record"]
    await lin.says(f"/跟进 {customer['no']} 谈妥交期，等合同 下周三 电话", await _any_room(lin))
    books = await zhou.asks("record.list", type="library.book")
    return {"customer": str(customer["no"]), "contact": str(called["no"]), "book": str(books["records"][0]["no"])}


async def _any_room(person: Person) -> str:
    rooms = (await person.asks("channel.list", joined=True))["channels"]
    return next(str(one["id"]) for one in rooms if one["name"] == ROOM)


async def _shown(zhou: Person, bot: Bot) -> str:
    """The conversation in which the bot has shown every block there is."""
    assert bot.client is not None
    given = {"kind": "direct", "people": [bot.client.me["id"]], "key": key()}
    room = str((await zhou.asks("channel.create", **given))["channel"]["id"])
    await zhou.says("/gallery", room)
    return room
