"""How the hub is doing, for administrators: every node's figures, and a line about each in the chat."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from hub.doors.operations.keeping import BEAT_SECONDS
from hub.doors.operations.shapes import (
    Answered,
    NodeShape,
    NodeTold,
    Operations,
    OpsWarn,
    Said,
    Sample,
    Trouble,
    Warned,
)
from hub.doors.operations.troubles import troubles
from hub.kernel import LOCALES, Act, Both, Words, load, wire
from hub.notify import Thing, give_notice
from hub.store import Reads, Row, Work

SILENT_MS = 20_000
NODES = "SELECT * FROM node ORDER BY started_at, id"
SILENT = "silent"


async def ops_look(act: Act, reads: Reads) -> Operations:
    """Every node that was heard of within the hour; of those who are slow to receive, the reader's own company's."""
    here = await reads.offer("operations.here")
    rows = await reads.db.rows(NODES)
    shapes = [_node(row, row["id"] == here, act.actor.company, reads) for row in rows]
    ordered = sorted(shapes, key=lambda one: not one.here)
    return Operations(nodes=ordered, database=reads.db.dialect, beat_seconds=BEAT_SECONDS)


def _node(row: Row, here: bool, company: str, reads: Reads) -> NodeShape:
    told = msgspec.convert(load(row["told"], {}), NodeTold)
    slow = [one for one in told.slow if one.company == company]
    errors = [one for one in told.errors if one.company in ("", company)]
    silent = reads.at - row["seen_at"] > SILENT_MS
    return NodeShape(
        id=row["id"], name=row["name"], here=here, silent=silent, started_at=wire(row["started_at"]),
        seen_at=wire(row["seen_at"]), samples=told.samples, slow=slow, errors=errors,
        troubles=list(_troubles(told.samples, silent, reads)),
    )  # fmt: skip


def _troubles(samples: Sequence[Sample], silent: bool, reads: Reads) -> Iterable[Trouble]:
    if silent:
        yield _said(reads.words, SILENT, 0)
    elif samples:
        settings = reads.registry.settings
        needs_redis = reads.db.dialect == "postgres" and bool(settings["store.redis"])
        for code, figure in troubles(samples[-1], settings["server.low_disk_megabytes"], needs_redis):
            yield _said(reads.words, code, figure)


def _said(words: Words, code: str, figure: int) -> Trouble:
    return Trouble(code=code, words=words.both(f"text.ops.{code}", n=figure)["words"])


async def ops_tell(act: Act, reads: Reads) -> Answered:
    """The same in a few lines: a line for each node, one more for each of its troubles."""
    found = await ops_look(act, reads)
    lines = [line for node in found.nodes for line in _lines(node, reads.words)]
    words = {locale: "\n".join(line["words"][locale] for line in lines) for locale in LOCALES}
    return Answered(Said({"text": words["zh"], "words": words}))


def _lines(node: NodeShape, words: Words) -> Iterable[Both]:
    if node.samples:
        one = node.samples[-1]
        yield words.both(
            "text.ops.line", node=node.name, connections=one.connections, people=one.people, acts=one.acts,
            deliveries=one.deliveries, commit=one.commit_ms_p99, stall=one.stall_ms_p99, memory=one.memory_mb,
            free=one.free_mb,
        )  # fmt: skip
    for trouble in node.troubles:
        yield {"text": trouble.words["zh"], "words": trouble.words}


async def ops_warn(act: Act, work: Work) -> Warned:
    """Tell the administrators of a company what troubles a node."""
    given: OpsWarn = act.input
    what = work.words.both(f"text.ops.{given.trouble}", n=given.figure)
    title = work.words.both("text.ops.warning", node=given.node, what=what["words"])
    administrators: list[Any] = await work.offer("people.with_role", "admin", given.company)
    thing = Thing("ops", given.trouble, given.company, "", title, "warn", act.actor.id)
    for person in administrators:
        await give_notice(work, person, thing, "ops.trouble", title, tone="cinnabar")
    return Warned(len(administrators))
