"""A list of customers dropped in a room is offered: to whoever dropped it and may, to nobody else."""

import json
from typing import Any

from tests.hub.office.crm.desk import Office
from tests.hub.office.crm.intake_files import hand_in

LIST = "客户名称,电话,级别\n甲公司,02158881234,A\n乙公司,02158885678,B\n".encode("gb18030")


async def _drop(desk: Office, who: str, name: str, data: bytes) -> list[dict[str, Any]]:
    """Somebody drops a file in a room; what was whispered to anybody."""
    room = (await desk.ask(who, "channel.create", kind="group", people=["Uzhou", "Uclerk", "Uma"]))["channel"]["id"]
    file = await hand_in(desk, who, name, data)
    await desk.ask(who, "chat.post", channel=room, text="", files=[file])
    await desk.hub.settle()
    return await desk.hub.rows("SELECT person, body, blocks FROM whisper")


async def test_whoever_drops_a_list_is_asked_and_takes_it_in_at_a_tap(desk: Office) -> None:
    (asked,) = await _drop(desk, "lin", "名单.csv", LIST)
    assert asked["person"] == "Ulin" and "2 行" in asked["body"]
    blocks = json.loads(asked["blocks"])
    assert "/customers/import?file=" in str(blocks)
    given = json.loads(blocks[-1]["elements"][0]["value"])
    assert given["mapping"] == {"0": "name", "1": "phone", "2": "level"}
    assert (await desk.ask("lin", "crm.import.start", **given))["job"]["name"] == "名单.csv"


async def test_nobody_else_and_no_other_table_is_asked_about(desk: Office) -> None:
    assert await _drop(desk, "clerk", "名单.csv", LIST) == [], "a clerk makes no customers"
    assert await _drop(desk, "lin", "预算.csv", "名称,金额\n纸,20\n".encode()) == []
    assert await _drop(desk, "lin", "坏.xlsx", b"not a table") == []
