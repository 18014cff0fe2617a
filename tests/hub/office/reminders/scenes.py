"""How each act about reminders comes about in a company at work (tests/house/test_snapshot.py)."""

from tests.whole import Whole

MINUTE, HOUR = 60_000, 3_600_000


async def sets(world: Whole) -> str:
    """Ma Jun is to be reminded by Lin Xiao; the reminder's number."""
    given = {"line": f"<@{world.id('ma')}> in 1 minute call Huawei", "channel": world.ids["room"]}
    return str((await world.ask("lin", "reminder.create", **given))["reminder"]["no"])


async def rings(world: Whole) -> str:
    """And is; the occurrence."""
    await sets(world)
    world.hub.clock.now += MINUTE
    await world.hub.parts.timers.tick()
    (row,) = await world.hub.rows("SELECT id FROM reminder_occasion")
    return str(row["id"])


async def create(world: Whole) -> None:
    await sets(world)


async def edit(world: Whole) -> None:
    await rings(world)
    await world.ask("lin", "reminder.edit", no="TX-0001", text="call Huawei back")


async def cancel(world: Whole) -> None:
    await rings(world)
    await world.ask("ma", "reminder.cancel", no="TX-0001")


async def ring(world: Whole) -> None:
    await rings(world)


async def done(world: Whole) -> None:
    await world.ask("ma", "reminder.done", occasion=await rings(world))


async def put_off(world: Whole) -> None:
    await world.ask("ma", "reminder.put_off", occasion=await rings(world), until="hour")


async def ring_again(world: Whole) -> None:
    await put_off(world)
    world.hub.clock.now += HOUR
    await world.hub.parts.timers.tick()


SCENES = {
    "reminder.create": create,
    "reminder.edit": edit,
    "reminder.cancel": cancel,
    "reminder.ring": ring,
    "reminder.done": done,
    "reminder.put_off": put_off,
    "reminder.ring_again": ring_again,
}
STRANGER = {
    "reminder.create": {"message": "{secret}", "when": "明天 9:00"},
    "reminder.edit": {"no": "TX-0001", "text": "x"},
    "reminder.cancel": {"no": "TX-0001"},
    "reminder.done": {"occasion": "{card}"},
    "reminder.put_off": {"occasion": "{card}", "until": "hour"},
    "reminder.ring": {"reminder": "{card}", "at": 1},
    "reminder.ring_again": {"occasion": "{card}", "at": 1},
    "reminder.list": {},
}
"""How somebody else's are reached for (tests/house/test_rights.py); who may what is in test_rules.py."""
