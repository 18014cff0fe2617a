"""What the clock does: bring an announcement to everybody, remind the unread, take it off lists; slice by slice.

A slice is one act and one transaction: its rows, its messages and the timer of the next slice are kept together or not
at all, so that a hub killed at any instant goes on where it stood and nobody is given anything twice. Several lanes
work on one roster, each taking the next people nobody has been given to.
"""

from pathlib import Path

from hub.chat import direct_with_app, kept, mint_card, redraw
from hub.kernel import Act, Both, same
from hub.notify import Deadline, Thing, close_others, give_notice, open_todo, urge
from hub.office.announcements import acts, roster
from hub.office.announcements.announcement import (
    APP,
    KIND,
    REPORT,
    SENDING,
    SENT,
    Announcement,
    changed,
    held,
    under_way,
)
from hub.office.announcements.rules import next_chase
from hub.people import calendar_of
from hub.store import CLOCK, Corridor, Row, Work

SLICE = 20
"""People in one transaction: each may need a new conversation and hear of it in their inbox, and one act tells at most
50 channels.
"""
REMINDED = 40
"""People reminded in one transaction: each hears of it in their inbox alone."""
MOST_LANES = 16


async def lanes(work: Work, one: Announcement, act: str, slice: int) -> None:
    """Set as many lanes going as there are slices, and no more than the clock can serve at once."""
    for lane in range(min(MOST_LANES, -(-one.total // slice))):
        await _next(work, act, one.id, lane)


async def _next(work: Work, act: str, id: str, lane: int) -> None:
    await work.later(work.at, act, {"announcement": id, "lane": lane}, timer=f"{act}:{id}:{lane}")


async def deliver(act: Act, work: Work) -> acts.AnnouncementDone:
    """Give the next slice of people the announcement: their card, and their to-do where it must be read."""
    asked: acts.AnnouncementDeliver = act.input
    one = await held(work.db, asked.announcement)
    if one.state != SENDING:
        return acts.AnnouncementDone()
    people = await roster.waiting(work.db, one, SLICE + 1)
    for row in people[:SLICE]:
        await _bring(work, one, row)
    if len(people) > SLICE:
        await _next(work, act.name, one.id, asked.lane)
    else:
        await changed(work.db, one, state=SENT)
    await redraw(work, REPORT, one.id)
    return acts.AnnouncementDone()


async def _bring(work: Work, one: Announcement, row: Row) -> None:
    """One person's card in their conversation with the announcer; a new edition changes the card they have."""
    person, channel, message = row["person"], row["channel"], row["message"]
    if row["gone_at"] is not None:
        await roster.delivered(work.db, one, person, work.at, channel, message, "", state="gone")
        return
    if row["todo"]:
        await close_others(work, [row["todo"]], "cancelled")
    if message:
        words = work.words.both("text.announcement.replaced", title=one.title)
        thing = thing_of(one, channel, message)
        await give_notice(work, person, thing, "announcement.replaced", words, tone="cinnabar")
    else:
        channel = await direct_with_app(work, APP, person)
        copy = await mint_card(work, KIND, one.id, channel)
        message = copy.message
    todo = ""
    if one.must_read:
        card = (await kept(work, KIND, one.id, one.company))["id"]
        thing = thing_of(one, channel, message, card)
        step, deadline = work.words.both("text.announcement.to_read"), Deadline(one.due_at or None)
        todo = await open_todo(work, person, thing, "read", box="read", step=step, deadline=deadline)
    await roster.delivered(work.db, one, person, work.at, channel, message, todo)


async def start_chase(work: Work, one: Announcement) -> None:
    """Begin another round of chasing."""
    await changed(work.db, one, round=one.round + 1, chased_at=work.at)
    given = {"announcement": one.id, "round": one.round + 1}
    await work.later(work.at, "announcement.remind", given, timer=f"remind:{one.id}")


async def chase_daily(act: Act, work: Work) -> acts.AnnouncementDone:
    """09:30 of a working day: remind whoever has not read, and come again on the next working day."""
    one = await held(work.db, act.input.announcement)
    parts = await roster.counts(work.db, one, {})
    if not one.is_live or not any(part.unread for part in parts):
        return acts.AnnouncementDone()
    calendar = await calendar_of(work.db, one.company)
    again = next_chase(calendar, work.at)
    await work.later(again, act.name, {"announcement": one.id}, timer=f"chase:{one.id}")
    await start_chase(work, one)
    return acts.AnnouncementDone()


async def remind(act: Act, work: Work) -> acts.AnnouncementDone:
    """Remind the next slice of those who have not read: to the top of their lists, with a notice."""
    asked: acts.AnnouncementChase = act.input
    one = await held(work.db, asked.announcement)
    if not one.is_live or asked.round < one.round:
        return acts.AnnouncementDone()
    people = await roster.unread(work.db, one, asked.round, REMINDED + 1)
    now = people[:REMINDED]
    await roster.chased(work.db, one, [row["person"] for row in now], asked.round)
    await urge(work, [row["todo"] for row in now if row["todo"]])
    words = work.words.both("text.announcement.chased", title=one.title)
    for row in now:
        thing = thing_of(one, row["channel"], row["message"])
        await give_notice(work, row["person"], thing, "announcement.chased", words, tone="amber")
    if len(people) > REMINDED:
        given = {"announcement": one.id, "round": asked.round}
        await work.later(work.at, act.name, given, timer=f"remind:{one.id}")
    await redraw(work, REPORT, one.id)
    return acts.AnnouncementDone()


async def close(act: Act, work: Work) -> acts.AnnouncementDone:
    """It was taken back: take it off the next people's lists."""
    asked: acts.AnnouncementDeliver = act.input
    one = await held(work.db, asked.announcement)
    people = await roster.listed(work.db, one, SLICE + 1)
    now = people[:SLICE]
    await close_others(work, [row["todo"] for row in now], "cancelled", by=one.ended_by)
    await roster.unlisted(work.db, one, [row["person"] for row in now])
    if len(people) > SLICE:
        await _next(work, act.name, one.id, asked.lane)
    return acts.AnnouncementDone()


async def resume(act: Act, work: Work) -> acts.AnnouncementDone:
    """Set going again what was under way when the hub stopped, also where a lane had fallen."""
    for id in await under_way(work.db):
        await _next(work, "announcement.deliver", id, 0)
    return acts.AnnouncementDone()


async def begin(corridor: Corridor, _: Path) -> None:
    """At every start of the hub."""
    await corridor.run(Act("announcement.resume", CLOCK, corridor.clock(), acts.AnnouncementResume()))


def thing_of(one: Announcement, channel: str, message: str, card: str | None = None) -> Thing:
    """The announcement as to-dos and notices point at it, on the card in this message."""
    title: Both = same(one.title)
    return Thing(
        KIND, one.id, one.company, one.no, title, "horn", one.author, one.version, card=card, channel=channel,
        message=message,
    )  # fmt: skip
