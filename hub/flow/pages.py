"""Reads for screens: what can be asked for, whom it would pass, one request with its road, and lists of them."""

from collections.abc import Mapping
from typing import Any

from hub.flow import acts, definitions, requests, resolve, trails
from hub.flow.access import HIDDEN, asking, filling, fills, hidden_from, seen_part
from hub.flow.answering import answers_of
from hub.flow.barring import mine
from hub.flow.buttons import correction
from hub.flow.decide import Facts, possible
from hub.flow.filling import check_answers, worked_out
from hub.flow.form import Names, both, field_shape, value_on_wire
from hub.flow.instance import Instance
from hub.flow.presenter import drawn
from hub.flow.request import Request
from hub.flow.route import who_acts
from hub.flow.spec import Definition, Node, Question
from hub.flow.vocabulary import DECIDING, WAITING
from hub.flow.waiting import moment
from hub.kernel import Act, Actor, Both, Refused, Words, due, load, same, wire
from hub.people import calendar_of, names_in_words, superior_of, with_role
from hub.store import Reads, Row, Sql

ON_LIST = "i.id IN (SELECT t.thing FROM todo t WHERE t.person = ? {})"
LISTS = {
    "sent": "i.asker = ?",
    "mine": ON_LIST.format("AND t.box = 'mine' AND t.state = 'pending'"),
    "done": ON_LIST.format("AND t.box = 'mine' AND t.state <> 'pending'"),
    "all": ON_LIST.format(""),
}


async def types(act: Act, reads: Reads) -> acts.TypeList:
    """The kinds of request this person may make."""
    found = await definitions.all_in_force(reads.db, act.actor.company)
    return acts.TypeList([type_shape(one) for one in found])


def type_shape(one: Definition) -> dict[str, Any]:
    """A definition as a screen offers it."""
    return {
        "flow": one.name, "label": both(one.label), "icon": one.icon, "summary": both(one.summary),
        "fields": fields_of(one), "commands": list(one.slash),
    }  # fmt: skip


def fields_of(one: Definition) -> list[dict[str, Any]]:
    """The form as its asker sees it: what is hidden from them is not there, what they only read is fixed."""
    levels = asking(one)
    return [
        field_shape(question, level=levels[question.name], levels=levels)
        for question in one.form
        if levels[question.name] != HIDDEN and (question.formula or fills(question, levels))
    ]


async def preview(act: Act, reads: Reads) -> acts.Route:
    """Whom a request with these values would pass, and what is still wrong with its form."""
    asked: acts.Preview = act.input
    _, definition = await definitions.in_force(reads.db, act.actor.company, asked.flow)
    calendar = await calendar_of(reads.db, act.actor.company)
    today = calendar.local(reads.at).date()
    form, problems = check_answers(definition, asked.form, asker=act.actor.id, today=today)
    told = [{"field": one.field, "words": _said(reads, act, one.reason, one.details)} for one in problems]
    form = worked_out(definition, form, calendar)
    steps, faults = await _steps(reads, definition, Instance("", act.actor.id, form), act.actor.company)
    told += [{"words": _said(reads, act, fault.reason, fault.details)} for fault in faults]
    known = await names_in_words(reads.db, {one for _, people in steps for one in people})
    route, at, urgent = [], reads.at, bool(definition.urgent and form.get(definition.urgent))
    for node, people in steps:
        at = moment(node, form, calendar, at) if node.kind == "delay" else at
        if node.kind in DECIDING:
            at = due(calendar, at, days=node.days(urgent)).at
        route.append(_step_shape(node, [who(one, known) for one in people]) | {"due": wire(at)})
    chosen = {one.name: one.choose for one in definition.form if one.choose}
    instance = Instance("", act.actor.id, form)
    hidden = frozenset(name for name, level in asking(definition).items() if level == HIDDEN)
    seen = seen_part(definition, form, hidden)
    worked = {one.name: value_on_wire(one, seen.get(one.name)) for one in definition.form if computed(one)}
    return acts.Route(
        route, told, {name: value for name, value in worked.items() if name not in hidden},
        {name: await _choices(reads, who_, instance, act.actor.company) for name, who_ in chosen.items()},
    )  # fmt: skip


def computed(question: Question) -> bool:
    """Does the hub work anything out in this question?"""
    return bool(question.formula) or any(column.formula for column in question.columns)


