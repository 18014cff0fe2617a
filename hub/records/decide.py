"""The pure heart: given a type, a record and an act, say what happens, or refuse.

`possible` draws the buttons and `decide` guards the door, and both ask `open_to`, so a card never offers a
verb this person may not use on this record in this state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from hub.kernel import Actor, Refused
from hub.records.kinds import Problem, read, read_form, refusal
from hub.records.spec import Action, Condition, Record, RecordType
from hub.records.traits import Holding

STANDING = ("everyone", "owner", "head", "keeper")
"""Whom `who` may name by their standing; what else it names is a role, or a person field of the record."""
COMPARE = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a record: the verb, its form, by whom, when, and the version seen (0: any)."""

    verb: str
    form: Mapping[str, Any]
    actor: Actor
    at: int
    today: str
    version: int = 0
    held: int = 0
    """How many records of the type this actor holds already."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to store and what to tell. `changed` names the fields that are no longer as they were."""

    record: Record
    event: str
    form: Mapping[str, Any]
    changed: tuple[str, ...]


def decide(kind: RecordType, record: Record, ask: Ask) -> Decision:
    """Decide what an ask does to a record; for `create`, to a blank one.

    Refused: `act.unknown`, `act.not_allowed`, `act.not_open`, `record.stale`, `field.masked`, what a trait bars, or
    what `read_form` finds.
    """
    verb = kind.verb(ask.verb)
    if verb is None:
        raise Refused("act.unknown", act=f"{kind.name}.{ask.verb}")
    _guard(kind, record, verb, ask)
    form = read_form(verb.form, ask.form, me=ask.actor.id, today=ask.today, partial=verb.name == "edit")
    if verb.name == "create":
        derived = (one for one in kind.fields if one.derived)
        form |= {one.name: read(one, None, me=ask.actor.id, today=ask.today) for one in derived}
    after = _after(kind, record, verb, form, ask)
    changed = tuple(one.name for one in kind.fields if after.data.get(one.name) != record.data.get(one.name))
    return Decision(after, f"{kind.name}.{verb.done}", form, changed)


def _guard(kind: RecordType, record: Record, verb: Action, ask: Ask) -> None:
    name = f"{kind.name}.{verb.name}"
    if not allowed(kind, record, verb.who, ask.actor):
        raise Refused("act.not_allowed", act=name)
    if no := barred(kind, record, verb, ask.actor, ask.today, ask.held):
        raise no
    if not open_to(kind, record, verb, ask.actor, ask.today, ask.held):
        raise Refused("act.not_open", act=name, state=record.state)
    if ask.version and ask.version < record.version:
        raise Refused("record.stale", version=record.version)
    known = readable(kind, record, ask.actor)
    if hidden := [one.name for one in kind.fields if one.name in ask.form and one.name not in known]:
        raise refusal([Problem(name, "field.masked", {}) for name in hidden])


def _after(kind: RecordType, record: Record, verb: Action, form: Mapping[str, Any], ask: Ask) -> Record:
    """The record as the verb leaves it. It always has an owner: one that is emptied stays who it was."""
    owner = form.get("owner") or record.owner
    state = verb.moves.get(record.state, record.state)
    for trait in kind.traits:
        state = trait.lands(verb.name, record, state, ask.actor.id)
    own = {name: value for name, value in {**form, "owner": owner}.items() if kind.field(name)}
    for trait in kind.traits:
        own |= trait.sets(verb.name, record, state, ask.actor.id, ask.today)
    data = {name: value for name, value in {**record.data, **own}.items() if value is not None}
    return replace(
        record,
        state=state,
        owner=owner if "owner" in own else record.owner,
        data=data,
        title=kind.name_of(data),
        version=record.version + 1,
        created_at=record.created_at or ask.at,
        changed_at=ask.at,
    )


def blank(kind: RecordType, id: str, actor: Actor) -> Record:
    """The record before it is one: what `create` is decided upon."""
    return Record(id, actor.company, "", kind.name, kind.start, actor.id, {})


