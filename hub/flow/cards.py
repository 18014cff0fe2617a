"""A request as a card: the waybill with its road, its seal, and exactly the buttons the engine would accept.
Pure.
"""

from typing import Any

from hub.flow.access import hidden_from
from hub.flow.buttons import action
from hub.flow.decide import STEPS, Facts, possible
from hub.flow.form import Names, both, joined
from hub.flow.instance import ENDED, UNDER_WAY, Instance, Run
from hub.flow.request import Request
from hub.flow.spec import Node
from hub.flow.steps import EFFECTS
from hub.flow.vocabulary import START
from hub.kernel import Both, Calendar, Words, wire
from hub.records.cards import blocks

KIND = "flow.instance"
MOST_ON_STATION = 2
"""People whose names stand on a station of the road; more are called by the step's name."""
LOOKS = {
    "draft": ("slate", "ring"),
    "running": ("pine", "ring"),
    "returned": ("amber", "ring"),
    "suspended": ("slate", "ring"),
    "approved": ("pine", "dot"),
    "rejected": ("cinnabar", "square"),
    "withdrawn": ("slate", "square"),
    "terminated": ("cinnabar", "square"),
    "voided": ("slate", "square"),
}
"""State → the card's colour and the shape of its mark (colour is never alone)."""
REFUSED = ("amber", "dot")
"""How an approved request looks that could not be carried out."""
STATIONS = {"open": "here", "passed": "done", "told": "done", "failed": "refused", "cancelled": "skipped"}
AFTER_THE_END = ("undo", "reopen", "void", "take_back", *EFFECTS)
"""Steps that may be taken with a request that has ended."""


def face(
    request: Request, names: Names, words: Words, calendar: Calendar, facts: Facts, reader: str | None = None
) -> dict[str, Any]:
    """The card for everybody in a channel, or as one reader sees it: then only what they may do.

    The shape is a bound card's, without the `id` and `face` its copies in chat are known by.
    """
    instance, flow = request.instance, request.definition
    tone, mark = REFUSED if instance.effect == "refused" else LOOKS[instance.state]
    told: dict[str, Any] = {
        "kind": KIND, "thing": request.id, "view": "request", "version": instance.version, "masked": False,
        "tone": tone, "icon": flow.icon, "label": both(flow.label), "no": request.no, "urgent": request.urgent,
        "state": {"code": instance.state, "mark": mark, "tone": tone, **_state(request, names, words)},
        "title": both(request.title), "facts": _facts(request, reader), "trail": trail(request, names, words),
        "actions": actions(request, names, words, facts, reader), "url": f"/todo/{request.no}",
    }  # fmt: skip
    if request.sub:
        told["sub"] = both(request.sub)
    if instance.open_runs:
        told["waits"] = _waits(instance, names, words, calendar)
    elif instance.state in ENDED:
        told["seal"] = _seal(request, names)
    return {**told, "blocks": blocks(told)}


def actions(request: Request, names: Names, words: Words, facts: Facts, reader: str | None) -> list[dict[str, Any]]:
    """The buttons, each with whom it is for: whoever `possible` says may take the step now."""
    instance = request.instance
    may: dict[str, list[str]] = {}
    for person in _reached(instance) if reader is None else (reader,):
        for step in possible(request.definition, instance, person, facts):
            if instance.state in UNDER_WAY or step in AFTER_THE_END:
                may.setdefault(step, []).append(person)
    return [action(request, names, words, step, may[step]) for step in STEPS if step in may]


def _reached(instance: Instance) -> tuple[str, ...]:
    """Everybody who may have something to do with a request: its asker, and all it has come to."""
    acted = (slot.person for run in instance.live.values() for slot in run.slots if slot.state != "waiting")
    return tuple(dict.fromkeys((*instance.waits_for(), instance.asker, *acted)))


def trail(request: Request, names: Names, words: Words) -> list[dict[str, Any]]:
    """The road: the asker, then a station for each node, with who acted there and when."""
    instance = request.instance
    runs = instance.live
    here = START in runs and runs[START].state == "open"
    start = {
        "name": both(names.get(instance.asker, {})), "state": "here" if here else "done", "person": instance.asker,
        "at": wire(request.started_at), "act": "start",
    }  # fmt: skip
    route = request.definition.route(instance.form)
    return [start, *(_station(request, node, runs.get(node.id), names, words) for node in route)]


def _station(request: Request, node: Node, run: Run | None, names: Names, words: Words) -> dict[str, Any]:
    step = both(node.name)
    if run is None:
        ended = request.instance.state in ENDED
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
    if run.waits:
        due = {"due": wire(run.until)} if run.waits == "delay" else {}
        return {"note": words.both(f"text.flow.standing.{run.waits}"), **due}
    if run.state == "open":
        first = run.first_due
        note: dict[str, Any] = {"due": wire(first.due), "provisional": first.provisional} if first else {}
        if (total := len(run.signers)) > 1:
            done = sum(slot.state == "approved" for slot in run.signers)
            note["note"] = words.both(f"text.flow.progress.{run.mode}", done=done, total=total)
        return note
    what = {"passed": "approved", "failed": "rejected"}.get(run.state, run.state)
    note = {"note": words.both(f"text.flow.past.{what}" if not run.reason else f"text.flow.reason.{run.reason}")}
    return note | {"at": wire(max(slot.at for slot in acted) if acted else run.at)}


def _state(request: Request, names: Names, words: Words) -> Both:
    instance = request.instance
    if instance.effect and instance.state == "approved":
        return words.both(f"state.flow.effect_{instance.effect}")
    if instance.state in ("running", "returned"):
        who = [names.get(person, {}) for person in instance.waits_for()]
        if not who:
            return words.both(f"text.flow.standing.{instance.open_runs[0].waits}")
        if len(who) <= MOST_ON_STATION:
            return words.both("text.flow.waits", who=who)
    return words.both(f"state.flow.{instance.state}")


def _waits(instance: Instance, names: Names, words: Words, calendar: Calendar) -> Both:
    who = [names.get(person, {}) for person in instance.waits_for()]
    if not who:
        return _stands(instance, words, calendar)
    dues = [slot.due for _, slot in instance.pending() if slot.due]
    if not dues:
        return words.both("text.flow.waits", who=who)
    return words.both("text.flow.waits_until", who=who, until=f"{calendar.local(min(dues)):%m-%d %H:%M}")


def _stands(instance: Instance, words: Words, calendar: Calendar) -> Both:
    """What it waits for that is no person."""
    run = instance.open_runs[0]
    if run.waits != "delay":
        return words.both(f"text.flow.standing.{run.waits}")
    return words.both("text.flow.standing_until", until=f"{calendar.local(run.until):%m-%d %H:%M}")


def _seal(request: Request, names: Names) -> dict[str, Any]:
    instance = request.instance
    by = {"id": instance.ended_by, "name": names.get(instance.ended_by, {}).get("zh", "")}
    text = request.trouble["words"]["zh"] if request.trouble and instance.effect == "refused" else instance.ended_text
    return {"glyph": instance.state, "by": by, "at": wire(instance.ended_at), "text": text}


def _facts(request: Request, reader: str | None) -> list[dict[str, Any]]:
    flow, found = request.definition, []
    hidden = hidden_from(flow, request.instance, reader)
    labels = {one.name: one.label for one in flow.form} | {one.name: one.label for one in flow.derived}
    for name in flow.facts:
        value = request.values.get(name, {})
        if any(value.values()) and name not in hidden and not any(one.startswith(f"{name}.") for one in hidden):
            found.append({"label": both(labels[name]), "value": both(value)})
    return found
