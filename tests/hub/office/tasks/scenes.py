"""How each act about tasks comes about in a company at work (tests/house/test_snapshot.py)."""

from typing import Any

from tests.whole import Whole

WHY = {"form": {"remark": "还差一页"}}


async def _given(world: Whole) -> str:
    """Zhou gives Ma a task; its card stands in a room both are in."""
    form = {"name": "写报告", "assignee": world.id("ma"), "due": "2030-12-02"}
    one = str((await world.ask("zhou", "tasks.task.create", form=form))["record"]["id"])
    room = await world.ask("zhou", "channel.create", kind="group", people=[world.id("ma")], name="报告")
    await world.ask("zhou", "command.run", line="/task find 写报告", channel=room["channel"]["id"])
    return one


async def _does(world: Whole, login: str, *steps: tuple[str, str, dict[str, Any]]) -> None:
    one = await _given(world)
    for who, verb, more in (*steps,):
        await world.ask(who or login, f"tasks.task.{verb}", record=one, **more)


async def creates(world: Whole) -> None:
    await _given(world)


async def edits(world: Whole) -> None:
    await _does(world, "zhou", ("", "edit", {"form": {"due": "2030-12-04"}}))


async def accepts(world: Whole) -> None:
    await _does(world, "ma", ("", "accept", {}))


async def reports(world: Whole) -> None:
    await _does(world, "ma", ("", "report", {"form": {"progress": 60, "remark": "写到第三页"}}))


async def finishes(world: Whole) -> None:
    await _does(world, "ma", ("", "finish", {}))


async def confirms(world: Whole) -> None:
    await _does(world, "zhou", ("ma", "finish", {}), ("", "confirm", {}))


async def declines(world: Whole) -> None:
    await _does(world, "ma", ("", "decline", WHY))


async def reopens(world: Whole) -> None:
    await _does(world, "zhou", ("ma", "finish", {}), ("", "reopen", WHY))


async def reassigns(world: Whole) -> None:
    await _does(world, "zhou", ("", "reassign", {"form": {"assignee": world.id("lin")}}))


async def reminds(world: Whole) -> None:
    await _does(world, "zhou", ("", "remind", {}))


async def calls_off(world: Whole) -> None:
    await _does(world, "zhou", ("", "cancel", {}))


SCENES = {
    "tasks.task.create": creates,
    "tasks.task.edit": edits,
    "tasks.task.accept": accepts,
    "tasks.task.report": reports,
    "tasks.task.finish": finishes,
    "tasks.task.confirm": confirms,
    "tasks.task.decline": declines,
    "tasks.task.reopen": reopens,
    "tasks.task.reassign": reassigns,
    "tasks.task.remind": reminds,
    "tasks.task.cancel": calls_off,
}
OTHER: dict[str, Any] = {"record": "{customer}"}
STRANGER = {
    "tasks.task.edit": {**OTHER, "form": {"note": "x"}},
    "tasks.task.accept": OTHER,
    "tasks.task.report": {**OTHER, "form": {"progress": 10}},
    "tasks.task.finish": OTHER,
    "tasks.task.confirm": OTHER,
    "tasks.task.decline": {**OTHER, **WHY},
    "tasks.task.reopen": {**OTHER, **WHY},
    "tasks.task.reassign": {**OTHER, "form": {"assignee": "{ma}"}},
    "tasks.task.remind": OTHER,
    "tasks.task.cancel": OTHER,
}
"""What is no task is missing to everybody; other companies' tasks are the type's own visibility filter's."""
ALONE = {"tasks.task.create": "a record of one's own company, given to a colleague"}