def possible(kind: RecordType, record: Record, actor: Actor, today: str, held: int = 0) -> tuple[Action, ...]:
    """The verbs this actor, who holds so many of the type, may use on this record now: the card's buttons."""
    verbs = (one for one in kind.verbs() if one.name != "create")
    return tuple(one for one in verbs if open_to(kind, record, one, actor, today, held))


def open_to(kind: RecordType, record: Record, verb: Action, actor: Actor, today: str, held: int = 0) -> bool:
    """May this actor use this verb on this record now?"""
    met = all(holds(one, record, actor.id, today) for one in verb.when)
    seen = not record.version or visible(kind, record, actor)  # what is not there yet hides nothing
    may = seen and allowed(kind, record, verb.who, actor)
    return met and may and in_state(record, verb) and barred(kind, record, verb, actor, today, held) is None


def in_state(record: Record, verb: Action) -> bool:
    """Is the record in a state the verb begins from?"""
    return not verb.moves or record.state in verb.moves


def barred(kind: RecordType, record: Record, verb: Action, actor: Actor, today: str, held: int) -> Refused | None:
    """Why one of its traits closes the verb to this actor, in a state that would let it."""
    if not in_state(record, verb):
        return None
    found = (trait.barred(verb.name, record, actor.id, today, held) for trait in kind.traits)
    return next((Refused(no[0], **no[1]) for no in found if no), None)


def holding(kind: RecordType, record: Record) -> Holding | None:
    """Who holds the record, by any of its traits."""
    return next((one for one in (trait.holding(record) for trait in kind.traits) if one), None)


def lapsed(kind: RecordType, record: Record, who: str, at: int, today: str) -> Record:
    """What was set aside for somebody who did not fetch it, as if they had stepped back: nobody is asked any more."""
    back = next(one for one in kind.verbs() if one.name == "unreserve")
    return _after(kind, record, back, {}, Ask(back.name, {}, Actor(who, record.company), at, today))


def awaits(kind: RecordType, record: Record) -> Holding | None:
    """For whom, other than its holder, the record waits by any of its traits."""
    return next((one for one in (trait.awaits(record) for trait in kind.traits) if one), None)


def allowed(kind: RecordType, record: Record, who: tuple[str, ...], actor: Actor) -> bool:
    """Does any of `who` describe this actor? Only people and bots of the record's own company."""
    if actor.company != record.company:
        return False
    return any(
        one == "everyone"
        or (one == "owner" and actor.id == record.owner)
        or (one == "head" and record.department in actor.heads)
        or (one == "keeper" and kind.keeper in actor.roles)
        or (one.startswith("role:") and one.removeprefix("role:") in actor.roles)
        or (one not in STANDING and record.data.get(one) == actor.id)
        for one in who
    )


def visible(kind: RecordType, record: Record, actor: Actor) -> bool:
    """May this actor see this record at all?"""
    return allowed(kind, record, kind.readers, actor)


def readable(kind: RecordType, record: Record, actor: Actor) -> frozenset[str]:
    """The fields of this record this actor may read; the others are masked."""
    return frozenset(one.name for one in kind.fields if not one.masked or allowed(kind, record, one.masked, actor))


def holds(condition: Condition, record: Record, me: str, today: str) -> bool:
    """Does the condition hold? A value that is not there meets none but `!=`."""
    name, test, wanted = condition
    wanted = {"me": me, "today": today}.get(wanted, wanted) if isinstance(wanted, str) else wanted
    actual = record.data.get(name) if name in record.data else _column(record, name)
    if actual is None:
        return test == "!="
    return bool(COMPARE[test](actual, wanted))


def _column(record: Record, name: str) -> Any:
    columns = {"no": record.no, "title": record.title, "state": record.state, "owner": record.owner}
    return columns.get(name, {"created": record.created_at, "changed": record.changed_at}.get(name))
