"""Changing the form of a request under way: by its asker, or by whoever's step leaves a field to them (R161, R179)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from hub.chat import card_for
from hub.flow import acts, naming, places, requests
from hub.flow.access import REQUIRED, asking, differences, fillable, filling
from hub.flow.barring import mine
from hub.flow.cards import KIND
from hub.flow.filling import read_answers
from hub.flow.form import filled, shown, value_on_wire
from hub.flow.instance import OPEN, Instance
from hub.flow.request import Request
from hub.flow.steps import Line, Step
from hub.kernel import Act, Calendar, Refused
from hub.people import calendar_of
from hub.store import Work


async def fill(act: Act, work: Work) -> acts.Stands:
    """Fill in what my step leaves to me, without deciding. Refuses `flow.nothing_to_fill`, `card.stale`."""
    asked: acts.Fill = act.input
    id = await requests.id_of(work.db, act.actor.company, asked.instance, asked.no)
    request = await requests.held(work.db, id)
    if not await requests.may_see(work.db, request, act.actor.id):
        raise Refused("flow.missing", no=request.no)
    levels = filling(request.definition, request.instance, act.actor.id)
    stands = mine(request.instance, act.actor.id)
    if not stands or not fillable(request.definition, levels):
        raise Refused("flow.nothing_to_fill")
    if asked.version is not None and asked.version < min(slot.since for _, slot in stands):
        raise Refused("card.stale", card=await card_for(work, KIND, id, act.actor))
    calendar = await calendar_of(work.db, act.actor.company)
    before = request.instance.form
    request, step = await corrected(work, request, Step("fill", act.actor.id, form=asked.form), calendar)
    if step.form is not None:
        request = await kept(work, request, before, step.form, calendar)
        await requests.written(work, request, [Line("fill", act.actor.id, stands[0][0].node)], None)
        await places.changed(work, request)
    work.target = request.no
    return acts.Stands(id, request.no, request.instance.state, await card_for(work, KIND, id, act.actor) or {})


async def corrected(work: Work, request: Request, step: Step, calendar: Calendar) -> tuple[Request, Step]:
    """The request and the step with what its taker filled in read, as far as they may fill it in. Refuses an approval
    that leaves out what its step must fill in.
    """
    definition, one = request.definition, request.instance
    if step.form is None and step.name != "approve":
        return request, step
    levels = asking(definition) if step.name == "resubmit" else filling(definition, one, step.by)
    if step.form is None and REQUIRED not in levels.values():
        return request, step
    raw = step.form if step.form is not None else _as_it_stands(request, levels)
    today = calendar.local(work.at).date()
    form = read_answers(definition, raw, asker=step.by, today=today, calendar=calendar, levels=levels, before=one.form)
    await naming.check_pointed(work, definition, one.form, form)
    if step.name == "resubmit":
        return request, replace(step, form=form)
    if form == one.form:
        return request, replace(step, form=None)
    return replace(request, instance=_edited(one, form, step.by)), replace(step, form=form)


def _edited(one: Instance, form: Mapping[str, Any], by: str) -> Instance:
    """The request with its form filled in further. Whoever else is asked at the moment must have seen it like this."""
    version = one.version + 1
    for run in one.open_runs:
        slots = (
            replace(slot, since=version) if slot.state == OPEN and slot.person != by else slot for slot in run.slots
        )
        one = one.with_run(replace(run, slots=tuple(slots)))
    return replace(one, form=form, version=version)


async def kept(
    work: Work, request: Request, before: Mapping[str, Any], form: Mapping[str, Any], calendar: Calendar
) -> Request:
    """The request with its changed form written, its words anew, its files held, and what it changed noted."""
    request = await written_out(work, request, form, calendar.local(work.at).date())
    request = replace(request, changes=differences(before, form))
    await requests.corrected(work.db, request)
    await naming.hold_files(work, request.id, request.definition, form)
    return request


async def written_out(work: Work, request: Request, form: Mapping[str, Any], today: date) -> Request:
    """The request with this form, and with the words people read of it."""
    definition, asker = request.definition, request.instance.asker
    known = await naming.names_for(work.db, definition.form, form, asker)
    values = shown(definition, form, known, work.words, today)
    words = {**values, "asker": known.get(asker, {})}
    return replace(
        request,
        instance=replace(request.instance, form=form),
        values=values,
        title=filled(definition.title, words),
        sub=filled(definition.sub, words),
        urgent=bool(definition.urgent and form.get(definition.urgent)),
    )


def _as_it_stands(request: Request, levels: Mapping[str, str]) -> dict[str, Any]:
    """What may be filled in as it is filled in now, as a form would send it."""
    held = request.instance.form
    return {
        one.name: value_on_wire(one, held.get(one.name))
        for one in fillable(request.definition, levels)
        if held.get(one.name) is not None
    }