async def _choices(reads: Reads, of: tuple[str, ...], instance: Instance, company: str) -> list[dict[str, Any]]:
    people = await resolve.people_named(reads.db, of, instance, company)
    known = await names_in_words(reads.db, people)
    return [who(one, known) for one in people if one != instance.asker]


async def _steps(
    reads: Reads, definition: Definition, instance: Instance, company: str
) -> tuple[list[tuple[Node, tuple[str, ...]]], list[Refused]]:
    ahead = await resolve.people_ahead(reads.db, definition, instance, company)
    boss = await superior_of(reads.db, instance.asker) or ""
    admins = tuple(await with_role(reads.db, "admin", company))
    steps: list[tuple[Node, tuple[str, ...]]] = []
    faults: list[Refused] = []
    for node in definition.route(instance.form):
        if node.kind in WAITING or node.asks_at:
            steps.append((node, ()))
            continue
        try:
            steps.append((node, who_acts(node, ahead[node.id], instance.asker, boss, admins)[0]))
        except Refused as fault:
            steps.append((node, ()))
            faults.append(fault)
    return steps, faults


def _said(reads: Reads, act: Act, reason: str, details: Mapping[str, Any]) -> str:
    return reads.words.say(act.actor.locale, f"refused.{reason}", **details)


async def get(act: Act, reads: Reads) -> acts.One:
    """One request with its form, its road and its trail. Refuses `flow.missing` to whoever may not know of it."""
    asked: acts.Get = act.input
    id = await requests.id_of(reads.db, act.actor.company, asked.instance, asked.no)
    request = await requests.seen(reads.db, id)
    if not await requests.may_see(reads.db, request, act.actor.id, act.actor.is_admin):
        raise Refused("flow.missing", no=request.no)
    lines = await requests.trail_rows(reads.db, id)
    people = {row["actor"] for row in lines} | {row["heir"] for row in lines}
    known = await names_in_words(reads.db, {*requests.people_in(request), *people} - {""})
    calendar = await calendar_of(reads.db, request.company)
    card = drawn(request, known, reads.words, calendar, act.actor)
    hidden = hidden_from(request.definition, request.instance, act.actor.id)
    held = await trails.names_held(reads, request, lines)
    fill = correction(request, filling(request.definition, request.instance, act.actor.id))
    return acts.One(
        summary(request, known)
        | {
            "form": await answers_of(reads, request, hidden),
            "fill": fill,
            "route": route_shape(request, known),
            "trail": [
                _line(request, row, known, reads) | trails.told(request, row, hidden, held, reads) for row in lines
            ],
            "card": {"id": request.card, **card},
            "may": [
                *_may(request, act.actor, reads.at),
                *(["fill"] if fill and mine(request.instance, act.actor.id) else []),
            ],
            "children": [_related(row) for row in await requests.children(reads.db, id)],
            **(await _around(reads, request)),
        }
    )


async def _around(reads: Reads, request: Request) -> dict[str, Any]:
    """The request this one lies within, where it does."""
    if request.parent is None:
        return {}
    row = await reads.db.row("SELECT id, no, title, state FROM flow_instance WHERE id = ?", request.parent[0])
    return {"parent": _related(row)} if row else {}


def _related(row: Row) -> dict[str, Any]:
    return {"id": row["id"], "no": row["no"], "title": both(load(row["title"])), "state": row["state"]}


async def listed(act: Act, reads: Reads) -> acts.Many:
    """Requests, newest first, in one of the lists; `query` finds a number or words of the title."""
    asked: acts.List = act.input
    if asked.box not in LISTS:
        raise Refused("field.not_offered", field="box", options=list(LISTS))
    where, args = [LISTS[asked.box], "i.company = ?"], [act.actor.id, act.actor.company]
    if asked.before:
        where.append("i.id < ?")
        args.append(asked.before)
    if asked.query.strip():
        where.append("(i.no LIKE ? ESCAPE '!' OR i.title LIKE ? ESCAPE '!')")
        args += [f"%{like(asked.query.strip().upper())}%", f"%{like(asked.query.strip())}%"]
    sql = f"SELECT i.id FROM flow_instance i WHERE {' AND '.join(where)} ORDER BY i.id DESC LIMIT ?"
    rows = await reads.db.rows(sql, *args, asked.limit + 1)
    found = await requests.many(reads.db, [row["id"] for row in rows[: asked.limit]])
    known = await names_in_words(reads.db, {one for request in found for one in requests.people_in(request)})
    lines = "\n".join(f"{request.no} {request.title[reads.words.company_locale]}" for request in found)
    answer = {"text": same(lines) if lines else reads.words.both("text.flow.none_waits")}
    return acts.Many([summary(request, known) for request in found], len(rows) > asked.limit, answer)


