"""Keeping a decision: slots are filled, to-dos opened and closed, the card brought on, the clock set, people told."""

from collections.abc import Sequence
from dataclasses import replace

from hub.flow import meeting, places, requests
from hub.flow.cards import KIND
from hub.flow.decide import Decision, Facts, Line, already
from hub.flow.form import both
from hub.flow.instance import ENDED, OPEN, Instance, Run, Slot
from hub.flow.request import Request
from hub.flow.vocabulary import DECIDING, START
from hub.kernel import Calendar, due, new_id, same, worked
from hub.notify import Deadline, Thing, close_others, give_notice, open_todo, reopen, settle, urge
from hub.people import names_in_words
from hub.store import Work

HOUR = 3_600_000
REMIND_HOURS = 2
"""Working hours between one urging and the next (R202)."""
BY_OTHERS = {"superseded": "superseded", "cancelled": "cancelled", "waiting": "superseded", "removed": "cancelled"}
"""State of a slot that was settled without its owner → the state of their to-do."""


async def keep(
    work: Work, request: Request, decision: Decision, facts: Facts, calendar: Calendar, message: str | None = None,
    room: str | None = None,
) -> Request:  # fmt: skip
    """Write what a decision made of a request, and tell everyone concerned.

    `message` is where it was said; `room` where a new request was asked. Raises `decided.already` when the actor's
    slot was filled by somebody else after all.
    """
    before = request.instance
    await _settle(work, before, decision.after, facts)
    await reopen(work, _back(before, decision.after))
    after = await _resumed(work, before, decision.after, calendar)
    after = _called(request, after, calendar, work.at)
    request = replace(request, instance=after)
    await requests.written(work, request, decision.lines, message)
    request = replace(request, lines=request.lines + len(decision.lines))
    if before.state == "draft":
        request = await places.stand(work, request, room)
    else:
        await places.changed(work, request)
    again = before.state in ENDED and after.state not in ENDED and decision.lines[0].act != "undo"
    if before.state == "draft" or again:
        await open_todo(work, request.instance.asker, thing_of(request), "approve", "sent")
    await _open(work, request, before)
    await set_clock(work, request)
    await set_off(work, request, before)
    await meeting.told(work, request, decision.lines)
    await _tell(work, request, before, decision.lines)
    return request


async def set_clock(work: Work, request: Request) -> None:
    """Have the clock urge at the next moment somebody is late, or not at all any more."""
    one, timer = request.instance, f"due:{request.id}"
    moments = [slot.remind_at for _, slot in one.pending() if slot.remind_at] if one.state == "running" else []
    if moments:
        await work.later(min(moments), "flow.remind", {"instance": request.id}, timer=timer)
    else:
        await work.cancel_timer(timer)


async def set_off(work: Work, request: Request, before: Instance) -> None:
    """Have the clock look after every run that has begun to wait, and end the requests within one that is over."""
    one, was = request.instance, {run.no: run for run in before.runs if run.state == "open" and run.waits}
    for run in one.open_runs:
        anew = run.waits and (was.get(run.no) != run or before.state == "suspended")
        until = run.until or (work.at if before.state == "suspended" else 0)
        if anew and until and one.state == "running":
            given = {"instance": request.id, "run": run.no}
            await work.later(until, "flow.arrive", given, timer=f"run:{request.id}:{run.no}")
    over = [no for no, run in was.items() if run.waits == "sub" and one.runs[no - 1].state != "open"]
    for child in await requests.children_under_way(work.db, request.id, over) if over else ():
        await work.later(work.at, "flow.end_child", {"instance": child}, timer=f"end:{child}")


def thing_of(request: Request, channel: str | None = None, message: str | None = None) -> Thing:
    """The request as to-dos and notices name it, and where its card stands for whoever they are for."""
    return Thing(
        kind=KIND, id=request.id, company=request.company, no=request.no, title=both(request.title),
        icon=request.definition.icon,
        sender=request.instance.asker, version=request.instance.version,
        fact=both(request.sub) if any(request.sub.values()) else None, card=request.card,
        channel=channel or request.channel, message=message or request.message, urgent=request.urgent,
    )  # fmt: skip


async def urged(work: Work, request: Request, slots: Sequence[Slot], late: bool) -> None:
    """Urge these people: to the top of their lists, with the card before them once more, and a notice."""
    await urge(work, [slot.todo for slot in slots if slot.todo])
    for slot in slots:
        words = work.words.both("text.flow.urged_late" if late else "text.flow.urged", title=request.title)
        room, message = await places.bring(work, request, slot.person, words)
        thing = thing_of(request, room, message)
        await give_notice(work, slot.person, thing, "flow.urged", words, tone="cinnabar" if late else "amber")


