"""Changing a kind of request: checked as text, compared with what is in force, published by a leader's approval.

A publication cites the rule or instruction it follows, and is itself a request the named leader decides (R51, R207).
Requests under way keep the version they began with.
"""

from collections.abc import Sequence
from typing import Any

from hub.flow import acts, definitions
from hub.flow.form import both
from hub.flow.spec import Definition
from hub.kernel import Act, Refused, changed_lines, wire
from hub.people import actor_of
from hub.store import Reads, Row, Work

VERSIONS = """SELECT d.*, (SELECT COUNT(*) FROM flow_instance i WHERE i.definition = d.id AND i.state IN
('running', 'returned', 'suspended')) AS under_way FROM flow_definition d
WHERE d.company IN (?, ''){} ORDER BY d.company DESC, d.version DESC"""
NAMED = " AND d.name = ?"


async def listed(act: Act, reads: Reads) -> acts.DefinitionList:
    """Every kind of request, with its version in force and how many are under way."""
    rows = await reads.db.rows(VERSIONS.format(""), act.actor.company)
    of: dict[str, list[Row]] = {}
    for row in rows:
        of.setdefault(row["name"], []).append(row)
    kinds = await definitions.all_in_force(reads.db, act.actor.company)
    return acts.DefinitionList([_shape(kind, of[kind.name]) for kind in kinds])


async def one(act: Act, reads: Reads) -> acts.OneDefinition:
    """One kind as text, with all its versions and what each changed."""
    asked: acts.GetDefinition = act.input
    rows = await reads.db.rows(VERSIONS.format(NAMED), act.actor.company, asked.flow)
    if not rows:
        raise Refused("flow.unknown", field="flow", name=asked.flow)
    older = [*rows[1:], None]
    versions = [_version(row, before) for row, before in zip(rows, older, strict=True)]
    return acts.OneDefinition(asked.flow, rows[0]["body"], versions)


async def check(act: Act, reads: Reads) -> acts.Checked:
    """Can this text be put in force, and what would it change? What is wrong is said in words, nothing is refused."""
    asked: acts.CheckDefinition = act.input
    try:
        definition = definitions.parsed(asked.body)
    except ValueError as error:
        return acts.Checked([reads.words.say(act.actor.locale, "refused.flow.definition", why=str(error))], [])
    before = await definitions.text_in_force(reads.db, act.actor.company, definition.name)
    return acts.Checked([], changed_lines(before, asked.body), definition.name)


async def publish(act: Act, work: Work) -> acts.Published:
    """Ask the leader to put this text in force; once they approve, it is. Refuses what is wrong or changes nothing."""
    asked: acts.PublishDefinition = act.input
    try:
        definition = definitions.parsed(asked.body)
    except ValueError as error:
        raise Refused("flow.definition", field="body", why=str(error)) from None
    if definition.name.startswith(definitions.ASKED):
        raise Refused("flow.definition", field="name", why=definition.name)
    if act.approved:
        if await definitions.text_in_force(work.db, act.actor.company, definition.name) == asked.body:
            raise Refused("flow.unchanged", field="body")
        id = await definitions.publish(work.db, act.actor.company, definition.name, asked.body, work.at)
        work.target = definition.name
        return acts.Published(definition.name, id)
    await _ask(work, act, asked, definition)
    return acts.Published(definition.name)


async def _ask(work: Work, act: Act, asked: acts.PublishDefinition, definition: Definition) -> None:
    leader = await actor_of(work.db, asked.leader)
    if leader is None or leader.company != act.actor.company or leader.id == act.actor.id:
        raise Refused("flow.leader", field="leader")
    newest = await definitions.text_in_force(work.db, act.actor.company, definition.name)
    if newest == asked.body:
        raise Refused("flow.unchanged", field="body")
    title = work.words.both("text.flow.publish", label=definition.label)
    count = len([line for line in changed_lines(newest, asked.body) if line[0] in "+-"])
    detail = work.words.both("text.flow.publish_detail", basis=asked.basis, count=count)
    work.happened(
        "flow.publish.asked",
        {
            "act": act.name, "ask": [f"person:{leader.id}"], "title": title["words"], "icon": "flow",
            "label": work.words.both("text.flow.publish_label")["words"], "detail": detail["text"],
            "input": {"body": asked.body, "basis": asked.basis, "leader": asked.leader},
        },
    )  # fmt: skip


def _shape(one: Definition, rows: Sequence[Row]) -> dict[str, Any]:
    """A kind with all its versions' rows, the one in force first."""
    under_way = sum(row["under_way"] for row in rows)
    return {
        "flow": one.name, "label": both(one.label), "icon": one.icon, "summary": both(one.summary),
        "version": rows[0]["version"], "at": wire(rows[0]["at"]), "under_way": under_way, "steps": len(one.every_node),
    }  # fmt: skip


def _version(row: Row, before: Row | None) -> dict[str, Any]:
    return {
        "version": row["version"], "at": wire(row["at"]), "under_way": row["under_way"],
        "own": bool(row["company"]), "changes": changed_lines(before["body"], row["body"]) if before else [],
        "body": row["body"],
    }  # fmt: skip
