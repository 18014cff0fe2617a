"""One's day in one piece: what waits, what is due, what is unread, what was asked for; gathered from whoever has it.

Each room offers its own part (`today.<room>`): what it is called, how many there are, the first few. A room that is
gone, or has nothing, is no part of the day.
"""

from collections.abc import Mapping
from typing import Any

from hub.kernel import Act, Actor, Both, same
from hub.office.assistant.acts import Portal, PortalMine, PortalPart
from hub.office.assistant.rules import day_in
from hub.office.assistant.zones import zone_of
from hub.store import Reads, Work, asked

Desk = Reads | Work
OFFER = "today."
MOST = 5
OPEN = ("pending",)
"""States of what I asked for in which something is still to come."""


async def mine(act: Act, reads: Reads) -> Portal:
    """The day of whoever asks, with their rights."""
    _: PortalMine = act.input
    return await portal(reads, act.actor)


async def portal(desk: Desk, actor: Actor) -> Portal:
    """Somebody's day: to-dos first, then each room's part, then what they asked for."""
    parts: list[PortalPart] = [await _todos(desk, actor, "mine")]
    for name in sorted(desk.registry.offers):
        if name.startswith(OFFER):
            parts += [_part(told) for told in await desk.offer(name, desk, actor) or []]
    parts.append(await _todos(desk, actor, "sent"))
    return Portal(day_in(await zone_of(desk.db, actor.id), desk.at), [one for one in parts if one.count])


def _part(told: Mapping[str, Any]) -> PortalPart:
    return PortalPart(**{**told, "lines": told["lines"][:MOST]})


async def _todos(desk: Desk, actor: Actor, box: str) -> PortalPart:
    """To-dos that wait for me, or those of my own requests that still wait for somebody."""
    told = await asked(desk, actor, "todo.list", {"box": box, "limit": 50})
    todos = [one for one in told.get("todos", ()) if one["state"] in OPEN]
    count = told.get("counts", {}).get(box, 0) if box == "mine" else len(todos)
    label: Any = desk.words.both(f"text.portal.{box}")
    lines: list[Any] = [_line(one, desk) for one in todos[:MOST]]
    return PortalPart(name=box, label=label, count=count, to=f"/todo?box={box}", lines=lines)


def _line(todo: Mapping[str, Any], desk: Desk) -> dict[str, Any]:
    no = todo["no"]
    told: dict[str, Any] = {"text": todo["title"], "to": f"/todo/{no or todo['id']}"}
    return told | {"note": _note(todo, desk)}


def _note(todo: Mapping[str, Any], desk: Desk) -> Both:
    """Its number, and where it stands: overdue, or at which step."""
    if todo.get("overdue"):
        return desk.words.both("text.portal.overdue", no=todo["no"])
    step = todo.get("step")
    return desk.words.both("text.portal.step", no=todo["no"], step=step) if step else same(todo["no"])
