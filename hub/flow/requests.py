"""Requests as they are stored: found by id or number, held for one act at a time, written back whole.

Acts on one request queue for its row: the first statement of each is an UPDATE of that row, and everything is read
after it. So two countersigners who tap at once both count, and the second of two who decide sees the first.
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from hub.flow import definitions
from hub.flow.access import fingerprint, hidden_from
from hub.flow.instance import UNDER_WAY, Instance, Run, Slot, Undo
from hub.flow.request import Request
from hub.flow.spec import Definition
from hub.flow.steps import Line
from hub.kernel import Refused, dump, load
from hub.store import Row, Sql, Work, marks

HOLD = "UPDATE flow_instance SET touched = touched + 1 WHERE id = ? RETURNING *"
STATE = """UPDATE flow_instance SET state = ?, version = ?, urged_at = ?, ended_at = ?, ended_by = ?, ended_text = ?,
lines = ?, undo = ?, effect = ?, trouble = ? WHERE id = ?"""
FORM = "UPDATE flow_instance SET form = ?, shown = ?, title = ?, sub = ?, urgent = ? WHERE id = ?"
CHILDREN = "SELECT id, no, title, state, parent_run FROM flow_instance WHERE parent = ? ORDER BY id"
SUSPENDED = "SELECT MAX(at) FROM flow_line WHERE instance = ? AND act = 'suspend'"
INSTANCE = """INSERT INTO flow_instance (id, company, no, flow, definition, asker, state, version, form, shown, title,
sub, urgent, started_at, replay, parent, parent_run)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
RUN = """INSERT INTO flow_run (instance, no, node, mode, state, at, reason, slots, waits, until_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (instance, no) DO UPDATE SET node = excluded.node,
mode = excluded.mode, state = excluded.state, slots = excluded.slots, reason = excluded.reason, waits = excluded.waits,
until_at = excluded.until_at"""
LINE = """INSERT INTO flow_line (instance, no, at, actor, act, node, body, reason, heir, via, message, changes, seal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
SEALED = ("start", "approve", "reject", "veto", "return", "resubmit", "fill")
"""Steps whose line holds the hash of what their taker saw."""
PLACE = "UPDATE flow_instance SET card = ?, channel = ?, message = ? WHERE id = ?"
DEFAULTS = asdict(Slot(""))
MEMBER = "SELECT 1 FROM membership WHERE channel = ? AND person = ? AND to_seq IS NULL"


async def id_of(db: Sql, company: str, instance: str | None, no: str | None) -> str:
    """The id of a request of this company named by id or number. Refuses `flow.missing`."""
    if instance is not None:
        found = await db.value("SELECT id FROM flow_instance WHERE company = ? AND id = ?", company, instance)
    else:
        number = (no or "").strip().upper()
        found = await db.value("SELECT id FROM flow_instance WHERE company = ? AND no = ?", company, number)
    if found is None:
        raise Refused("flow.missing", no=no or instance or "")
    return str(found)


async def held(db: Sql, id: str) -> Request:
    """The request, for this act alone until it commits."""
    row = await db.row(HOLD, id)
    if row is None:
        raise Refused("flow.missing", no=id)
    return await _request(db, row)


async def seen(db: Sql, id: str) -> Request:
    """The request as it stands."""
    row = await db.row("SELECT * FROM flow_instance WHERE id = ?", id)
    if row is None:
        raise Refused("flow.missing", no=id)
    return await _request(db, row)


async def added(db: Sql, request: Request, definition: str) -> None:
    """Write a new request. `definition` is the row of its version."""
    one = request.instance
    await db.run(
        INSTANCE,
        one.id, request.company, request.no, request.definition.name, definition, one.asker, one.state, one.version,
        dump(dict(one.form)), dump(request.values), dump(dict(request.title)), dump(dict(request.sub)),
        int(request.urgent), request.started_at, dump(request.replay) if request.replay else None,
        *(request.parent or (None, 0)),
    )  # fmt: skip


async def written(work: Work, request: Request, lines: Sequence[Line], message: str | None) -> None:
    """Write the instance's state, its runs, and what the trail says; `message` is where it was said in chat."""
    one = request.instance
    await work.db.many(RUN, [_run_row(one.id, run) for run in one.runs])
    await work.db.many(LINE, [_line_row(work, request, number, line, message) for number, line in enumerate(lines)])
    await work.db.run(
        STATE,
        one.state, one.version, one.urged_at, one.ended_at, one.ended_by, one.ended_text, request.lines + len(lines),
        dump(undo_document(one.undo)) if one.undo else None, one.effect,
        dump(request.trouble) if request.trouble else None,
        one.id,
    )  # fmt: skip


async def corrected(db: Sql, request: Request) -> None:
    """Write the form of a request that was corrected, with its words."""
    await db.run(
        FORM, dump(dict(request.instance.form)), dump(request.values), dump(dict(request.title)),
        dump(dict(request.sub)), int(request.urgent), request.id,
    )  # fmt: skip


async def children(db: Sql, id: str) -> list[Row]:
    """The requests within this one, in the order of their numbers: `{id, no, title, state, parent_run}`."""
    return await db.rows(CHILDREN, id)


