"""What the clock and the outer world bring to a request: a moment has come, an act is due, a service has answered, a
request within it is over.
"""

from dataclasses import replace
from typing import Any

from hub.flow import acts, concluding, definitions, keep, places, requests, waking_acts
from hub.flow.arriving import Answer, arrived
from hub.flow.decide import Decision, Line, Step
from hub.flow.filling import read_answers
from hub.flow.handlers import gather, open_request
from hub.flow.instance import UNDER_WAY, Run
from hub.flow.moving import ended
from hub.flow.request import Request
from hub.flow.spec import Node
from hub.flow.waiting import CALLED, MOST_CALLS, PATIENCE, calls_made, handed, rows_of
from hub.kernel import Act, Refused
from hub.people import actor_of, calendar_of
from hub.store import Work, marks

DEEPEST = 5
"""Requests within requests within requests."""
BY_LOGIN = "SELECT id, login FROM person WHERE company = ? AND (id IN ({0}) OR login IN ({0})) AND gone_at IS NULL"


async def arrive(act: Act, work: Work) -> acts.Done:
    """The clock: look after a run that waits for no person. Once it does not wait any more there is nothing to do."""
    asked: waking_acts.Arrive = act.input
    found = await _waiting(work, asked.instance, asked.run)
    if found is None:
        return acts.Done()
    request, run, node = found
    come = await LOOKS_AFTER[run.waits](work, request, run, node)
    if isinstance(come, Answer):
        await _go_on(work, request, run, come)
    elif come is not None:
        await _wait_on(work, request, come)
    return acts.Done()


async def answered(act: Act, work: Work) -> acts.Done:
    """A service has answered: who acts, or that it has heard."""
    asked: waking_acts.Answered = act.input
    found = await _waiting(work, asked.instance, asked.run)
    if found is not None and found[1].waits in ("hook", "resolve"):
        people = await _known(work, asked.people)
        await _go_on(work, found[0], found[1], Answer(asked.done, people, asked.text))
    return acts.Done()


async def spawn(act: Act, work: Work) -> acts.Done:
    """Ask for what a request within a request asks, for its asker; what cannot be asked like this fails the step."""
    asked: waking_acts.Spawn = act.input
    found = await _waiting(work, asked.instance, asked.run)
    if found is None:
        return acts.Done()
    request, run, node = found
    rows = rows_of(node, request.instance)
    try:
        if asked.row >= len(rows):
            raise Refused("flow.row_gone", n=asked.row + 1)
        row = rows[asked.row]
        await _asked_within(work, request, run, node, handed(request.definition, node, request.instance, row))
    except Refused as no:
        why = work.words.both(f"refused.{no.reason}", **no.details)
        await _go_on(work, request, run, Answer(False, text=why["text"]))
    return acts.Done()


async def end_child(act: Act, work: Work) -> acts.Done:
    """The request around this one is over or gone back: so is this."""
    asked: acts.Remind = act.input
    request = await requests.held(work.db, asked.instance)
    before = request.instance
    if before.state not in UNDER_WAY:
        return acts.Done()
    step = Step("terminate", "")
    facts = await gather(work, request, step)
    decision = Decision(
        ended(before, "terminated", "cancelled", step, work.at), (Line("terminate", "", "", "", "around"),)
    )
    kept = await keep.keep(work, request, decision, facts, await calendar_of(work.db, request.company))
    await concluding.followed(work, kept, before, "terminate")
    return acts.Done()


async def _waiting(work: Work, instance: str, number: int) -> tuple[Request, Run, Node] | None:
    request = await requests.held(work.db, instance)
    run = next((one for one in request.instance.open_runs if one.no == number and one.waits), None)
    node = request.definition.node(run.node) if run else None
    if run is None or node is None or request.instance.state != "running":
        return None
    return request, run, node


async def _go_on(work: Work, request: Request, run: Run, answer: Answer) -> None:
    facts = await gather(work, request, Step("arrive", ""))
    before, decision = request.instance, arrived(request.definition, request.instance, run, answer, facts)
    kept = await keep.keep(work, request, decision, facts, await calendar_of(work.db, request.company))
    work.target = request.no
    await concluding.followed(work, kept, before, "arrive")


async def _wait_on(work: Work, request: Request, run: Run) -> None:
    before = request.instance
    request = replace(request, instance=before.with_run(run))
    await requests.written(work, request, [], None)
    await keep.set_off(work, request, before)
    await places.changed(work, request)


