"""How each act about announcements comes about in a company at work (tests/house/test_snapshot.py)."""

from tests.whole import Whole

FORM = {"title": "年终盘点", "text": "**11-28** 停发货一天", "to": "everyone", "company_wide": True}


async def sends(world: Whole) -> str:
    """The office tells everybody; its number."""
    return str((await world.ask("sun", "announcement.send", form=FORM))["no"])


async def delivers(world: Whole) -> str:
    """And everybody has it."""
    no = await sends(world)
    world.hub.clock.now += 1_000
    while await world.hub.parts.timers.tick():
        world.hub.clock.now += 1_000
    return no


async def send(world: Whole) -> None:
    await sends(world)


async def deliver(world: Whole) -> None:
    await delivers(world)


async def read(world: Whole) -> None:
    await world.ask("ma", "announcement.read", no=await delivers(world))


async def chase(world: Whole) -> None:
    await world.ask("sun", "announcement.chase", no=await delivers(world))
    world.hub.clock.now += 1_000
    await world.hub.parts.timers.tick()


async def chase_daily(world: Whole) -> None:
    await delivers(world)
    (row,) = await world.hub.rows("SELECT id FROM announcement")
    await world.ask("clock", "announcement.chase_daily", announcement=row["id"])


async def recall(world: Whole) -> None:
    await world.ask("sun", "announcement.recall", no=await delivers(world), reason="日期写错了")
    world.hub.clock.now += 1_000
    await world.hub.parts.timers.tick()


async def replace(world: Whole) -> None:
    await world.ask("sun", "announcement.replace", no=await delivers(world), text="改为 **11-29**")
    world.hub.clock.now += 1_000
    await world.hub.parts.timers.tick()


async def names(world: Whole) -> None:
    await world.ask("sun", "announcement.names", no=await delivers(world))


async def sign(world: Whole) -> None:
    form = {**FORM, "signer": world.id("zhou")}
    no = (await world.ask("sun", "announcement.send", form=form))["no"]
    await world.ask("zhou", "announcement.sign", no=no)
    world.hub.clock.now += 1_000
    await world.hub.parts.timers.tick()


async def decline(world: Whole) -> None:
    form = {**FORM, "signer": world.id("zhou")}
    no = (await world.ask("sun", "announcement.send", form=form))["no"]
    await world.ask("zhou", "announcement.decline", no=no, reason="日期不对")


SCENES = {
    "announcement.sign": sign,
    "announcement.decline": decline,
    "announcement.send": send,
    "announcement.deliver": deliver,
    "announcement.read": read,
    "announcement.chase": chase,
    "announcement.remind": chase,
    "announcement.chase_daily": chase_daily,
    "announcement.recall": recall,
    "announcement.close": recall,
    "announcement.replace": replace,
    "announcement.names": names,
}
NOTHING = {"announcement.resume": "sets going what was under way when the hub stopped; delivery tells of itself"}
MISSING = {"no": "GG-202611-0001"}
STRANGER = {
    "announcement.read": MISSING,
    "announcement.chase": MISSING,
    "announcement.sign": MISSING,
    "announcement.decline": {**MISSING, "reason": "x"},
    "announcement.recall": MISSING,
    "announcement.replace": {**MISSING, "text": "x"},
    "announcement.names": MISSING,
    "announcement.get": MISSING,
    "announcement.readers": MISSING,
    "announcement.export": MISSING,
    "announcement.list": {"box": "mine"},
}
ALONE = {
    "announcement.send": "for those who may publish, to people of their own company (test_handlers.py)",
    "announcement.form": "an empty form, for those who may publish",
}
