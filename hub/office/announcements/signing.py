"""Sign-off: a company-wide announcement goes out only once a leader at general-manager level or above signed it."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hub.chat import direct_with_app, kept, mint_card, redraw
from hub.kernel import Act, Refused, dump, load
from hub.notify import Thing, close_others, give_notice, open_todo, settle
from hub.office.announcements import acts, roster
from hub.office.announcements.announcement import (
    APP,
    KIND,
    RECALLED,
    REPORT,
    SENDING,
    SIGNING,
    Announcement,
    changed,
    held,
    named,
)
from hub.office.announcements.rules import next_chase
from hub.office.announcements.timers import SLICE, lanes, thing_of
from hub.people import calendar_of
from hub.store import Sql, Work

TOP: list[str] = tomllib.loads(Path(__file__).with_name("commands.toml").read_text("utf-8"))["grades"]["top"]
LEADERS = """SELECT p.id, g.rank, g.name, g.name_en FROM person p JOIN grade g ON g.id = p.grade
WHERE p.company = ? AND p.gone_at IS NULL AND p.kind = 'person' AND g.gone_at IS NULL"""
TimeToSay = Callable[[], acts.AnnouncementStands]


async def leaders(db: Sql, company: str) -> set[str]:
    """Who may sign for the whole company: everybody of a grade called general manager, or of a higher one (R109)."""
    rows = await db.rows(LEADERS, company)
    ranks = [row["rank"] for row in rows if {row["name"], row["name_en"].casefold()} & set(TOP)]
    return {row["id"] for row in rows if ranks and row["rank"] >= min(ranks)}


async def signer_for(db: Sql, one: Announcement, signer: str | None, everyone: bool) -> str:
    """Who must sign it before it goes out; empty when nobody need. Refuses a lower grade, and oneself (R108, R109)."""
    may = await leaders(db, one.company) - {one.author} if everyone else set()
    if not signer:
        if may:
            raise Refused("announcement.signer", field="signer")
        return ""
    sql = "SELECT 1 FROM person WHERE id = ? AND company = ? AND kind = 'person' AND gone_at IS NULL"
    if signer == one.author or await db.value(sql, signer, one.company) is None:
        raise Refused("announcement.signer_missing", field="signer")
    if may and signer not in may:
        raise Refused("announcement.signer_grade", field="signer")
    return signer


async def ask_to_sign(work: Work, one: Announcement) -> Announcement:
    """Bring it to its signer, as a card with a to-do."""
    channel = await direct_with_app(work, APP, one.signer)
    copy = await mint_card(work, KIND, one.id, channel)
    card = (await kept(work, KIND, one.id, one.company))["id"]
    step = work.words.both("text.announcement.to_sign")
    todo = await open_todo(work, one.signer, thing_of(one, channel, copy.message, card), "approve", step=step)
    await changed(work.db, one, sign_todo=todo)
    return replace(one, sign_todo=todo)


async def sign(act: Act, work: Work) -> TimeToSay:
    """Sign it off: its roster is frozen now, and it goes out (R108). Whoever signs what goes to everyone confirms
    that it concerns the whole company (R106).
    """
    one = await _to_sign(work, act.input)
    wish: dict[str, Any] = load(one.wish, {})
    people = await roster.resolve(work.db, one.company, one.author, wish["departments"], wish["roles"], wish["people"])
    told: dict[str, Any] = {
        "state": SENDING,
        "signed_at": work.at,
        "total": len(people),
        "opinion": act.input.text.strip(),
    }
    await changed(work.db, one, **told)
    one = replace(one, **told)
    await roster.frozen(work.db, one, people)
    await settle(work, one.sign_todo, "approved")
    await send_out(work, one)
    words = work.words.both("text.announcement.signed_off", title=one.title)
    await _tell_author(work, one, words, "pine")
    return _stands(one, work.words.both("text.announcement.answered.sign", title=one.title))


async def send_out(work: Work, one: Announcement) -> None:
    """Set delivery going, and the daily chase where it must be read."""
    await lanes(work, one, "announcement.deliver", SLICE)
    if one.must_read:
        calendar = await calendar_of(work.db, one.company)
        given = {"announcement": one.id}
        await work.later(next_chase(calendar, work.at), "announcement.chase_daily", given, timer=f"chase:{one.id}")


async def decline(act: Act, work: Work) -> TimeToSay:
    """Do not sign it, for a reason its author reads; it never goes out."""
    asked: acts.AnnouncementDecline = act.input
    one = await _to_sign(work, asked)
    reason = asked.reason.strip()
    if not reason:
        raise Refused("field.required", field="reason")
    ended = {"state": RECALLED, "ended_at": work.at, "ended_by": act.actor.id, "reason": reason}
    await changed(work.db, one, **ended)
    one = replace(one, state=RECALLED, ended_at=work.at, ended_by=act.actor.id, reason=reason)
    await settle(work, one.sign_todo, "rejected", text=reason)
    words = work.words.both("text.announcement.declined", title=one.title, reason=reason)
    await _tell_author(work, one, words, "cinnabar")
    return _stands(one, work.words.both("text.announcement.answered.decline", title=one.title))


async def withdrawn(work: Work, one: Announcement) -> None:
    """Its author took it back before it was signed: nobody need sign it any more."""
    await close_others(work, [one.sign_todo], "cancelled")


async def _to_sign(work: Work, asked: acts.OfAnnouncement) -> Announcement:
    found = await named(work.db, work.actor.company, asked.announcement, asked.no)
    one = await held(work.db, found.id)
    work.target = one.no
    if one.signer != work.actor.id:
        raise Refused("announcement.missing", no=one.no)
    if one.state != SIGNING:
        raise Refused("announcement.signed_already", no=one.no)
    return one


async def _tell_author(work: Work, one: Announcement, words: Any, tone: str) -> None:
    await redraw(work, KIND, one.id)
    await redraw(work, REPORT, one.id)
    thing: Thing = thing_of(one, one.channel, one.message)
    await give_notice(work, one.author, thing, "announcement.signed", words, tone=tone)


def _stands(one: Announcement, text: Any) -> TimeToSay:
    reply = acts.AnnouncementStands(one.id, one.no, one.state, one.version, one.total)
    reply.answer = {"text": text}
    return lambda: reply


def wish_of(departments: list[str], roles: list[str], people: list[str]) -> str:
    """Whom it is for, kept until it is signed."""
    return dump({"departments": departments, "roles": roles, "people": people})
