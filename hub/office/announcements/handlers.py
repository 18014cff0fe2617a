"""Announcing: gather → decide → keep → tell. Sending freezes the roster; the clock brings it to everybody in slices."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hub.chat import direct_with_app, mint_card, redraw, whisper
from hub.files import file_shapes, hang
from hub.kernel import Act, Both, Refused, dump, new_id, wire
from hub.notify import settle
from hub.office.announcements import acts, roster, signing
from hub.office.announcements.announcement import (
    APP,
    KIND,
    RECALLED,
    REPORT,
    SENDING,
    SIGNING,
    Announcement,
    added,
    changed,
    edition,
    held,
    named,
)
from hub.office.announcements.pages import names_of_unread
from hub.office.announcements.rules import (
    chase_again,
    due_at,
    listed,
    may_publish,
    publisher,
    with_files,
    written,
)
from hub.office.announcements.timers import SLICE, lanes, start_chase
from hub.people import calendar_of
from hub.store import Work

PREFIX = "GG"
EVERYONE = signing.wish_of([], [], [])
TimeToSay = Callable[[], acts.AnnouncementStands]


async def send(act: Act, work: Work) -> TimeToSay:
    """Write an announcement down with its roster, show its author the card of readers, and set delivery going."""
    publisher(act.actor)
    form = act.input.form
    calendar = await calendar_of(work.db, act.actor.company)
    title, body = written(form.title, "title"), written(form.text, "text")
    files = await _files(work, form)
    body = with_files(body, files)
    due = due_at(form.due, calendar, work.at)
    people, audience, wish = await _audience(work, form)
    one = Announcement(
        new_id("W", work.at), act.actor.company, await work.number(PREFIX, f"{calendar.local(work.at):%Y%m}"),
        act.actor.id, SENDING, 1, title, body, dump(audience), form.must_read is not False,
        (form.question or "").strip(), due, len(people), work.at,
    )  # fmt: skip
    signer = await signing.signer_for(work.db, one, form.signer, wish == EVERYONE)
    if signer:
        one = replace(one, state=SIGNING, signer=signer, wish=wish)
    await added(work.db, one)
    for file in files:
        await hang(work, file["id"], KIND, one.id)
    if signer:
        one = await signing.ask_to_sign(work, await _report(work, one))
    else:
        await roster.frozen(work.db, one, people)
        one = await _report(work, one)
        await signing.send_out(work, one)
    work.target = one.no
    return _stands(one)


async def _files(work: Work, form: acts.AnnouncementForm) -> list[dict[str, Any]]:
    """What is attached, as clients get it. Refused `file.missing` for what is not whoever acts's own."""
    ids = listed(form.files)
    for file in ids:
        if not await work.offer("file.owned", file, work.actor.id):
            raise Refused("file.missing", field="files")
    shapes = await file_shapes(work.db, ids) if ids else {}
    return [shapes[file] for file in ids]


async def _report(work: Work, one: Announcement) -> Announcement:
    """The author's own card, on which they see who has read."""
    channel = await direct_with_app(work, APP, one.author)
    copy = await mint_card(work, REPORT, one.id, channel)
    await changed(work.db, one, channel=channel, message=copy.message)
    return replace(one, channel=channel, message=copy.message)


async def _audience(work: Work, form: acts.AnnouncementForm) -> tuple[list[tuple[str, str]], Both, str]:
    """The roster, the audience in words, and whom was meant. Refuses `announcement.nobody` when nothing was chosen."""
    departments, roles, people = listed(form.departments), listed(form.roles), listed(form.people)
    to = form.to or ("chosen" if departments or roles or people else "everyone")
    actor = work.actor
    if to == "everyone":
        if not form.company_wide:
            raise Refused("announcement.not_company_wide", field="company_wide")
        departments, roles, people = [], [], []
    elif to == "department":
        own = await work.db.value("SELECT department FROM person WHERE id = ?", actor.id)
        departments, roles, people = listed(own), [], []
    if to != "everyone" and not (departments or roles or people):
        raise Refused("announcement.nobody", field="departments")
    found = await roster.resolve(work.db, actor.company, actor.id, departments, roles, people)
    told = work.words.both(f"text.announcement.to.{to}")
    if to != "everyone":
        told = work.words.both(
            "text.announcement.to.named", names=await roster.called(work.db, actor.company, departments, roles, people)
        )
    return found, told, signing.wish_of(departments, roles, people)


