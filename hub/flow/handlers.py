"""Asking and deciding: gather → decide → keep → tell, the same for a tap, a command, a word in a thread and HTTP."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hub.chat import card_for
from hub.flow import (
    concluding,
    definitions,
    delegations,
    drafts,
    editing,
    keep,
    meeting,
    naming,
    places,
    requests,
    resolve,
)
from hub.flow.acts import Decide, Done, Remind, Stands, Start, Take
from hub.flow.answers import named_step
from hub.flow.cards import KIND
from hub.flow.decide import Facts, Line, Step, decide
from hub.flow.filling import read_answers
from hub.flow.instance import ENDED, Instance
from hub.flow.request import Request
from hub.flow.route import Ground
from hub.flow.spec import Definition
from hub.flow.undoing import UNDOABLE
from hub.kernel import Act, Calendar, Refused, due, instant, new_id
from hub.people import actor_of, calendar_of, names_in_words, superior_of, with_role
from hub.store import Work

MINUTE = 60_000
SEEING = ("comment", "room")
"""Steps for which it is enough to see the request."""
ENTERING = ("start", "approve", "resubmit", "return", "jump", "remove_sign", "arrive")
"""Steps after which the next node may be entered."""
TimeToSay = Callable[[], Stands]


async def start(act: Act, work: Work) -> TimeToSay:
    """Ask for something: read the form, find who decides, bring the card to them and among the colleagues."""
    asked: Start = act.input
    row, definition = await definitions.in_force(work.db, act.actor.company, asked.flow)
    calendar = await calendar_of(work.db, work.actor.company)
    today = calendar.local(work.at).date()
    form = read_answers(definition, asked.form, asker=act.actor.id, today=today, calendar=calendar)
    await naming.check_pointed(work, definition, {}, form)
    number = await drafts.spent(work, asked.draft, asked.flow)
    request = await open_request(work, row, definition, form, calendar, asked.channel, number=number)
    return await stands(work, request, "start")


async def open_request(
    work: Work, row: str, definition: Definition, form: dict[str, Any], calendar: Calendar, channel: str | None,
    replay: dict[str, Any] | None = None, number: str = "", asker: str = "", parent: tuple[str, int] | None = None,
) -> Request:  # fmt: skip
    """A new request with a form already read; `row` is its definition's, `replay` the act it asks for.

    `number` is the one its draft was given; else it takes the next. Where the hub itself asks, it does so for `asker`,
    within a run of the request `parent`.
    """
    asker = asker or work.actor.id
    blank = Instance(new_id("W", work.at), asker, form)
    today = calendar.local(work.at).date()
    number = number or await drafts.number_for(work, definition)
    bare = Request(number, work.actor.company, definition, blank, work.at, {}, {}, {}, replay=replay, parent=parent)
    request = await editing.written_out(work, bare, form, today)
    facts = await gather(work, request, Step("start", asker))
    decision = decide(definition, blank, Step("start", asker), facts)
    await requests.added(work.db, request, row)
    await naming.hold_files(work, request.id, definition, form)
    work.target = request.no
    kept = await keep.keep(work, request, decision, facts, calendar, room=channel)
    return await concluding.followed(work, kept, blank, "start")


async def take(act: Act, work: Work) -> TimeToSay:
    """Approve, reject, return, transfer, add a signer …, as the act's name says."""
    asked: Take = act.input
    id = await requests.id_of(work.db, act.actor.company, asked.instance, asked.no)
    to = asked.people if asked.to is None else (asked.to, *asked.people)
    step = Step(
        act.name.partition(".")[2], act.actor.id, asked.text.strip(), to, asked.version or None, asked.of or "",
        asked.node or "", asked.way, asked.order, *_forms(act.name, asked.form),
    )  # fmt: skip
    return await stands(work, await taken(work, id, step), step.name)


def _forms(act: str, form: dict[str, Any] | None) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """The request's own form corrected, or other values for the act it asks for."""
    return (None, form or {}) if act == "flow.change" else (form, {})


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
    held = request.instance.form
    request, step = await editing.corrected(work, request, step, calendar)
    facts = await gather(work, request, step)
    try:
        decision = decide(request.definition, request.instance, step, facts)
    except Refused as no:
        raise await _in_words(work, request, calendar, no) from None
    if step.name == "comment" and message is None:
        message = await places.say(work, request, step.text)
    if step.form is not None:
        request = await editing.kept(work, request, held, step.form, calendar)
    before = request.instance
    request = replace(await keep.keep(work, request, decision, facts, calendar, message), changes=[])
    if step.name in ALSO:
        request = await ALSO[step.name](work, request, step, facts)
    return await concluding.followed(work, request, before, step.name)


