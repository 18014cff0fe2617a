"""What happened to one record: who used which verb when, and what they said with it."""

from collections.abc import Mapping
from typing import Any

from hub.kernel import Act, Actor, Refused, dump, load, wire
from hub.people import names as names_of
from hub.records import acts, rows
from hub.records.cards import value_told
from hub.records.decide import Decision, readable
from hub.records.declared import type_of
from hub.records.describe import heading, verb_label
from hub.records.kinds import Field
from hub.records.names import named, pointed
from hub.records.spec import Action, Record, RecordType
from hub.store import Reads, Row, Work

MOST = 100
KEEP = """INSERT INTO record_step (record, version, at, actor, verb, said) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING"""
STEPS = """SELECT version, at, actor, verb, said FROM record_step WHERE record = ? AND (? = 0 OR version < ?)
ORDER BY version DESC LIMIT ?"""
Said = list[tuple[Field, Any]]


async def remember(work: Work, verb: Action, decision: Decision) -> None:
    """Keep what was done, and what was said with it; of an edit the names of what changed, of a new record nothing."""
    after = decision.record
    said: Mapping[str, Any] = {} if verb.name == "create" else decision.form
    if verb.name == "edit":
        said = dict.fromkeys(decision.changed)
    told = {name: value for name, value in said.items() if verb.name == "edit" or value not in (None, "", [])}
    await work.db.run(KEEP, after.id, after.version, work.at, work.actor.id, verb.name, dump(told))


async def tell_history(act: Act, reads: Reads) -> acts.History:
    """The latest first; `before` goes on where a page ended. Refused `record.missing` for what one may not see."""
    given: acts.RecordHistory = act.input
    kind = type_of(reads.registry, given.type)
    record = await rows.find(reads.db, kind, act.actor, given.record)
    if record is None:
        raise Refused("record.missing", what=given.record)
    limit = max(1, min(given.limit, MOST))
    found = await reads.db.rows(STEPS, record.id, given.before, given.before, limit + 1)
    shown = found[:limit]
    said = [_said(kind, record, row, act.actor) for row in shown]
    names = await named(reads.db, {id for one in said for field, value in one for id in pointed(field, value)})
    lines = [_line(kind, row, one, names, reads) for row, one in zip(shown, said, strict=True)]
    people = await names_of(reads.db, {one.by for one in lines})
    return acts.History(lines, people, int(shown[-1]["version"]) if len(found) > limit else 0)


def _said(kind: RecordType, record: Record, row: Row, reader: Actor) -> Said:
    """What was said with the verb, as far as this reader may read it now."""
    verb, said = kind.verb(row["verb"]), load(row["said"], {})
    fields = {one.name: one for one in (*kind.fields, *(verb.form if verb else ()))}
    known = readable(kind, record, reader)
    names = (name for name in said if name in fields and (name in known or not kind.field(name)))
    return [(fields[name], said[name]) for name in names]


def _line(kind: RecordType, row: Row, said: Said, names: dict[str, str], reads: Reads) -> acts.HistoryLine:
    label = verb_label(kind, row["verb"], reads.words)
    if row["verb"] == "edit":
        changed = [heading(kind, field.name, reads.words) for field, _ in said]
        return acts.HistoryLine(wire(row["at"]), row["actor"], label, [], changed)
    facts = [
        {
            "label": heading(kind, field.name, reads.words),
            "value": value_told(kind, field, value, names, reads.words),
        }
        for field, value in said
    ]
    return acts.HistoryLine(wire(row["at"]), row["actor"], label, facts)
