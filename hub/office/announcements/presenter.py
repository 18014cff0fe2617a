"""How the hub draws announcements in chat, and the act a tap on one of their cards stands for."""

from collections.abc import Mapping
from typing import Any

from hub.kernel import Actor, Calendar, Presenter, Refused, Words, load
from hub.office.announcements import roster
from hub.office.announcements.announcement import APP, KIND, REPORT, SIGNING, Announcement, seen
from hub.office.announcements.cards import Facts, Reading, face, report
from hub.office.announcements.pages import keeps
from hub.people import names_in_words
from hub.store import Sql

TAPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    KIND: {"read": ("text",), "sign": ("text",), "decline": ("reason",)},
    REPORT: {"names": (), "chase": (), "recall": ("reason",), "replace": ("title", "text")},
}
"""Kind of card → its buttons, with what of their form goes into the act."""


async def gathered(db: Sql, one: Announcement) -> Facts:
    """What drawing takes beside the announcement itself."""
    company = await db.row("SELECT name, name_en, zone FROM company WHERE id = ?", one.company)
    assert company is not None
    names = await names_in_words(db, {one.author, one.ended_by, one.signer} - {""})
    called = {"zh": company["name"], "en": company["name_en"] or company["name"]}
    return Facts(names, called, Calendar(zone=company["zone"]), load(one.audience))


async def draw(db: Sql, words: Words, thing: str) -> dict[str, Any]:
    """The face everybody is given."""
    one = await seen(db, thing)
    return face(one, await gathered(db, one), words)


async def see(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
    """The card as one person sees it. Refuses `announcement.missing` to whoever it is not for."""
    one = await seen(db, thing)
    copy = await roster.copy_of(db, one, actor.id)
    if one.company != actor.company or (copy is None and not keeps(one, actor) and one.signer != actor.id):
        raise Refused("announcement.missing", no=one.no)
    facts = await gathered(db, one)
    if copy is None:
        seen_by = face(one, facts, words)
        signs = one.state == SIGNING and one.signer == actor.id
        return seen_by if signs else {**seen_by, "actions": []}
    return face(one, facts, words, Reading(actor.id, copy["read_at"]))


async def draw_report(db: Sql, words: Words, thing: str) -> dict[str, Any]:
    """The author's card, with the counts as they are now."""
    one = await seen(db, thing)
    return await _report(db, words, one, one.author)


async def see_report(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
    """The same for whoever keeps it. Refuses `announcement.missing` to everybody else."""
    one = await seen(db, thing)
    if one.company != actor.company or not keeps(one, actor):
        raise Refused("announcement.missing", no=one.no)
    return await _report(db, words, one, actor.id)


async def _report(db: Sql, words: Words, one: Announcement, keeper: str) -> dict[str, Any]:
    parts = await roster.counts(db, one, words.both("text.announcement.nowhere")["words"])
    return report(one, await gathered(db, one), words, parts, [keeper])


def tap(card: Mapping[str, Any], action: str, form: Mapping[str, Any] | None, value: Any) -> tuple[str, dict[str, Any]]:
    """A tap on a button of either card → the act it stands for."""
    names = TAPS[card["kind"]].get(action)
    if names is None:
        raise Refused("act.unknown", act=action)
    given = {name: held for name, held in (form or {}).items() if name in names and held is not None}
    return f"announcement.{action}", {"announcement": card["thing"], **given}


presenters = (Presenter(KIND, APP, draw, see, tap), Presenter(REPORT, APP, draw_report, see_report, tap))