async def read(act: Act, work: Work) -> TimeToSay:
    """I have read it. Refuses `announcement.stale` for an edition that was replaced, `announcement.answer_missing`."""
    asked: acts.AnnouncementRead = act.input
    one = await _named(work, asked)
    copy = await roster.copy_of(work.db, one, act.actor.id)
    if copy is None:
        raise Refused("announcement.missing", no=one.no)
    if not one.is_live:
        raise Refused("announcement.recalled", no=one.no)
    if asked.version and asked.version < one.version:
        raise Refused("announcement.stale")
    reply = (asked.text or "").strip()
    if one.question and not reply:
        raise Refused("announcement.answer_missing", field="text", question=one.question)
    todo = await roster.has_read(work.db, one, act.actor.id, work.at, reply)
    if todo is None:
        raise Refused("announcement.read_already", at=wire(copy["read_at"]))
    if todo:
        await settle(work, todo, "read", text=reply)
    await redraw(work, REPORT, one.id)
    return _stands(one, work.words.both("text.announcement.answered.read", title=one.title))


async def chase(act: Act, work: Work) -> TimeToSay:
    """Remind those who have not read, now. Refuses `announcement.chased_lately`, `announcement.all_read`."""
    one = await _mine(work, act.input)
    if not one.must_read:
        raise Refused("announcement.need_not", no=one.no)
    chase_again(one.chased_at, work.at)
    if not await roster.unread(work.db, one, one.round + 1, 1):
        raise Refused("announcement.all_read")
    parts = await roster.counts(work.db, one, {})
    await start_chase(work, one)
    left = sum(part.unread - part.waiting for part in parts)
    return _stands(one, work.words.both("text.announcement.answered.chase", n=left))


async def recall(act: Act, work: Work) -> TimeToSay:
    """Take it back: every copy says so, and nobody is asked to read it any more."""
    asked: acts.AnnouncementRecall = act.input
    one = await _mine(work, asked)
    reason = (asked.reason or "").strip()
    ended = {"state": RECALLED, "ended_at": work.at, "ended_by": act.actor.id, "reason": reason}
    await changed(work.db, one, **ended)
    one = replace(one, state=RECALLED, ended_at=work.at, ended_by=act.actor.id, reason=reason)
    if one.sign_todo and not one.signed_at:
        await signing.withdrawn(work, one)
    await work.cancel_timer(f"chase:{one.id}")
    await lanes(work, one, "announcement.close", SLICE)
    await redraw(work, KIND, one.id)
    await redraw(work, REPORT, one.id)
    return _stands(one, work.words.both("text.announcement.answered.recall", title=one.title))


async def replaced(act: Act, work: Work) -> TimeToSay:
    """Put another text in its place. The roster stays; all of it is asked to read the new edition."""
    asked: acts.AnnouncementReplace = act.input
    one = await _mine(work, asked)
    if asked.version and asked.version < one.version:
        raise Refused("announcement.stale")
    if one.signer:
        raise Refused("announcement.signed_text", no=one.no)
    title, body = written(asked.title or one.title, "title"), written(asked.text, "text")
    await roster.again(work.db, one)
    told = {"version": one.version + 1, "title": title, "body": body, "edited_at": work.at, "state": SENDING}
    await changed(work.db, one, **told)
    one = replace(one, version=one.version + 1, title=title, body=body, edited_at=work.at, state=SENDING)
    await edition(work.db, one, work.at, act.actor.id)
    await lanes(work, one, "announcement.deliver", SLICE)
    await redraw(work, KIND, one.id)
    await redraw(work, REPORT, one.id)
    return _stands(one, work.words.both("text.announcement.answered.replace", title=one.title))


async def tell_names(act: Act, work: Work) -> acts.AnnouncementDone:
    """Whisper the author who has not read, department by department."""
    one = await _mine(work, act.input, live=False)
    text = await names_of_unread(work.db, work.words, one)
    await whisper(work, act.actor.id, one.channel, text, app=APP)
    return acts.AnnouncementDone()


async def _named(work: Work, asked: acts.OfAnnouncement) -> Announcement:
    one = await named(work.db, work.actor.company, asked.announcement, asked.no)
    work.target = one.no
    return one


async def _mine(work: Work, asked: acts.OfAnnouncement, live: bool = True) -> Announcement:
    """The announcement, held, if this person may keep it: its author, or whoever may publish (R107)."""
    one = await held(work.db, (await _named(work, asked)).id)
    if one.author != work.actor.id and not may_publish(work.actor):
        raise Refused("announcement.not_publisher")
    if live and not one.is_live:
        raise Refused("announcement.recalled", no=one.no)
    return one


def _stands(one: Announcement, text: Both | None = None) -> TimeToSay:
    reply = acts.AnnouncementStands(one.id, one.no, one.state, one.version, one.total)
    answer: dict[str, Any] | None = {"text": text} if text else None
    reply.answer = answer
    if text is None:
        reply.channel, reply.message = one.channel, one.message
    return lambda: reply
