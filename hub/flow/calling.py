"""Calling services of the outer world: who acts at a step, or that something has been decided.

The hub goes on working meanwhile. What a service answers comes back as an act; what never comes is asked for again by
the clock, with the same key, however often the hub is killed.
"""

import asyncio
import logging
from dataclasses import replace
from typing import Any

from hub.flow.outbound import Unreachable, post
from hub.flow.waking_acts import Answered
from hub.kernel import Act, Event, Refused
from hub.store import CLOCK, Afterwards

log = logging.getLogger("hub.flow.calling")
UNDER_WAY: set[asyncio.Task[None]] = set()


async def call(event: Event, hub: Afterwards) -> None:
    """Begin a call, and let the outbox go on."""
    task = asyncio.create_task(_called(event.data, hub))
    UNDER_WAY.add(task)
    task.add_done_callback(UNDER_WAY.discard)


async def settled() -> None:
    """Wait until every call that was begun has come to its end."""
    while UNDER_WAY:
        await asyncio.gather(*UNDER_WAY, return_exceptions=True)


async def _called(wanted: Any, hub: Afterwards) -> None:
    try:
        allowed = hub.corridor.registry.settings["flow.outbound_hosts"]
        told = await post(wanted["url"], wanted["body"], wanted["key"], allowed)
        answer = Answered(wanted["instance"], wanted["run"], True, people_of(told) if wanted["asks"] else ())
    except Unreachable as trouble:
        log.warning("%s: %s", wanted["key"], trouble)
        return
    except Refused as no:
        why = hub.words.both(f"refused.{no.reason}", **no.details)
        answer = Answered(wanted["instance"], wanted["run"], False, (), why["text"])
    # no key: an answer that came while the request was suspended is asked for again, and must count then
    await hub.run(Act("flow.answered", replace(CLOCK, company=wanted["company"]), hub.now(), answer))


def people_of(told: Any) -> tuple[str, ...]:
    """The people a service names: `{"people": ["lin"]}`, ids or logins. Raises `Unreachable` for anything else."""
    people = told.get("people") if isinstance(told, dict) else None
    if not isinstance(people, list) or not all(isinstance(one, str) for one in people):
        raise Unreachable('the answer is not {"people": [...]}')
    return tuple(people)
