"""What follows when a request has ended: its asker is told, hearers hear of it, and what it asked for is done.

Where the last decision may still be undone all this waits for the clock, once, however often the hub is killed.
"""

from dataclasses import replace
from typing import Any

import msgspec

from hub.flow import places, requests
from hub.flow.instance import ENDED, Instance
from hub.flow.keep import facts_of, thing_of
from hub.flow.request import Request
from hub.flow.steps import EFFECTS, Line
from hub.kernel import Actor, Refused, same
from hub.notify import close_others, close_sent, give_notice, open_todo
from hub.people import actor_of, names_in_words
from hub.store import Work, admit

CLOSED_AS = {"withdrawn": "cancelled", "terminated": "cancelled", "voided": "cancelled"}
TOLD = ("approved", "rejected", "terminated", "voided")
"""Ends the asker is told of; what they withdrew they know."""
TONES = {"approved": "pine"}
EFFECT_TODO = "SELECT id FROM todo WHERE thing = ? AND kind = 'effect' AND state = 'pending'"


async def followed(work: Work, request: Request, before: Instance, step: str) -> Request:
    """Everything that follows a step that was kept: at once, or when its window for undoing closes."""
    one, timer = request.instance, f"conclude:{request.id}"
    if step == "undo" and before.state in ENDED:
        await work.cancel_timer(timer)
    elif step in EFFECTS:
        return await _after_effect(work, request, step)
    elif one.state in ENDED and one.state != before.state:
        if one.undo is None:
            return await conclude(work, request)
        await work.later(one.undo.until, "flow.conclude", {"instance": request.id}, timer=timer)
    return request


async def conclude(work: Work, request: Request) -> Request:
    """Tell everyone of the end, and do what was asked for."""
    one = request.instance
    await close_sent(work, request.id, CLOSED_AS.get(one.state, one.state))
    if one.state in TOLD:
        await _tell_asker(work, request)
    work.happened(f"flow.{one.state}", facts_of(request))
    if request.parent:
        parent, run = request.parent
        given = {"instance": parent, "run": run}
        await work.later(work.at, "flow.arrive", given, timer=f"run:{parent}:{run}")
    return await carry_out(work, request) if one.state == "approved" and request.replay else request


async def carry_out(work: Work, request: Request) -> Request:
    """Do what was asked for, now, for the asker, and judged again: the world may have changed meanwhile.

    What is refused leaves the request approved, says so in the trail and on the card, and lies on the asker's list.
    """
    wanted = request.replay or {}
    asker = await actor_of(work.db, request.instance.asker)
    if asker is None:
        no: Refused | None = Refused("flow.asker_left")
    else:
        no = await done_for(work, asker, wanted["act"], wanted["input"])
    if no is None:
        return request
    key = f"refused.{no.reason}"
    why = work.words.both(key, **no.details) if work.words.has(key) else same(no.reason)
    request = replace(
        request, instance=replace(request.instance, effect="refused"), trouble={"reason": no.reason, **why}
    )
    await requests.written(work, request, [Line("effect_refused", "", "", why["text"])], None)
    await places.changed(work, request)
    title = work.words.both("text.flow.effect_refused", title=request.title)
    room, message = await places.bring(work, request, request.instance.asker, title)
    await open_todo(work, request.instance.asker, thing_of(request, room, message), "effect")
    return request


async def done_for(work: Work, asker: Actor, name: str, given: dict[str, Any]) -> Refused | None:
    """Do an act for the asker of a request, by their rights as they are now; when it is refused, why, and nothing of it
    remains. An input that cannot be read is a refusal too: the clock would only bring it again.
    """
    kind = work.registry.acts.get(name)
    if kind is None or kind.reads:
        return Refused("act.unknown", act=name)
    try:
        admit(kind, asker)
        msgspec.convert(given, kind.input)
    except Refused as no:
        return no
    except msgspec.ValidationError as wrong:
        return Refused("field.unreadable", field=name, label=name, value=str(wrong)[:60])
    return await work.attempt(name, given, asker, approved=True)


async def _after_effect(work: Work, request: Request, step: str) -> Request:
    done = {"retry": "superseded"}.get(step, "cancelled")
    await close_others(work, [row["id"] for row in await work.db.rows(EFFECT_TODO, request.id)], done)
    return await carry_out(work, request) if step == "retry" else request


async def _tell_asker(work: Work, request: Request) -> None:
    one = request.instance
    who = (await names_in_words(work.db, [one.ended_by])).get(one.ended_by) or work.words.both("text.flow.hub")
    title = work.words.both(f"text.flow.result.{one.state}", who=who, title=request.title)
    room, message = await places.bring(work, request, one.asker, title)
    body = same(one.ended_text) if one.ended_text else None
    thing = thing_of(request, room, message)
    await give_notice(work, one.asker, thing, f"flow.{one.state}", title, body, TONES.get(one.state, "cinnabar"))
