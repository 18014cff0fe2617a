"""Asking and deciding: gather → decide → keep → tell, the same for a tap, a command, a word in a thread and HTTP."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hub.chat import card_for
from hub.flow import definitions, keep, places, requests, resolve
from hub.flow.acts import Decide, Done, Remind, Stands, Start, Take
from hub.flow.answers import named_step
from hub.flow.cards import KIND
from hub.flow.decide import Facts, Line, Step, decide
from hub.flow.form import filled, read_answers, shown
from hub.flow.instance import Instance
from hub.flow.request import Request
from hub.flow.spec import Definition
from hub.kernel import Act, Calendar, Refused, due, instant, new_id
from hub.people import actor_of, calendar_of, names_in_words, with_role
from hub.store import Work

MINUTE = 60_000
TimeToSay = Callable[[], Stands]


async def start(act: Act, work: Work) -> TimeToSay:
    """Ask for something: read the form, find who decides, bring the card to them and among the colleagues."""
    asked: Start = act.input
    row, definition = await definitions.in_force(work.db, act.actor.company, asked.flow)
    calendar = await calendar_of(work.db, work.actor.company)
    today = calendar.local(work.at).date()
    form = read_answers(definition, asked.form, asker=act.actor.id, today=today, calendar=calendar)
    request = await open_request(work, row, definition, form, calendar, asked.channel)
    return await stands(work, request, "start")


async def open_request(
    work: Work, row: str, definition: Definition, form: dict[str, Any], calendar: Calendar, channel: str | None,
    replay: dict[str, Any] | None = None,
) -> Request:  # fmt: skip
    """A new request with a form already read; `row` is its definition's, `replay` the act it asks for."""
    blank = Instance(new_id("W", work.at), work.actor.id, form)
    today = calendar.local(work.at).date()
    request = await _written_out(work, definition, blank, today, replay)
    facts = await gather(work, request, Step("start", work.actor.id))
    decision = decide(definition, blank, Step("start", work.actor.id), facts)
    await requests.added(work.db, request, row)
    work.target = request.no
    return await keep.keep(work, request, decision, facts, calendar, room=channel)


async def take(act: Act, work: Work) -> TimeToSay:
    """Approve, reject, transfer, comment, urge or withdraw, as the act's name says."""
    asked: Take = act.input
    id = await requests.id_of(work.db, act.actor.company, asked.instance, asked.no)
    step = Step(act.name.partition(".")[2], act.actor.id, asked.text.strip(), asked.to or "", asked.version or None)
    return await stands(work, await taken(work, id, step), step.name)


async def decided(act: Act, work: Work) -> TimeToSay:
    """`/approve LV-202611-0007 ok`: the step is named by a word of any language. Refuses `flow.unclear`."""
    asked: Decide = act.input
    meant = named_step(asked.answer)
    if meant.step == "list" or not meant.sure:
        raise Refused("flow.unclear", field="answer", said=asked.answer)
    id = await requests.id_of(work.db, act.actor.company, None, asked.no)
    request = await taken(work, id, Step(meant.step, act.actor.id, meant.text))
    return await stands(work, request, meant.step)


async def taken(work: Work, id: str, step: Step, message: str | None = None) -> Request:
    """Take a step with a request. A comment made elsewhere is also said below its card; `message` is where it was."""
    request = await requests.held(work.db, id)
    if not await requests.may_see(work.db, request, step.by, work.actor.is_admin):
        raise Refused("flow.missing", no=request.no)
    work.target = request.no
    calendar = await calendar_of(work.db, work.actor.company)
    facts = await gather(work, request, step)
    try:
        decision = decide(request.definition, request.instance, step, facts)
    except Refused as no:
        raise await _in_words(work, request, calendar, no) from None
    if step.name == "comment" and message is None:
        message = await places.say(work, request, step.text)
    request = await keep.keep(work, request, decision, facts, calendar, message)
    if step.name == "urge":
        run = request.instance.run
        await keep.urged(work, request, run.pending() if run else (), late=False)
        again = work.at + facts.urge_every
        await work.later(again, "flow.refresh", {"instance": request.id}, timer=f"urge:{request.id}")
    if request.instance.state == "approved" and request.replay:
        await _replayed(work, request)
    return request