def summary(request: Request, known: Names) -> dict[str, Any]:
    """A request as a list shows it."""
    one = request.instance
    shape = {
        "id": one.id, "no": request.no, "flow": request.definition.name, "label": both(request.definition.label),
        "icon": request.definition.icon, "title": both(request.title), "sub": both(request.sub), "state": one.state,
        "asker": who(one.asker, known), "started_at": wire(request.started_at), "urgent": request.urgent,
        "version": one.version, "waits_for": [who(person, known) for person in one.waits_for()],
        "ended": _ended(request, known), "channel": request.channel, "message": request.message, "room": request.room,
    }  # fmt: skip
    return {name: held for name, held in shape.items() if held is not None}


def route_shape(request: Request, known: Names) -> list[dict[str, Any]]:
    """The road with everybody's part in it: those who acted, those it waits for, and the steps to come."""
    runs = request.instance.live
    shown = []
    for node in request.definition.route(request.instance.form):
        run = runs.get(node.id)
        people = [
            who(slot.person, known)
            | {"state": slot.state, "text": slot.text}
            | ({"at": wire(slot.at)} if slot.at else {})
            | ({"due": wire(slot.due), "provisional": slot.provisional} if slot.due else {})
            for slot in (run.slots if run else ())
        ]
        shown.append(_step_shape(node, people) | {"state": run.state if run else "todo"})
    return shown


def like(text: str) -> str:
    """A text inside a LIKE pattern whose escape sign is `!`."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _step_shape(node: Node, people: list[dict[str, Any]]) -> dict[str, Any]:
    why = {"why": both(node.why)} if node.why and node.when else {}
    return {"name": both(node.name), "kind": node.kind, "work": node.work, "mode": node.mode, "people": people, **why}


def _line(request: Request, row: Row, known: Names, reads: Reads) -> dict[str, Any]:
    node = request.definition.node(row["node"])
    shape = {
        "no": row["no"], "at": wire(row["at"]), "by": who(row["actor"], known), "act": row["act"],
        "words": reads.words.both(f"text.flow.line.{row['act']}"), "text": row["body"], "via": row["via"],
        "node": both(node.name) if node else None, "to": who(row["heir"], known) if row["heir"] in known else None,
        "onto": _step_named(request, row["heir"], reads.words) if row["act"] in ("return", "jump") else None,
        "reason": reads.words.both(f"text.flow.reason.{row['reason']}") if row["reason"] else None,
        "message": row["message"],
    }  # fmt: skip
    return {name: held for name, held in shape.items() if held is not None}


def _step_named(request: Request, id: str, words: Words) -> Both:
    node = request.definition.node(id)
    return both(node.name) if node else words.both("text.flow.step.start")


def _may(request: Request, actor: Actor, at: int) -> tuple[str, ...]:
    """What the reader may do; whoever reads a request may comment on it."""
    one = request.instance
    facts = Facts(at=one.urged_at, sees=True, urge_every=1, watches=actor.is_admin)
    late = ("undo",) if one.undo and one.undo.until <= at else ()
    return tuple(step for step in possible(request.definition, one, actor.id, facts) if step not in late)


def _ended(request: Request, known: Names) -> dict[str, Any] | None:
    one = request.instance
    if not one.ended_at:
        return None
    return {"by": who(one.ended_by, known), "at": wire(one.ended_at), "text": one.ended_text}


def who(person: str, known: Names) -> dict[str, Any]:
    """Somebody as the wire names them."""
    return {"id": person, "name": known.get(person, {}).get("zh", "")}


async def naming(db: Sql, company: str, said: str, most: int) -> list[Row]:
    """The latest requests of a company whose form holds this text, such as a customer's name; whoever may see them."""
    sql = """SELECT id, no, started_at FROM flow_instance WHERE company = ? AND form LIKE ? ESCAPE '!'
    ORDER BY id DESC LIMIT ?"""
    return await db.rows(sql, company, f"%{like(said)}%", most)
