"""A request as a card: the waybill with its road, its seal, and exactly the buttons the engine would accept.
Pure.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.flow.decide import Facts, possible
from hub.flow.form import Names, both, joined
from hub.flow.instance import Run
from hub.flow.request import Request
from hub.flow.spec import Node
from hub.kernel import Both, Calendar, Words, wire
from hub.records.cards import blocks

KIND = "flow.instance"
MOST_NAMED = 50
MOST_ON_STATION = 2
"""People whose names stand on a station of the road; more are called by the step's name."""
ON_CARD = ("approve", "reject", "transfer", "comment", "urge", "withdraw")
LOOKS = {
    "running": ("pine", "ring"),
    "approved": ("pine", "dot"),
    "rejected": ("cinnabar", "square"),
    "withdrawn": ("slate", "square"),
}
"""State → the card's colour and the shape of its mark (colour is never alone)."""
STATIONS = {"open": "here", "passed": "done", "told": "done", "failed": "refused", "cancelled": "skipped"}


def face(
    request: Request, names: Names, words: Words, calendar: Calendar, facts: Facts, reader: str | None = None
) -> dict[str, Any]:
    """The card for everybody in a channel, or as one reader sees it: then only what they may do.

    The shape is a bound card's, without the `id` and `face` its copies in chat are known by.
    """
    instance, flow = request.instance, request.definition
    tone, mark = LOOKS[instance.state]
    told: dict[str, Any] = {
        "kind": KIND, "thing": request.id, "view": "request", "version": instance.version, "masked": False,
        "tone": tone, "icon": flow.icon, "label": both(flow.label), "no": request.no, "urgent": request.urgent,
        "state": {"code": instance.state, "mark": mark, "tone": tone, **_state(request, names, words)},
        "title": both(request.title), "facts": _facts(request), "trail": trail(request, names, words),
        "actions": actions(request, words, facts, reader), "url": f"/todo/{request.no}",
    }  # fmt: skip
    if request.sub:
        told["sub"] = both(request.sub)
    if instance.run is not None:
        told["waits"] = _waits(instance.run, names, words, calendar)
    elif instance.state != "running":
        told["seal"] = _seal(request, names)
    return {**told, "blocks": blocks(told)}


def actions(request: Request, words: Words, facts: Facts, reader: str | None) -> list[dict[str, Any]]:
    """The buttons, each with whom it is for: whoever `possible` says may take the step now."""
    instance = request.instance
    if instance.state != "running":
        return []
    who = dict.fromkeys((*instance.waits_for(), instance.asker) if reader is None else (reader,))
    may: dict[str, list[str]] = {}
    for person in who:
        for step in possible(request.definition, instance, person, facts):
            may.setdefault(step, []).append(person)
    return [_action(request, words, step) | {"for": _audience(may[step])} for step in ON_CARD if step in may]


def trail(request: Request, names: Names, words: Words) -> list[dict[str, Any]]:
    """The road: the asker, then a station for each node, with who acted there and when."""
    instance = request.instance
    runs = {run.node: run for run in instance.runs}
    start = {
        "name": both(names.get(instance.asker, {})), "state": "done", "person": instance.asker,
        "at": wire(request.started_at), "act": "start",
    }  # fmt: skip
    route = request.definition.route(instance.form)
    return [start, *(_station(request, node, runs.get(node.id), names, words) for node in route)]


def _station(request: Request, node: Node, run: Run | None, names: Names, words: Words) -> dict[str, Any]:
    step = both(node.name)
    if run is None:
        ended = request.instance.state != "running"
        note = {"note": words.both("text.flow.never_reached")} if ended else {}
        why = {"why": both(node.why)} if node.why and node.when else {}
        return {"name": step, "step": step, "state": "skipped" if ended else "todo", **note, **why}
    people = _faces(run)
    few = 0 < len(people) <= MOST_ON_STATION
    who = both(joined([names.get(person, {}) for person in people])) if few else step
    station: dict[str, Any] = {"name": who, "step": step, "state": STATIONS[run.state], "mode": run.mode}
    if len(people) == 1:
        station["person"] = people[0]
    return station | _when(run, words)


