"""Reads for the to-do page: the five boxes, their counts, and what was told."""

from collections.abc import Sequence
from typing import Any, Protocol

from hub.kernel import Act, Refused, load, wire
from hub.notify.acts import NoticeList, Notices, TodoList, Todos
from hub.store import Reads, Row

LISTS = {
    "mine": ("box = 'mine' AND state = 'pending'", "(urged = 0), COALESCE(due_at, 9223372036854775807), id"),
    "read": ("box = 'read' AND state = 'pending'", "id DESC"),
    "sent": ("box = 'sent'", "(state <> 'pending'), id DESC"),
    "done": ("box IN ('mine', 'read') AND state <> 'pending'", "decided_at DESC, id DESC"),
    "copied": ("box = 'copied'", "id DESC"),
}
COUNTS = """SELECT box, state <> 'pending' AS decided, COUNT(*) AS n FROM todo WHERE person = ?
GROUP BY box, state <> 'pending'"""


class Asks(Protocol):
    """Anything that can ask another module: a Work or a Reads."""

    @property
    def at(self) -> int:
        """The instant it is now, ms UTC."""
        ...

    async def offer(self, name: str, *args: Any) -> Any:
        """What another module offers by name."""
        ...


async def todo_list(act: Act, reads: Reads) -> Todos:
    """One box of the person's list: urgent first, then by what is due; `offset` pages on."""
    asked: TodoList = act.input
    box = "done" if asked.done else asked.box
    if box not in LISTS:
        raise Refused("field.not_offered", field="box", options=list(LISTS))
    where, order = LISTS[box]
    args: list[Any] = [act.actor.id]
    if asked.kind:
        where += " AND kind = ?"
        args.append(asked.kind)
    sql = f"SELECT * FROM todo WHERE person = ? AND {where} ORDER BY {order} LIMIT ? OFFSET ?"
    rows = await reads.db.rows(sql, *args, asked.limit + 1, asked.offset)
    todos = await todo_shapes(reads, rows[: asked.limit])
    return Todos(todos=todos, more=len(rows) > asked.limit, counts=await counts(reads, act.actor.id))


async def counts(reads: Reads, person: str) -> dict[str, int]:
    """How many lie in each of the five boxes."""
    found = dict.fromkeys(LISTS, 0)
    for row in await reads.db.rows(COUNTS, person):
        found[_lies_in(row["box"], row["decided"])] += row["n"]
    return found


async def notice_list(act: Act, reads: Reads) -> Notices:
    """What this person was told, newest first."""
    asked: NoticeList = act.input
    sql = "SELECT * FROM notice WHERE person = ? AND id < ? ORDER BY id DESC LIMIT ?"
    rows = await reads.db.rows(sql, act.actor.id, asked.before or "~", asked.limit + 1)
    notices = await notice_shapes(reads, rows[: asked.limit])
    return Notices(notices=notices, more=len(rows) > asked.limit)


async def todo_shapes(asks: Asks, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows → to-dos as the wire has them, with the names of the people in them."""
    ids = {row[column] for row in rows for column in ("sender", "decided_by") if row[column]}
    names = await names_of(asks, ids)
    return [_todo(row, names, asks.at) for row in rows]


async def notice_shapes(asks: Asks, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows → notices as the wire has them."""
    names = await names_of(asks, {row["sender"] for row in rows if row["sender"]})
    return [_notice(row, names) for row in rows]


async def names_of(asks: Asks, ids: set[str]) -> dict[str, str]:
    """Person → name."""
    return dict(await asks.offer("people.names", sorted(ids)) or {}) if ids else {}


def _todo(row: Row, names: dict[str, str], now: int) -> dict[str, Any]:
    due, at = row["due_at"], row["decided_at"]
    shape = {
        "id": row["id"], "kind": row["kind"], "box": _box(row), "title": load(row["title"]),
        "fact": load(row["fact"]), "no": row["no"], "thing": {"kind": row["thing_kind"], "id": row["thing"]},
        "icon": row["icon"], "by": {"id": row["sender"], "name": names.get(row["sender"], "")},
        "step": load(row["step"]), "opened_at": wire(row["opened_at"]), "due_at": wire(due) if due else None,
        "provisional": bool(row["provisional"]), "urgent": bool(row["urgent"]), "urged": bool(row["urged"]),
        "overdue": bool(due and row["state"] == "pending" and due < now), "state": row["state"],
        "decided": _decided(row, names) if at and row["state"] != "pending" else None,
        "card": row["card"], "channel": row["channel"], "message": row["message"], "version": row["version"],
    }  # fmt: skip
    return {name: value for name, value in shape.items() if value is not None}


def _box(row: Row) -> str:
    return _lies_in(row["box"], row["state"] != "pending")


def _lies_in(box: str, decided: bool) -> str:
    """What I did or read lies in `done`."""
    return "done" if decided and box in ("mine", "read") else box


def _decided(row: Row, names: dict[str, str]) -> dict[str, Any]:
    by = row["decided_by"] or ""
    return {
        "by": {"id": by, "name": names.get(by, "")}, "at": wire(row["decided_at"]), "text": row["decided_text"] or "",
    }  # fmt: skip


def _notice(row: Row, names: dict[str, str]) -> dict[str, Any]:
    shape = {
        "id": row["id"], "kind": row["kind"], "title": load(row["title"]), "body": load(row["body"]),
        "tone": row["tone"], "thing": {"kind": row["thing_kind"], "id": row["thing"]} if row["thing"] else None,
        "no": row["no"], "by": {"id": row["sender"], "name": names.get(row["sender"], "")}, "card": row["card"],
        "channel": row["channel"], "message": row["message"], "at": wire(row["at"]), "read": bool(row["read_at"]),
    }  # fmt: skip
    return {name: value for name, value in shape.items() if value is not None}
