"""The buttons of a request's card: each with its label, its form, and whom it is for. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.flow.access import Levels, asking, fillable, filling
from hub.flow.barring import added_by, mine
from hub.flow.form import Names, both, field_shape
from hub.flow.request import Request
from hub.flow.returning import targets
from hub.flow.vocabulary import DECIDING, WAITING
from hub.kernel import Both, Words, wire

MOST_NAMED = 50
STYLES: Mapping[str, dict[str, str]] = {
    "approve": {"style": "primary"}, "reject": {"style": "danger"}, "claim": {"style": "primary"},
    "resubmit": {"style": "primary"}, "advise": {"style": "primary"}, "retry": {"style": "primary"},
}  # fmt: skip
ASKS_FIRST = ("unclaim", "take_back", "reopen", "give_up")
"""Steps without a form that are not taken by a slip of the thumb."""
PERSONAL = ("return", "remove_sign")
"""Steps whose form offers each person something else."""
WORK = ("handle", *WAITING)
"""Kinds of step at which something is done rather than judged."""
Field = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as one person sees it."""

    request: Request
    names: Names
    words: Words
    person: str


def action(request: Request, names: Names, words: Words, step: str, people: Sequence[str]) -> dict[str, Any]:
    """One button, for these people. Where each of several is offered other choices, each asks for their own."""
    seen = Seen(request, names, words, people[0])
    fills = step == "approve" and any(node.fields for node in request.definition.every_node)
    asks = len(people) > MOST_NAMED or ((step in PERSONAL or fills) and len(people) > 1)
    shown: dict[str, Any] = {"id": step, "label": words.both(_label(request, step, people[0])), **STYLES.get(step, {})}
    if form := _form(seen, step):
        shown["form"] = form
    if step == "undo" and request.instance.undo:
        shown["until"] = wire(request.instance.undo.until)
    if step in ASKS_FIRST:
        shown["confirm"] = words.both(f"text.flow.confirm.{step}")
    if step == "reject" and request.definition.quick:
        shown["quick"] = [both(one) for one in request.definition.quick]
    return shown | {"for": "ask" if asks else list(people)}


def _form(seen: Seen, step: str) -> list[Field]:
    """The fields a button asks for; nothing for one that is pressed and done."""
    request = seen.request
    if step == "resubmit":
        return correction(request, asking(request.definition))
    if step == "approve":
        asked = correction(request, filling(request.definition, request.instance, seen.person))
        return [*asked, _field(seen.words, "text", "long", "note", False)] if asked else []
    return _other_values(seen) if step == "change" else [make(seen) for make in FORMS.get(step, ())]


def _other_values(seen: Seen) -> list[Field]:
    """What the act asked for was given, in the words people know it by."""
    wanted = seen.request.replay or {"act": "", "input": {}}
    module = wanted["act"].partition(".")[0]
    named = {name: f"{module}.{name}" for name, value in wanted["input"].items() if isinstance(value, str)}
    return [
        {"name": name, "kind": "long", "label": seen.words.both(f"field.{key}"), "required": True, "list": False,
         "default": wanted["input"][name]}
        for name, key in named.items() if seen.words.has(f"field.{key}")
    ]  # fmt: skip


def correction(request: Request, levels: Levels) -> list[Field]:
    """What may be filled in, as it stands now; none of what may only be read."""
    held = request.instance.form
    return [
        field_shape(one, held.get(one.name), levels[one.name], levels) for one in fillable(request.definition, levels)
    ]


def _label(request: Request, step: str, person: str) -> str:
    places = mine(request.instance, person) if step == "approve" else ()
    nodes = [request.definition.node(run.node) for run, _ in places]
    return (
        "text.flow.handled" if nodes and all(node and node.kind in WORK for node in nodes) else f"act.flow.{step}"
    )


Make = Callable[[Seen], Field]


def _text(words_of: str, required: bool = False) -> Make:
    return lambda seen: _field(seen.words, "text", "long", words_of, required)


def _people(name: str, kind: str, words_of: str) -> Make:
    return lambda seen: _field(seen.words, name, kind, words_of, True)


def _choice(name: str, values: Sequence[str], words_of: str) -> Make:
    def make(seen: Seen) -> Field:
        offered = [(one, seen.words.both(f"text.flow.{name}.{one}")) for one in values]
        return _offering(_field(seen.words, name, "choice", words_of, True), offered)

    return make


def _back_to(seen: Seen) -> Field:
    nodes = [
        (id, seen.request.definition.node(id))
        for id in targets(seen.request.definition, seen.request.instance, seen.person)
    ]
    offered = [(id, both(node.name) if node else seen.words.both("text.flow.step.start")) for id, node in nodes]
    return _offering(
        _field(seen.words, "node", "choice", "back_to", True),
        offered,
    )


def _on_to(seen: Seen) -> Field:
    route = seen.request.definition.route(seen.request.instance.form)
    offered = [(node.id, both(node.name)) for node in route if node.kind in DECIDING]
    return _offering(_field(seen.words, "node", "choice", "on_to", True), offered)


def _whom(pick: Callable[[Seen], Sequence[str]]) -> Make:
    def make(seen: Seen) -> Field:
        field = _field(seen.words, "of", "choice", "whom", True)
        return _offering(field, [(one, both(seen.names.get(one, {}))) for one in dict.fromkeys(pick(seen))])

    return make


def _added(seen: Seen) -> Sequence[str]:
    return [slot.person for _, slot in added_by(seen.request.instance, seen.person, watches=False)]


def _waited_for(seen: Seen) -> Sequence[str]:
    return [slot.person for _, slot in seen.request.instance.pending() if not slot.advises]


def _offering(field: Field, offered: Sequence[tuple[str, Both]]) -> Field:
    return field | {"options": [{"value": value, "label": label} for value, label in offered], "default": offered[0][0]}


def _field(words: Words, name: str, kind: str, words_of: str, required: bool) -> Field:
    field: Field = {
        "name": name, "kind": kind, "label": words.both(f"field.flow.{words_of}"), "required": required, "list": False,
    }  # fmt: skip
    if words.has(f"field.flow.{words_of}.help"):
        field["help"] = words.both(f"field.flow.{words_of}.help")
    return field


FORMS: Mapping[str, tuple[Make, ...]] = {
    "reject": (_text("reason", True),),
    "veto": (_text("reason", True),),
    "return": (_back_to, _choice("way", ("rerun", "straight"), "way"), _text("why_returned", True)),
    "transfer": (_people("to", "person", "heir"), _text("note")),
    "delegate": (_people("to", "person", "advisor"), _text("note")),
    "add_sign": (
        _people("people", "people", "signers"),
        _choice("order", ("before", "after", "beside"), "order"),
        _text("note"),
    ),
    "remove_sign": (_whom(_added), _text("note")),
    "ask": (_people("people", "people", "asked"), _text("question", True)),
    "advise": (_text("advice", True),),
    "comment": (_text("comment", True),),
    "withdraw": (_text("why_back"),),
    "suspend": (_text("why_watched", True),),
    "resume": (_text("why_watched", True),),
    "jump": (_on_to, _text("why_watched", True)),
    "replace": (_whom(_waited_for), _people("to", "person", "heir"), _text("why_watched", True)),
    "terminate": (_text("why_watched", True),),
    "void": (_text("why_watched", True),),
}
"""Step → the fields of its form, made for whoever reads it."""
