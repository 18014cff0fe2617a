"""Bringing requests under way to the version in force: tried first, then each by an act of its own, in its trail."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hub.flow import definitions, keep, migrating_acts, places, requests
from hub.flow.acts import Done
from hub.flow.form import both
from hub.flow.instance import UNDER_WAY
from hub.flow.mapping import Obstacle, mapped
from hub.flow.request import Request
from hub.flow.spec import Definition
from hub.flow.steps import Line
from hub.kernel import Act, Both, Refused
from hub.store import Reads, Sql, Work, marks

OLDER = f"""SELECT id FROM flow_instance WHERE company = ? AND flow = ? AND definition <> ?
AND state IN ({marks(UNDER_WAY)}) ORDER BY id LIMIT ?"""
MOST = 500
"""Requests brought over at once; the next time takes the next."""
MOVED = "UPDATE flow_instance SET definition = ? WHERE id = ? AND definition <> ?"


async def tried(act: Act, reads: Reads) -> migrating_acts.Trial:
    """What would become of each request under way on an older version; nothing is changed."""
    asked: migrating_acts.TryMigration = act.input
    row, new = await definitions.in_force(reads.db, act.actor.company, asked.flow)
    found = await _older(reads.db, act.actor.company, asked.flow, row)
    lines = [_line(reads, new, request, asked.nodes, reads.at) for request in found]
    steps = [{"id": node.id, "name": both(node.name)} for node in new.every_node]
    gone = {run.node: request for request in found for run in request.instance.open_runs if new.node(run.node) is None}
    unknown = [{"id": id, "name": _name(request.definition, id)} for id, request in gone.items() if id != "start"]
    return migrating_acts.Trial(lines, steps, unknown)


async def migrate(act: Act, work: Work) -> migrating_acts.Migrated:
    """Bring over what can be; each by an act of the clock, which looks at it once more."""
    asked: migrating_acts.Migrate = act.input
    row, new = await definitions.in_force(work.db, act.actor.company, asked.flow)
    found = await _older(work.db, act.actor.company, asked.flow, row)
    good = [one for one in found if not mapped(new, one.instance, asked.nodes, work.at)[1]]
    if not good:
        raise Refused("flow.nothing_to_migrate")
    for request in good:
        given = {
            "instance": request.id, "flow": asked.flow, "nodes": asked.nodes, "by": act.actor.id, "basis": asked.basis,
        }  # fmt: skip
        await work.later(work.at, "flow.migrate_one", given, timer=f"migrate:{request.id}")
    work.target = asked.flow
    return migrating_acts.Migrated(len(good), len(found) - len(good))


async def migrate_one(act: Act, work: Work) -> Done:
    """The clock: one request goes over, unless something has come between."""
    asked: migrating_acts.MigrateOne = act.input
    request = await requests.held(work.db, asked.instance)
    row, new = await definitions.in_force(work.db, request.company, asked.flow)
    before = request.instance
    if before.state not in UNDER_WAY:
        return Done()
    after, obstacles = mapped(new, before, asked.nodes, work.at)
    if obstacles or await work.db.run(MOVED, row, request.id, row) != 1:
        return Done()
    request = replace(request, instance=after, definition=new)
    await requests.written(work, request, [Line("migrate", asked.by, "", asked.basis)], None)
    await keep.set_clock(work, request)
    await places.changed(work, request)
    work.target = request.no
    return Done()


async def _older(db: Sql, company: str, flow: str, row: str) -> list[Request]:
    rows = await db.rows(OLDER, company, flow, row, *UNDER_WAY, MOST)
    return await requests.many(db, [one["id"] for one in rows])


def _line(reads: Reads, new: Definition, request: Request, nodes: Mapping[str, str], at: int) -> dict[str, Any]:
    after, obstacles = mapped(new, request.instance, nodes, at)
    return {
        "id": request.id, "no": request.no, "title": both(request.title), "state": request.instance.state,
        "stands": [_name(request.definition, run.node) for run in request.instance.open_runs],
        "to": [] if obstacles else [_name(new, run.node) for run in after.open_runs],
        "skipped": [_name(new, run.node) for run in after.runs if run.reason == "migrated"],
        "obstacles": [_said(reads, new, request.definition, one) for one in obstacles],
    }  # fmt: skip


def _said(reads: Reads, new: Definition, old: Definition, one: Obstacle) -> Both:
    question = new.question(one.about) if one.reason == "field" else None
    name = both(question.label) if question else _name(old if one.reason == "gone" else new, one.about)
    return reads.words.both(f"text.flow.obstacle.{one.reason}", what=name["words"])


def _name(definition: Definition, id: str) -> Both:
    node = definition.node(id)
    return both(node.name) if node else both({"zh": id, "en": id})