async def _settle(work: Work, before: Instance, after: Instance, facts: Facts) -> None:
    now = {slot.todo: slot for run in after.runs for slot in run.slots if slot.todo}
    gone: dict[str, list[str]] = {}
    for _, slot in before.pending():
        new = now.get(slot.todo)
        if new is None:
            gone.setdefault("cancelled", []).append(slot.todo)
        elif new.state in BY_OTHERS:
            gone.setdefault(BY_OTHERS[new.state], []).append(slot.todo)
        elif new.state != OPEN and not await settle(work, slot.todo, new.state, by=new.by or None, text=new.text):
            raise already(after, facts)
    for state, todos in gone.items():
        await close_others(work, todos, state)


def _back(before: Instance, after: Instance) -> list[str]:
    """The to-dos that were settled and wait again, because what settled them was undone."""
    settled = {slot.todo for run in before.runs for slot in run.slots if slot.todo and slot.state != OPEN}
    return [slot.todo for _, slot in after.pending() if slot.todo in settled]


def _called(request: Request, after: Instance, calendar: Calendar, at: int) -> Instance:
    """The instance with a to-do and a deadline for everybody whose turn has just come (R199)."""
    for run in after.runs:
        slots = tuple(_with_todo(request, run, slot, calendar, at) for slot in run.slots)
        after = after.with_run(replace(run, slots=slots))
    return after


def _with_todo(request: Request, run: Run, slot: Slot, calendar: Calendar, at: int) -> Slot:
    if slot.todo or slot.state not in (OPEN, "told"):
        return slot
    todo = new_id("T", at)
    node = request.definition.node(run.node)
    if slot.state == "told" or node is None:
        return replace(slot, todo=todo)
    limit = due(calendar, at, days=node.days(request.urgent))
    return replace(slot, todo=todo, due=limit.at, provisional=limit.provisional, remind_at=limit.at)


async def _open(work: Work, request: Request, before: Instance) -> None:
    known = {slot.todo for run in before.runs for slot in run.slots}
    for run in request.instance.runs:
        for slot in run.slots:
            if not slot.todo or slot.todo in known:
                continue
            room, message = await places.bring(work, request, slot.person)
            kind, box = _kind_of(request, run, slot)
            node = request.definition.node(run.node)
            step = both(node.name) if node else work.words.both("text.flow.step.start")
            deadline = Deadline(slot.due or None, slot.provisional)
            thing = thing_of(request, room, message)
            await open_todo(work, slot.person, thing, kind, box, step, deadline, slot.todo)
            await meeting.joined(work, request, [slot.person])


async def _resumed(work: Work, before: Instance, after: Instance, calendar: Calendar) -> Instance:
    """What was suspended and goes on has as much working time left as it had then."""
    if before.state != "suspended" or after.state != "running":
        return after
    since = await requests.suspended_at(work.db, after.id)
    for run in after.open_runs:
        slots = tuple(_put_off(slot, calendar, since, work.at) for slot in run.slots)
        after = after.with_run(replace(run, slots=slots))
    return after


def _put_off(slot: Slot, calendar: Calendar, since: int, now: int) -> Slot:
    if slot.state != OPEN or not slot.due:
        return slot
    left = worked(calendar, since, slot.due) / HOUR
    limit = due(calendar, now, hours=left)
    return replace(slot, due=limit.at, provisional=limit.provisional, remind_at=limit.at)


def _kind_of(request: Request, run: Run, slot: Slot) -> tuple[str, str]:
    """What is asked of somebody, and the box of their list it lies in."""
    if slot.state == "told":
        return "copy", "copied"
    if run.node == START:
        return "resubmit", "mine"
    node = request.definition.node(run.node)
    if slot.advises:
        return "advise", "mine"
    return (node.kind if node.kind in DECIDING else "handle") if node else "approve", "mine"


async def _tell(work: Work, request: Request, before: Instance, lines: tuple[Line, ...]) -> None:
    after = request.instance
    if lines and lines[0].act in ("comment", "advise"):
        await _tell_comment(work, request, lines[0])
    if after.state != before.state and after.state not in ENDED and lines[0].act != "undo":
        work.happened(f"flow.{'started' if after.state == 'running' else after.state}", facts_of(request))


async def _tell_comment(work: Work, request: Request, line: Line) -> None:
    who = (await names_in_words(work.db, [line.by])).get(line.by, {})
    title = work.words.both("text.flow.commented", who=who, title=request.title)
    for person in dict.fromkeys((request.instance.asker, *request.instance.waits_for())):
        if person != line.by:
            await give_notice(work, person, thing_of(request), "flow.commented", title, same(line.text))


def facts_of(request: Request) -> dict[str, object]:
    """A request as hearers are told of it."""
    one = request.instance
    return {
        "instance": one.id, "no": request.no, "flow": request.definition.name, "asker": one.asker,
        "state": one.state, "form": dict(one.form),
    }  # fmt: skip