async def conclude(act: Act, work: Work) -> Done:
    """The clock: the last decision can be undone no more; what it leads to is done."""
    asked: Remind = act.input
    request = await requests.held(work.db, asked.instance)
    note = request.instance.undo
    if note is None or note.until > work.at or request.instance.state not in ENDED:
        return Done()
    request = replace(request, instance=replace(request.instance, undo=None))
    await requests.written(work, request, [], None)
    await concluding.conclude(work, request)
    await places.changed(work, request)
    return Done()


async def remind(act: Act, work: Work) -> Done:
    """The clock: urge whoever is late, and come again in two working hours; nothing once it is decided (R201)."""
    asked: Remind = act.input
    request = await requests.held(work.db, asked.instance)
    if request.instance.state != "running":
        return Done()
    calendar = await calendar_of(work.db, request.company)
    again = due(calendar, work.at, hours=keep.REMIND_HOURS).at
    late = [slot for _, slot in request.instance.pending() if slot.remind_at and slot.remind_at <= work.at]
    lines = []
    for run in request.instance.open_runs:
        slots = tuple(replace(slot, remind_at=again) if slot in late else slot for slot in run.slots)
        if slots != run.slots:
            request = replace(request, instance=request.instance.with_run(replace(run, slots=slots)))
            lines.append(Line("urge", "", run.node, reason="overdue"))
    if late:
        await requests.written(work, request, lines, None)
        await keep.urged(work, request, late, late=True)
    await keep.set_clock(work, request)
    return Done()


async def refresh(act: Act, work: Work) -> Done:
    """The clock: the request may be urged again, so its card offers that again."""
    asked: Remind = act.input
    request = await requests.held(work.db, asked.instance)
    if request.instance.open_runs:
        request = replace(request, instance=replace(request.instance, urged_at=0))
        await requests.written(work, request, [], None)
        await places.changed(work, request)
    return Done()


async def gather(work: Work, request: Request, step: Step) -> Facts:
    """Everything the decision may look at."""
    company = request.company or work.actor.company
    known = await names_in_words(work.db, {*requests.people_in(request), *step.to, step.of, step.by} - {""})
    heirs = [await actor_of(work.db, person) for person in step.to]
    return Facts(
        at=work.at,
        names={**known, "": work.words.both("text.flow.hub")["words"]},
        ground=await ground_of(work, request, step, company),
        sees=step.name in SEEING and await requests.may_see(work.db, request, step.by, work.actor.is_admin),
        watches=work.actor.is_admin and work.actor.id == step.by,
        heirs=frozenset(heir.id for heir in heirs if heir and heir.company == company and heir.kind == "person"),
        urge_every=urge_every(work),
        undo_for=undo_for(work, request.definition),
    )


async def ground_of(work: Work, request: Request, step: Step, company: str) -> Ground:
    """What entering the next steps looks at; nothing for a step after which none is entered."""
    if step.name not in ENTERING:
        return Ground(work.at)
    one = request.instance if step.form is None else replace(request.instance, form=step.form)
    anew = step.name in ("return", "resubmit", "jump")
    people = await resolve.people_ahead(work.db, request.definition, one, company, anew)
    everybody = {person for found in people.values() for person in found}
    return Ground(
        work.at,
        people,
        await superior_of(work.db, one.asker) or "",
        tuple(await with_role(work.db, "admin", company)),
        await delegations.in_force(work.db, everybody, request.definition.name, work.at),
        await resolve.weights(work.db, request.definition, one, company),
        await calendar_of(work.db, company),
        undo_for(work, request.definition) if step.name in UNDOABLE else 0,
    )


def undo_for(work: Work, definition: Definition) -> int:
    """How long a decision that does not end a request of this kind may be undone, in ms."""
    seconds = work.registry.settings["flow.undo_seconds"] if definition.undo is None else definition.undo
    return int(seconds) * 1_000


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
        reply.channel = request.room if step == "room" else None
        reply.answer = {"text": work.words.both(f"text.flow.answered.{step}", title=request.title)}
    return lambda: reply


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


async def _urged(work: Work, request: Request, step: Step, facts: Facts) -> Request:
    await keep.urged(work, request, [slot for _, slot in request.instance.pending()], late=False)
    again = work.at + facts.urge_every
    await work.later(again, "flow.refresh", {"instance": request.id}, timer=f"urge:{request.id}")
    return request


async def _met(work: Work, request: Request, step: Step, facts: Facts) -> Request:
    return await meeting.opened(work, request)


async def _asked_anew(work: Work, request: Request, step: Step, facts: Facts) -> Request:
    """Ask for the same act with other values: a request of its own, decided upon anew."""
    wanted = request.replay or {}
    known = {name: value for name, value in step.given.items() if name in wanted["input"]}
    await work.act_now(wanted["act"], {**wanted["input"], **known})
    return request


ALSO = {"urge": _urged, "room": _met, "change": _asked_anew}
"""What a step does beyond the request itself."""