async def children_under_way(db: Sql, id: str, runs: Sequence[int]) -> list[str]:
    """The ids of requests within these runs that are not over."""
    found = await children(db, id)
    return [row["id"] for row in found if row["parent_run"] in runs and row["state"] in UNDER_WAY]


async def suspended_at(db: Sql, id: str) -> int:
    """When the request was suspended last (ms UTC)."""
    return int(await db.value(SUSPENDED, id) or 0)


async def gathered(db: Sql, id: str, room: str) -> None:
    """Remember the room in which the request is talked about."""
    await db.run("UPDATE flow_instance SET room = ? WHERE id = ?", room, id)


async def placed(db: Sql, id: str, card: str | None, channel: str | None, message: str | None) -> None:
    """Remember where the request's card stands for the asker's colleagues."""
    await db.run(PLACE, card, channel, message, id)


async def trail_rows(db: Sql, id: str) -> list[Row]:
    """The trail, oldest line first."""
    return await db.rows("SELECT * FROM flow_line WHERE instance = ? ORDER BY no", id)


async def may_see(db: Sql, request: Request, person: str, is_admin: bool = False) -> bool:
    """May this person read the request: is it theirs, did it reach them, or does its card stand in their room?"""
    if is_admin or request.instance.involved(person):
        return True
    return request.channel is not None and await db.value(MEMBER, request.channel, person) is not None


def people_in(request: Request) -> list[str]:
    """Everyone a request names."""
    one = request.instance
    slots = (slot for run in one.runs for slot in run.slots)
    return sorted({one.asker, one.ended_by, *(slot.person for slot in slots)} - {""})


async def many(db: Sql, ids: Sequence[str]) -> list[Request]:
    """Several requests, in the order of their ids."""
    rows = await db.rows(f"SELECT * FROM flow_instance WHERE id IN ({marks(ids)})", *ids)
    by_id = {row["id"]: row for row in rows}
    runs: dict[str, list[Row]] = {id: [] for id in by_id}
    for run in await db.rows(f"SELECT * FROM flow_run WHERE instance IN ({marks(ids)}) ORDER BY no", *ids):
        runs[run["instance"]].append(run)
    kinds = await definitions.versions(db, {row["definition"] for row in rows})
    return [_made(by_id[id], runs[id], kinds[by_id[id]["definition"]]) for id in ids if id in by_id]


async def _request(db: Sql, row: Row) -> Request:
    runs = await db.rows("SELECT * FROM flow_run WHERE instance = ? ORDER BY no", row["id"])
    return _made(row, runs, await definitions.version(db, row["definition"]))


def _made(row: Row, runs: Sequence[Row], definition: Definition) -> Request:
    instance = Instance(
        row["id"], row["asker"], load(row["form"]), row["state"], row["version"], tuple(_run(one) for one in runs),
        row["urged_at"], row["ended_at"], row["ended_by"], row["ended_text"], _undo(row["undo"]), row["effect"],
    )  # fmt: skip
    return Request(
        row["no"], row["company"], definition, instance, row["started_at"],
        load(row["title"]), load(row["sub"]), load(row["shown"]), bool(row["urgent"]), row["card"], row["channel"],
        row["message"], row["lines"], load(row["replay"]), load(row["trouble"]),
        (row["parent"], row["parent_run"]) if row["parent"] else None, row["room"],
    )  # fmt: skip


def _run(row: Row) -> Run:
    slots = tuple(Slot(**slot) for slot in load(row["slots"]))
    return Run(
        row["no"], row["node"], row["mode"], slots, row["state"], row["at"], row["reason"], row["waits"],
        row["until_at"],
    )  # fmt: skip


def _run_row(instance: str, run: Run) -> tuple[Any, ...]:
    slots = dump([_terse(slot) for slot in run.slots])
    return (instance, run.no, run.node, run.mode, run.state, run.at, run.reason, slots, run.waits, run.until)


def undo_document(undo: Undo) -> dict[str, Any]:
    """How the last decision is undone, as it is stored."""
    runs = [asdict(run) | {"slots": [_terse(slot) for slot in run.slots]} for run in undo.runs]
    return {**asdict(undo), "runs": runs}


def _undo(text: str | None) -> Undo | None:
    if text is None:
        return None
    told = load(text)
    runs = (Run(**{**run, "slots": tuple(Slot(**slot) for slot in run["slots"])}) for run in told["runs"])
    return Undo(**{**told, "runs": tuple(runs)})


def _terse(slot: Slot) -> dict[str, Any]:
    return {name: value for name, value in asdict(slot).items() if name == "person" or value != DEFAULTS[name]}


def _line_row(work: Work, request: Request, number: int, line: Line, message: str | None) -> tuple[Any, ...]:
    said = message if number == 0 else None
    changes = dump(request.changes) if request.changes and number == 0 else None
    seal = _seal(request, line.by) if line.act in SEALED and line.by and not line.reason else ""
    return (
        request.id, request.lines + number + 1, work.at, line.by, line.act, line.node, line.text, line.reason,
        line.to, work.act.via, said, changes, seal,
    )  # fmt: skip


def _seal(request: Request, person: str) -> str:
    """What a decision is held to: the hash of what its taker saw, and which fields they did not."""
    hidden = hidden_from(request.definition, request.instance, person)
    return f"{fingerprint(request.definition, request.instance.form, hidden)}:{','.join(sorted(hidden))}"
