"""How undo, rooms and refused effects come about in a company at work (tests/house/test_snapshot.py)."""

from tests.whole import Whole

LEAVE = {"kind": "annual", "start": "2026-12-02", "days": "2"}


async def undoes(world: Whole) -> None:
    asked = await world.ask("ma", "flow.start", flow="leave", form={**LEAVE, "days": "5"})
    await world.ask("lin", "flow.approve", no=asked["no"])
    await world.ask("lin", "flow.undo", no=asked["no"])


async def meets_a_refusal_after_approval(world: Whole) -> None:
    body = (await world.ask("admin", "flow.definition", flow="trip"))["body"] + "\n"
    for _ in range(3):
        await world.ask("admin", "flow.publish", body=body, basis="差旅制度 2", leader=world.id("zhou"))
    asked = [one["no"] for one in (await world.ask("admin", "flow.list"))["instances"][:3]]
    for no in asked:
        await world.ask("zhou", "flow.approve", no=no)
    await world.ask("admin", "flow.retry", no=asked[1])
    await world.ask("admin", "flow.change", no=asked[1], form={"body": body + "\n"})
    await world.ask("admin", "flow.give_up", no=asked[2])


async def opens_a_room(world: Whole) -> None:
    asked = await world.ask("ma", "flow.start", flow="leave", form={**LEAVE, "days": "5"})
    await world.ask("ma", "flow.room", no=asked["no"])
    await world.ask("lin", "flow.approve", no=asked["no"])


SCENES = {
    "flow.undo": undoes,
    "flow.retry": meets_a_refusal_after_approval,
    "flow.change": meets_a_refusal_after_approval,
    "flow.give_up": meets_a_refusal_after_approval,
    "flow.room": opens_a_room,
}
NOTHING = {
    "flow.migrate": "versions: who waits for what stays; tests/hub/flow/test_migrating.py",
    "flow.migrate_one": "by the clock, for each request that is brought over; tests/hub/flow/test_migrating.py",
    "flow.arrive": "by the clock, which looks after a run that waits for no person; tests/hub/flow/test_waking.py",
    "flow.answered": "by the clock, when a service has answered; tests/hub/flow/test_calling.py",
    "flow.spawn": "by the clock, which asks within a request; tests/hub/flow/test_waking.py",
    "flow.end_child": "by the clock, when the request around it is over; tests/hub/flow/test_waking.py",
    "flow.conclude": "by the clock, when a decision that ended a request can be undone no more",
}
