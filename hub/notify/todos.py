"""To-dos: what waits for a person, opened and closed within the act that causes it.

A to-do of an approval is the slot its decision fills. It is filled by one conditional UPDATE whose row count
tells whether we were first: two people, two devices, two nodes tapping at once end in one decision (house.md
section 3).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hub.kernel import Both, dump, new_id
from hub.notify.inboxes import tell_inbox
from hub.notify.pages import todo_shapes
from hub.notify.tables import TodoRow
from hub.store import Sql, Work, marks

BOXES = ("mine", "read", "sent", "copied")
"""Where a to-do lies: to be done, to be read, asked by me, for my information. What I did is `mine`, decided.
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a to-do is about: its kind and id, its number, how it is called, and where its card stands."""

    kind: str
    id: str
    company: str
    no: str
    title: Both
    icon: str
    sender: str
    version: int = 1
    fact: Both | None = None
    card: str | None = None
    channel: str | None = None
    message: str | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """When it is due (ms UTC), and whether a calendar not yet announced may still move that."""

    at: int | None = None
    provisional: bool = field(default=False)


async def open_todo(
    work: Work, person: str, thing: Thing, kind: str, box: str = "mine", step: Both | None = None,
    deadline: Deadline = Deadline(), todo: str = "",
) -> str:  # fmt: skip
    """Put something on a person's list and tell their inbox; the to-do's id, new unless it is given."""
    todo = todo or new_id("T", work.at)
    await TodoRow.create(
        id=todo, company=thing.company, person=person, box=box, kind=kind, state="pending",
        thing_kind=thing.kind, thing=thing.id, no=thing.no, title=dump(thing.title), icon=thing.icon,
        fact=dump(thing.fact) if thing.fact else None, step=dump(step) if step else None, sender=thing.sender,
        card=thing.card, channel=thing.channel, message=thing.message, version=thing.version, opened_at=work.at,
        due_at=deadline.at, provisional=int(deadline.provisional), urgent=int(thing.urgent), urged=0,
    )  # fmt: skip
    await _tell(work, "todo.opened", [todo])
    return todo


async def settle(work: Work, todo: str, to: str, by: str | None = None, text: str = "") -> bool:
    """Fill one slot: `pending` → `to`. False when somebody else was first; then nothing has changed."""
    sql = """UPDATE todo SET state = ?, decided_by = ?, decided_at = ?, decided_text = ?
    WHERE id = ? AND state = 'pending'"""
    if await work.db.run(sql, to, by or work.actor.id, work.at, text, todo) != 1:
        return False
    await _tell(work, "todo.closed", [todo])
    return True


async def close_others(work: Work, todos: Sequence[str], to: str, by: str | None = None) -> None:
    """Take these off their owners' lists, where they still wait: others decided, or there is nothing to
    decide.
    """
    open_ones = await work.db.rows(
        f"""UPDATE todo SET state = ?, decided_by = ?, decided_at = ? WHERE id IN ({marks(todos)})
        AND state = 'pending' RETURNING id""",
        to, by or work.actor.id, work.at, *todos,
    )  # fmt: skip
    await _tell(work, "todo.closed", [row["id"] for row in open_ones])


async def reopen(work: Work, todos: Sequence[str]) -> None:
    """Put these on their owners' lists again, as they lay there: what closed them was undone."""
    sql = f"""UPDATE todo SET state = 'pending', decided_by = NULL, decided_at = NULL, decided_text = NULL
    WHERE id IN ({marks(todos)}) AND state <> 'pending' RETURNING id"""
    await _tell(work, "todo.opened", [row["id"] for row in await work.db.rows(sql, *todos)])


async def close_sent(work: Work, thing: str, to: str) -> None:
    """What somebody asked for has ended: take it off their list of things under way."""
    rows = await work.db.rows("SELECT id FROM todo WHERE thing = ? AND box = 'sent' AND state = 'pending'", thing)
    await close_others(work, [row["id"] for row in rows], to)


async def urge(work: Work, todos: Sequence[str]) -> None:
    """Mark these as urged: they go to the top of their owners' lists (R202)."""
    sql = f"UPDATE todo SET urged = urged + 1 WHERE id IN ({marks(todos)}) AND state = 'pending' RETURNING id"
    await _tell(work, "todo.opened", [row["id"] for row in await work.db.rows(sql, *todos)])


async def waiting_cards(db: Sql, person: str) -> list[str]:
    """The cards that wait for this person, for the mark on rooms they stand in."""
    sql = """SELECT DISTINCT card FROM todo WHERE person = ? AND box = 'mine' AND state = 'pending'
    AND card IS NOT NULL"""
    return [row["card"] for row in await db.rows(sql, person)]


async def waiting(db: Sql, person: str) -> dict[str, int]:
    """How much waits for this person: `{"mine": 3, "read": 1}`, the badge."""
    sql = """SELECT box, COUNT(*) AS n FROM todo WHERE person = ? AND state = 'pending' AND box IN ('mine', 'read')
    GROUP BY box"""
    counts = {row["box"]: row["n"] for row in await db.rows(sql, person)}
    return {"mine": counts.get("mine", 0), "read": counts.get("read", 0)}


async def _tell(work: Work, event: str, todos: Sequence[str]) -> None:
    if not todos:
        return
    rows = await work.db.rows(f"SELECT * FROM todo WHERE id IN ({marks(todos)}) ORDER BY id", *todos)
    shapes: list[dict[str, Any]] = await todo_shapes(work, rows)
    for row, shape in zip(rows, shapes, strict=True):
        await tell_inbox(work, row["person"], event, {"todo": shape})