async def _delay(work: Work, request: Request, run: Run, node: Node) -> Answer | Run | None:
    return Answer(True) if run.until <= work.at else None


async def _act(work: Work, request: Request, run: Run, node: Node) -> Answer | Run | None:
    """The act is the asker's: their rights are judged, and the world as it is now."""
    asker = await actor_of(work.db, request.instance.asker)
    if asker is None:
        return Answer(False, text=work.words.both("refused.flow.asker_left")["text"])
    given = handed(request.definition, node, request.instance)
    no = await concluding.done_for(work, asker, node.act, given)
    return Answer(no is None, text="" if no is None else work.words.both(f"refused.{no.reason}", **no.details)["text"])


async def _call(work: Work, request: Request, run: Run, node: Node) -> Answer | Run | None:
    """Call the service, and again while it does not answer; in the end it has failed."""
    made = calls_made(run)
    if made >= MOST_CALLS:
        return Answer(False, text=work.words.both("text.flow.unanswered", times=made)["text"])
    one, asks = request.instance, run.waits == "resolve"
    form = handed(request.definition, node, one) if node.given else _whole(request)
    body = {
        "request": request.no, "kind": request.definition.name, "step": node.id, "state": one.state,
        "asker": one.asker, "form": form,
    }  # fmt: skip
    work.happened(
        "flow.calling",
        {"instance": request.id, "run": run.no, "company": request.company, "url": node.asks_at or node.url,
         "asks": asks, "key": f"{request.id}:{run.no}", "body": body},
    )  # fmt: skip
    return replace(run, reason=f"{CALLED}{made + 1}", until=work.at + PATIENCE)


async def _within(work: Work, request: Request, run: Run, node: Node) -> Answer | Run | None:
    """Ask within the request, once; then look whether all that was asked is over, whatever the form says by now."""
    if not calls_made(run):
        rows = rows_of(node, request.instance)
        if not rows:
            return Answer(True)
        for number in range(len(rows)):
            given = {"instance": request.id, "run": run.no, "row": number}
            await work.later(work.at, "flow.spawn", given, timer=f"spawn:{request.id}:{run.no}:{number}")
        return replace(run, reason=f"{CALLED}{len(rows)}", until=0)
    states = [row["state"] for row in await requests.children(work.db, request.id) if row["parent_run"] == run.no]
    if len(states) < calls_made(run) or any(state in UNDER_WAY for state in states):
        return None
    good = states.count("approved")
    text = work.words.both("text.flow.within", good=good, total=len(states))["text"]
    return Answer(good > 0 if node.mode == "any" else good == len(states), text=text)


LOOKS_AFTER = {"delay": _delay, "act": _act, "hook": _call, "resolve": _call, "sub": _within}


async def _asked_within(work: Work, request: Request, run: Run, node: Node, given: dict[str, Any]) -> None:
    asker = await actor_of(work.db, request.instance.asker)
    if asker is None:
        raise Refused("flow.asker_left")
    if await _depth(work, request) >= DEEPEST:
        raise Refused("flow.too_deep", most=DEEPEST)
    row, definition = await definitions.in_force(work.db, request.company, node.flow)
    calendar = await calendar_of(work.db, request.company)
    today = calendar.local(work.at).date()
    form = read_answers(definition, given, asker=asker.id, today=today, calendar=calendar)
    await open_request(work, row, definition, form, calendar, None, asker=asker.id, parent=(request.id, run.no))


async def _depth(work: Work, request: Request) -> int:
    depth, parent = 0, request.parent
    while parent and depth < DEEPEST:
        depth += 1
        above = await requests.seen(work.db, parent[0])
        parent = above.parent
    return depth


async def _known(work: Work, people: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of people named by id or login, in the order they were named; strangers are left out."""
    if not people:
        return ()
    sql = BY_LOGIN.format(marks(people))
    rows = await work.db.rows(sql, work.actor.company, *people, *people)
    by_name = {row["id"]: row["id"] for row in rows} | {row["login"]: row["id"] for row in rows}
    return tuple(dict.fromkeys(by_name[one] for one in people if one in by_name))


def _whole(request: Request) -> dict[str, Any]:
    return {name: text.get("zh", "") for name, text in request.values.items()}
