"""How reminders that rang stand in chat: one face for all, one for each reader, and the act a tap stands for."""

from collections.abc import Mapping
from typing import Any

from hub.kernel import Actor, Presenter, Refused, Words
from hub.office.reminders import keep
from hub.office.reminders.cards import KIND, Occasion, Reminder, face
from hub.office.reminders.rules import SNOOZES, may_finish, may_see
from hub.office.reminders.timers import APP
from hub.people import names_in_words
from hub.store import Sql


async def draw(db: Sql, words: Words, thing: str) -> dict[str, Any]:
    """The face everybody is told."""
    occasion, one = await _both(db, thing)
    return face(occasion, one, await _names(db, occasion, one), words, None, True)


async def see(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
    """The card as one person sees it. Refuses `reminder.missing` to whoever it is not for."""
    occasion, one = await _both(db, thing)
    inside = not one.owners.person and await keep.is_inside(db, one.channel, actor.id)
    if one.company != actor.company or not may_see(one.owners, actor, inside):
        raise Refused("reminder.missing", no="")
    may = may_finish(one.owners, actor, inside)
    return face(occasion, one, await _names(db, occasion, one), words, actor.id, may)


def tap(card: Mapping[str, Any], action: str, form: Mapping[str, Any] | None, value: Any) -> tuple[str, dict[str, Any]]:
    """A tap on a button of a reminder's card → the act it stands for."""
    if action == "done":
        return "reminder.done", {"occasion": card["thing"]}
    if action in SNOOZES:
        return "reminder.put_off", {"occasion": card["thing"], "until": action}
    raise Refused("act.unknown", act=action)


async def _both(db: Sql, thing: str) -> tuple[Occasion, Reminder]:
    occasion = await keep.occasion_of(db, thing)
    return occasion, await keep.known(db, occasion.reminder)


async def _names(db: Sql, occasion: Occasion, one: Reminder) -> Mapping[str, Mapping[str, str]]:
    return await names_in_words(db, {one.owners.author, occasion.done_by} - {""})


presenter = Presenter(KIND, APP, draw, see, tap)
