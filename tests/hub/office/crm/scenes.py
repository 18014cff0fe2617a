"""How each act about customers comes about in a company at work (tests/house/test_snapshot.py)."""

from collections.abc import AsyncIterator
from typing import Any

from hub.files import store_upload
from hub.kernel import Act
from hub.office.crm import seed_customers
from hub.office.crm.acts import DigestBegin, DigestSend, DigestStart, FollowupRing
from hub.office.crm.intake.acts import ImportFail
from hub.store import CLOCK
from tests.whole import Whole


async def creates_a_customer(world: Whole) -> None:
    await world.ask("ma", "crm.customer.create", form={"name": "中兴通讯"})


async def edits_a_customer(world: Whole) -> None:
    await world.ask("zhou", "crm.customer.edit", no=world.ids["customer_no"], form={"level": "A", "name": "华为"})


async def gives_a_customer_away(world: Whole) -> None:
    form = {"owner": world.id("ma")}
    await world.ask("zhou", "crm.customer.transfer", no=world.ids["customer_no"], form=form)


async def seeds_customers(world: Whole) -> None:
    rows = [{"name_cn": "一家"}, {"name_cn": "又一家"}]
    await seed_customers(world.hub.corridor.run, rows, [world.id("ma")], world.company, world.hub.clock())


async def _contact(world: Whole) -> str:
    form = {"name": "张三", "customer": world.ids["customer"], "mobile": "13800138000"}
    return str((await world.ask("zhou", "crm.contact.create", form=form))["record"]["id"])


async def _plan(world: Whole) -> str:
    """The follow-up Zhou has planned with the customer; its id."""
    await world.ask("zhou", "crm.followup.plan", customer=world.ids["customer_no"], day="今天", text="问回款")
    await world.hub.parts.timers.tick()
    found = await world.hub.rows("SELECT id FROM record WHERE type = 'crm.followup' AND state = 'planned'")
    return str(found[0]["id"])


async def _log(world: Whole) -> str:
    said = await world.ask("zhou", "crm.followup.log", customer=world.ids["customer_no"], text="谈妥 下周三")
    return str(said["record"]["id"])


async def _clock(world: Whole, name: str, given: Any) -> None:
    await world.hub.corridor.run(Act(name, CLOCK, world.hub.clock(), given))


async def creates_a_contact(world: Whole) -> None:
    await _contact(world)


async def edits_a_contact(world: Whole) -> None:
    await world.ask("zhou", "crm.contact.edit", record=await _contact(world), form={"post": "采购"})


async def sends_a_card(world: Whole) -> None:
    await world.ask("zhou", "crm.contact.vcard", record=await _contact(world))
    await world.hub.settle()


async def logs_a_followup(world: Whole) -> None:
    form = {"customer": world.ids["customer"], "text": "谈过", "next": "明天"}
    await world.ask("zhou", "crm.followup.create", form=form)


async def logs_a_line(world: Whole) -> None:
    await _log(world)


async def edits_a_followup(world: Whole) -> None:
    await world.ask("zhou", "crm.followup.edit", record=await _plan(world), form={"text": "问发票"})


async def finishes_a_followup(world: Whole) -> None:
    await world.ask("zhou", "crm.followup.finish", record=await _plan(world), form={"result": "好"})


async def drops_a_followup(world: Whole) -> None:
    await world.ask("zhou", "crm.followup.drop", record=await _plan(world))


async def assigns_a_followup(world: Whole) -> None:
    await world.ask("zhou", "crm.followup.assign", record=await _plan(world), form={"owner": world.id("ma")})
    await world.hub.parts.timers.tick()


async def _plan_only(world: Whole) -> None:
    await _plan(world)


async def puts_a_followup_off(world: Whole) -> None:
    await world.ask("zhou", "crm.followup.put_off", record=await _plan(world), days=7)


async def takes_a_followup_back(world: Whole) -> None:
    await world.ask("zhou", "crm.followup.undo", record=await _log(world))


async def brings_a_followup(world: Whole) -> None:
    await _clock(world, "crm.followup.ring", FollowupRing(record=await _plan(world)))


async def hands_a_customer_over(world: Whole) -> None:
    given = {"customer": world.ids["customer_no"], "owner": world.id("ma")}
    await world.ask("zhou", "crm.customer.assign", **given)


async def begins_the_digest(world: Whole) -> None:
    await _clock(world, "crm.digest.begin", DigestBegin())


async def starts_the_digest(world: Whole) -> None:
    await _clock(world, "crm.digest.start", DigestStart(company=world.company))


async def sends_the_digest(world: Whole) -> None:
    await _plan(world)
    await _clock(world, "crm.digest.send", DigestSend(person=world.id("zhou")))


async def _import(world: Whole) -> str:
    """Zhou takes a file in; the import's id."""

    async def stream() -> AsyncIterator[bytes]:
        yield "客户名称,级别\n甲公司,A\n乙公司,Z\n".encode()

    file = await store_upload(world.hub.corridor, stream(), "x.csv", "text/csv", world.people["zhou"])
    given = {"file": file["id"], "kind": "customer", "mapping": {"0": "name", "1": "level"}}
    return str((await world.ask("zhou", "crm.import.start", **given))["job"]["id"])


async def _imported(world: Whole) -> str:
    job = await _import(world)
    for _ in range(3):
        await world.hub.settle()
        await world.hub.parts.timers.tick()
    await world.hub.settle()
    return job


async def imports(world: Whole) -> None:
    await _imported(world)