async def remind(act: Act, work: Work) -> Done:
    """The clock: urge whoever is late, and come again in two working hours; nothing once it is decided (R201)."""
    asked: Remind = act.input
    request = await requests.held(work.db, asked.instance)
    run = request.instance.run
    if run is None:
        return Done()
    calendar = await calendar_of(work.db, request.company)
    again = due(calendar, work.at, hours=keep.REMIND_HOURS).at
    late = [slot for slot in run.pending() if slot.remind_at and slot.remind_at <= work.at]
    if late:
        slots = tuple(replace(slot, remind_at=again) if slot in late else slot for slot in run.slots)
        request = replace(request, instance=request.instance.with_run(replace(run, slots=slots)))
        line = Line("urge", "", run.node, reason="overdue")
        await requests.written(work, request, [line], None)
        await keep.urged(work, request, late, late=True)
    await keep.set_clock(work, request)
    return Done()


async def refresh(act: Act, work: Work) -> Done:
    """The clock: the request may be urged again, so its card offers that again."""
    asked: Remind = act.input
    request = await requests.held(work.db, asked.instance)
    if request.instance.run is not None:
        request = replace(request, instance=replace(request.instance, urged_at=0))
        await requests.written(work, request, [], None)
        await places.changed(work, request)
    return Done()


async def gather(work: Work, request: Request, step: Step) -> Facts:
    """Everything the decision may look at."""
    one, company = request.instance, request.company or work.actor.company
    known = await names_in_words(work.db, {*requests.people_in(request), step.to, step.by} - {""})
    ahead = step.name in ("start", "approve")
    heir = await actor_of(work.db, step.to) if step.to else None
    return Facts(
        at=work.at,
        names={**known, "": work.words.both("text.flow.hub")["words"]},
        people=await resolve.people_ahead(work.db, request.definition, one, company) if ahead else {},
        superior=await resolve.superior(work.db, one.asker) if ahead else "",
        admins=tuple(await with_role(work.db, "admin", company)) if ahead else (),
        sees=step.name == "comment" and await requests.may_see(work.db, request, step.by, work.actor.is_admin),
        heir=heir is not None and heir.company == company and heir.kind == "person",
        urge_every=urge_every(work),
    )


def urge_every(work: Work) -> int:
    """How soon the same matter may be urged again by hand, in ms."""
    return int(work.registry.settings["flow.urge_every_minutes"]) * MINUTE


async def stands(work: Work, request: Request, step: str) -> TimeToSay:
    """The reply every step gives: the request as it stands, with the card as the actor sees it."""
    card = await card_for(work, KIND, request.id, work.actor) or {}
    reply = Stands(request.id, request.no, request.instance.state, card)
    if step == "start":
        reply.channel, reply.message = request.channel, request.message
    else:
        reply.answer = {"text": work.words.both(f"text.flow.answered.{step}", title=request.title)}
    return lambda: reply


async def _written_out(
    work: Work, definition: Definition, blank: Instance, today: date, replay: dict[str, Any] | None
) -> Request:
    people = {one for question in definition.form for one in _people(question.of.kind.name, blank.form, question.name)}
    known = await names_in_words(work.db, people | {work.actor.id})
    values = shown(definition, blank.form, known, work.words, today)
    words = {**values, "asker": known.get(work.actor.id, {})}
    number = await work.number(definition.prefix, f"{today:%Y%m}")
    return Request(
        number, work.actor.company, definition, blank, work.at, filled(definition.title, words),
        filled(definition.sub, words), values, bool(definition.urgent and blank.form.get(definition.urgent)),
        replay=replay,
    )  # fmt: skip


def _people(kind: str, form: Any, name: str) -> list[str]:
    value = form.get(name) if kind in ("person", "people") else None
    return value if isinstance(value, list) else [value] if value else []


async def _in_words(work: Work, request: Request, calendar: Calendar, no: Refused) -> Refused:
    """The refusal with what its sentence needs: who decided, at what time, and the card as it stands."""
    if no.reason == "decided.already":
        time, by = calendar.local(instant(no.details["at"])), no.details["by"]["id"]
        who = (await names_in_words(work.db, [by])).get(by) or work.words.both("text.flow.hub")
        did = work.words.both(f"text.flow.past.{no.details['what']}")
        return Refused(no.reason, **no.details, who=who, time=f"{time:%m-%d %H:%M}", did=did)
    if no.reason == "card.stale":
        return Refused(no.reason, card=await card_for(work, KIND, request.id, work.actor))
    return no


async def _replayed(work: Work, request: Request) -> None:
    """What was asked for is done now, for the asker, and judged again: the world may have changed meanwhile."""
    wanted = request.replay or {}
    asker = await actor_of(work.db, request.instance.asker)
    if asker is None:
        raise Refused("flow.asker_left")
    await work.act_now(wanted["act"], wanted["input"], asker, approved=True)