def _faces(run: Run) -> tuple[str, ...]:
    """Whose names a station shows: who acted, or, while it is open, who must."""
    acted = tuple(slot.person for slot in run.slots if slot.state in ("approved", "rejected"))
    if run.state == "open":
        return tuple(slot.person for slot in run.pending())
    return acted or tuple(slot.person for slot in run.slots if slot.state in ("told", "cancelled"))


def _when(run: Run, words: Words) -> dict[str, Any]:
    acted = [slot for slot in run.slots if slot.state in ("approved", "rejected")]
    if run.state == "open":
        first = run.first_due
        note: dict[str, Any] = {"due": wire(first.due), "provisional": first.provisional} if first else {}
        if len([slot for slot in run.slots if slot.state != "transferred"]) > 1:
            done = sum(slot.state == "approved" for slot in run.slots)
            total = sum(slot.state != "transferred" for slot in run.slots)
            note["note"] = words.both(f"text.flow.progress.{run.mode}", done=done, total=total)
        return note
    what = {"passed": "approved", "failed": "rejected"}.get(run.state, run.state)
    note = {"note": words.both(f"text.flow.past.{what}" if not run.reason else f"text.flow.reason.{run.reason}")}
    return note | {"at": wire(max(slot.at for slot in acted) if acted else run.at)}


def _state(request: Request, names: Names, words: Words) -> Both:
    instance = request.instance
    if instance.state == "running":
        who = [names.get(person, {}) for person in instance.waits_for()]
        return (
            words.both("text.flow.waits", who=who) if len(who) <= MOST_ON_STATION else words.both("state.flow.running")
        )
    return words.both(f"state.flow.{instance.state}")


def _waits(run: Run, names: Names, words: Words, calendar: Calendar) -> Both:
    who = [names.get(slot.person, {}) for slot in run.pending()]
    first = run.first_due
    if first is None:
        return words.both("text.flow.waits", who=who)
    return words.both("text.flow.waits_until", who=who, until=f"{calendar.local(first.due):%m-%d %H:%M}")


def _seal(request: Request, names: Names) -> dict[str, Any]:
    instance = request.instance
    by = {"id": instance.ended_by, "name": names.get(instance.ended_by, {}).get("zh", "")}
    return {"glyph": instance.state, "by": by, "at": wire(instance.ended_at), "text": instance.ended_text}


def _facts(request: Request) -> list[dict[str, Any]]:
    flow, found = request.definition, []
    labels = {one.name: one.label for one in flow.form} | {one.name: one.label for one in flow.derived}
    for name in flow.facts:
        value = request.values.get(name, {})
        if any(value.values()):
            found.append({"label": both(labels[name]), "value": both(value)})
    return found


def _audience(people: Sequence[str]) -> str | list[str]:
    return list(people) if len(people) <= MOST_NAMED else "ask"


def _action(request: Request, words: Words, step: str) -> dict[str, Any]:
    action: dict[str, Any] = {"id": step, "label": words.both(f"act.flow.{step}"), **STYLES.get(step, {})}
    form = [_field(words, *field) for field in FORMS.get(step, ())]
    if form:
        action["form"] = form
    if step == "reject" and request.definition.quick:
        action["quick"] = [both(one) for one in request.definition.quick]
    return action


def _field(words: Words, name: str, kind: str, required: bool, words_of: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": name, "kind": kind, "label": words.both(f"field.flow.{words_of}"), "required": required, "list": False,
    }  # fmt: skip
    if words.has(f"field.flow.{words_of}.help"):
        field["help"] = words.both(f"field.flow.{words_of}.help")
    return field


STYLES: Mapping[str, dict[str, str]] = {"approve": {"style": "primary"}, "reject": {"style": "danger"}}
FORMS: Mapping[str, tuple[tuple[str, str, bool, str], ...]] = {
    "reject": (("text", "long", True, "reason"),),
    "transfer": (("to", "person", True, "heir"), ("text", "long", False, "note")),
    "comment": (("text", "long", True, "comment"),),
    "withdraw": (("text", "long", False, "why_back"),),
}
"""Step → its form: name, kind, required, and which words label it."""