async def fails_an_import(world: Whole) -> None:
    await _clock(world, "crm.import.fail", ImportFail(id=await _import(world), why="import.empty"))


async def drops_a_list(world: Whole) -> None:
    """Zhou drops a list of customers in a room: only Zhou is asked."""

    async def stream() -> AsyncIterator[bytes]:
        yield "客户名称,级别\n甲公司,A\n".encode()

    file = await store_upload(world.hub.corridor, stream(), "x.csv", "text/csv", world.people["zhou"])
    await world.ask("zhou", "chat.post", channel=world.ids["room"], text="", files=[file["id"]])
    await world.hub.settle()


async def undoes_an_import(world: Whole) -> None:
    await world.ask("zhou", "crm.import.undo", id=await _imported(world))
    await world.hub.parts.timers.tick()


async def exports(world: Whole) -> None:
    await world.ask("zhou", "crm.export", type="crm.customer")


async def _merge(world: Whole) -> str:
    """A customer of Zhou's that was there twice goes into the first; the merge's id."""
    form = {"name": "华为技术", "despite": "没看到"}
    gone = (await world.ask("zhou", "crm.customer.create", form=form))["record"]["id"]
    await world.hub.settle()
    return str((await world.ask("zhou", "crm.dup.merge", kept=world.ids["customer"], gone=gone))["merge"])


async def merges_customers(world: Whole) -> None:
    await _merge(world)


async def undoes_a_merge(world: Whole) -> None:
    await world.ask("zhou", "crm.dup.undo", merge=await _merge(world))


SCENES = {
    "crm.dup.merge": merges_customers,
    "crm.dup.undo": undoes_a_merge,
    "crm.export": exports,
    **dict.fromkeys(("crm.import.start", "crm.import.stage", "crm.import.step", "crm.import.report"), imports),
    **dict.fromkeys(("crm.import.undo", "crm.import.back"), undoes_an_import),
    "crm.import.offer": drops_a_list,
    "crm.import.fail": fails_an_import,
    "crm.contact.create": creates_a_contact,
    "crm.contact.edit": edits_a_contact,
    "crm.contact.vcard": sends_a_card,
    "crm.contact.carry": sends_a_card,
    "crm.followup.create": logs_a_followup,
    "crm.followup.log": logs_a_line,
    "crm.followup.edit": edits_a_followup,
    "crm.followup.finish": finishes_a_followup,
    "crm.followup.drop": drops_a_followup,
    "crm.followup.assign": assigns_a_followup,
    "crm.followup.put_off": puts_a_followup_off,
    "crm.followup.undo": takes_a_followup_back,
    "crm.followup.plan": _plan_only,
    "crm.followup.ring": brings_a_followup,
    "crm.customer.assign": hands_a_customer_over,
    "crm.digest.begin": begins_the_digest,
    "crm.digest.start": starts_the_digest,
    "crm.digest.send": sends_the_digest,
    "crm.customer.create": creates_a_customer,
    "crm.customer.edit": edits_a_customer,
    "crm.customer.transfer": gives_a_customer_away,
    "crm.customer.seed": seeds_customers,
}

CUSTOMER = {"no": "{customer_no}"}
STRANGER = {
    "crm.dup.check": {"query": "华为"},
    "crm.dup.list": {},
    "crm.dup.compare": {"one": "{customer}", "other": "{customer_no}"},
    "crm.dup.merge": {"kept": "{customer}", "gone": "{customer}"},
    "crm.dup.apart": {"one": "{customer}", "other": "{customer}"},
    "crm.dup.undo": {"merge": "{card}"},
    "crm.export": {"type": "crm.customer"},
    "crm.import.preview": {"file": "{file}"},
    "crm.import.start": {"file": "{file}", "kind": "customer", "mapping": {"0": "name"}},
    "crm.import.get": {"id": "{card}"},
    "crm.import.list": {},
    "crm.import.ask": {},
    "crm.import.undo": {"id": "{card}"},
    "crm.import.step": {"id": "{card}"},
    "crm.import.back": {"id": "{card}"},
    "crm.customer.edit": {**CUSTOMER, "form": {"level": "A"}},
    "crm.customer.transfer": {**CUSTOMER, "form": {"owner": "{ke}"}},
    "crm.customer.whole": {"record": "{customer}"},
    "crm.customer.page": {"record": "{customer}"},
    "crm.customer.assign": {"customer": "{customer_no}", "owner": "{ke}"},
    "crm.contact.create": {"form": {"name": "x", "customer": "{customer}"}},
    "crm.contact.vcard": {"record": "{customer}"},
    "crm.contact.edit": {"record": "{customer}", "form": {"post": "x"}},
    "crm.followup.create": {"form": {"customer": "{customer}", "text": "x"}},
    "crm.followup.log": {"customer": "{customer_no}", "text": "x", "message": "{secret}"},
    "crm.followup.plan": {"customer": "{customer_no}", "day": "明天"},
    "crm.followup.edit": {"record": "{customer}", "form": {"text": "x"}},
    "crm.followup.finish": {"record": "{customer}", "form": {"result": "x"}},
    "crm.followup.drop": {"record": "{customer}"},
    "crm.followup.assign": {"record": "{customer}", "form": {"owner": "{ke}"}},
    "crm.followup.put_off": {"record": "{customer}", "days": 1},
    "crm.followup.undo": {"record": "{customer}"},
}
"""How somebody else's customers are reached for (tests/house/test_rights.py)."""
ALONE = {"crm.customer.create": "a record of one's own"}
NOTHING = {"crm.dup.apart": "two that look alike are told apart: the list of pairs is read when its page opens"}
