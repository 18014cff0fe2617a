"""Ma Jun's expenses, receipt by receipt, for the tests of forms."""

from typing import Any

from tests.hub.flow.office import Office

ROW = {"day": "昨天", "what": "高铁", "cost": "553.5"}
FORM = {"kind": "差旅", "reason": "拜访客户", "receipts": [ROW, {"day": "昨天", "what": "市内交通", "cost": "46.5"}]}


async def asked(desk: Office, **given: Any) -> str:
    """He asks for them; the number."""
    return str((await desk.ask("ma", "flow.start", flow="expense", form={**FORM, **given}))["no"])


async def before_finance(desk: Office, **given: Any) -> str:
    """Lin Xiao has agreed: they lie before finance."""
    no = await asked(desk, **given)
    await desk.ask("lin", "flow.approve", no=no)
    return no


async def read_by(desk: Office, login: str, no: str) -> dict[str, Any]:
    """The request as somebody reads it; its answers by field under `answers`."""
    one = (await desk.ask(login, "flow.get", no=no))["instance"]
    return {**one, "answers": {answer["field"]: answer for answer in one["form"]}}


async def filed(desk: Office, login: str, name: str = "票.png") -> str:
    """A file of theirs, as an upload leaves it."""
    id = f"F{login}{name.encode().hex()}"
    sql = """INSERT INTO file (id, company, owner, name, type, size, sha, created_at)
    VALUES (?, ?, ?, ?, 'image/png', 1, 'x', 0)"""
    person = desk.people[login]
    await desk.hub.database.atomic(lambda db: db.run(sql, id, person.company, person.id, name))
    return id
