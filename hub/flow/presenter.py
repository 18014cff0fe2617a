"""How the hub draws requests in chat: one face for everybody, one for each reader, and the act a tap stands for."""

from collections.abc import Mapping
from typing import Any

from hub.flow import requests
from hub.flow.cards import KIND, face
from hub.flow.decide import STEPS, Facts
from hub.flow.form import Names
from hub.flow.places import APP
from hub.flow.request import Request
from hub.kernel import Actor, Calendar, Presenter, Refused, Words
from hub.people import calendar_of, names_in_words
from hub.store import Sql

WHOLE_FORM = ("resubmit", "change")
TYPED = ("text", "to", "people", "of", "node", "way", "order")
"""What the form of a button may hold."""


def drawn(request: Request, known: Names, words: Words, calendar: Calendar, reader: Actor | None) -> dict[str, Any]:
    """The card for everybody, or for one reader. Urging shows again once the clock has put `urged_at` back."""
    facts = Facts(at=request.instance.urged_at, names=known, urge_every=1, watches=bool(reader and reader.is_admin))
    return face(request, known, words, calendar, facts, reader.id if reader else None)


async def draw(db: Sql, words: Words, thing: str) -> dict[str, Any]:
    """The face that is told to a whole channel."""
    request = await requests.seen(db, thing)
    return drawn(request, await _names(db, request), words, await calendar_of(db, request.company), None)


async def see(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
    """The card as one person sees it. Refuses `flow.missing` to whoever may not know of it."""
    request = await requests.seen(db, thing)
    if request.company != actor.company or not await requests.may_see(db, request, actor.id, actor.is_admin):
        raise Refused("flow.missing", no=request.no)
    return drawn(request, await _names(db, request), words, await calendar_of(db, request.company), actor)


def tap(card: Mapping[str, Any], action: str, form: Mapping[str, Any] | None, value: Any) -> tuple[str, dict[str, Any]]:
    """A tap on a button of a request's card → the act it stands for."""
    if action not in STEPS:
        raise Refused("act.unknown", act=action)
    if action in WHOLE_FORM:
        return f"flow.{action}", {"instance": card["thing"], "form": dict(form or {})}
    given = {name: held for name, held in (form or {}).items() if name in TYPED and held is not None}
    if action == "approve" and (filled := {name: held for name, held in (form or {}).items() if name not in TYPED}):
        given["form"] = filled
    return f"flow.{action}", {"instance": card["thing"], **given}


async def _names(db: Sql, request: Request) -> Names:
    return await names_in_words(db, requests.people_in(request))


presenter = Presenter(KIND, APP, draw, see, tap)
