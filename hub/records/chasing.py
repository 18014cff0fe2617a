"""What follows a holding: the to-do of whoever holds a thing, the card before them, chased in working time."""

from datetime import date, timedelta
from typing import Any

from hub.chat import direct_with_app, mint_card, redraw
from hub.kernel import Act, Both, same, working_time
from hub.notify import Deadline, Thing, close_others, give_notice, open_todo, urge
from hub.people import actor_of, calendar_of
from hub.records import acts
from hub.records.decide import awaits, holding, lapsed
from hub.records.declared import type_of
from hub.records.describe import app_of, label
from hub.records.rows import change, stored
from hub.records.spec import Record, RecordType
from hub.records.traits import Holding
from hub.store import Row, Work

NINE, MIDNIGHT = 9 * 60, 24 * 60 - 1
"""Minutes after midnight: when holders are reminded, and when a day on which something is due is over."""
ENDS = {
    "finish": "approved", "return": "approved", "borrow": "approved", "confirm": "approved", "decline": "rejected",
    "reopen": "rejected", "reassign": "transferred",
}  # fmt: skip
"""How a to-do ends by each verb; by any other it is cancelled."""
TONES = {"late": "cinnabar", "today": "cinnabar", "reported": "indigo", "confirmed": "pine", "taken": "slate"}
WAITING = "SELECT * FROM todo WHERE thing = ? AND box = 'mine' AND state = 'pending' ORDER BY id"


async def chase(work: Work, kind: RecordType, verb: str, before: Record, after: Record) -> None:
    """Let to-dos, the timer and notices follow what a verb made of a record."""
    if not kind.traits:
        return
    was, now = holding(kind, before), holding(kind, after)
    asked, asks = awaits(kind, before), awaits(kind, after)
    if _moved(was, now) or _moved(asked, asks):
        await _list_anew(work, kind, verb, after)
    if asks and asks != asked and asks.who != work.actor.id:
        await _await(work, kind, after, asks)
    if verb == "remind" and now:
        await _remind(work, kind, after, now, "urged")
    lost = (
        [("confirmed" if after.state == "confirmed" else "taken", was.who)]
        if was and (now is None or now.who != was.who)
        else []
    )
    for said, person in (*lost, *heard(verb, before, after)):
        if person and person != work.actor.id:
            await _tell(work, kind, after, person, said)


async def _list_anew(work: Work, kind: RecordType, verb: str, after: Record) -> None:
    """Take it off the lists it stood on, and put it on that of whoever is to do it."""
    now = holding(kind, after)
    open_ones = await work.db.rows(WAITING, after.id)
    await close_others(work, [row["id"] for row in open_ones], ENDS.get(verb, "cancelled"))
    await _arm(work, after, now or awaits(kind, after))
    if now and any(trait.asks for trait in kind.traits):
        again = [row for row in open_ones if row["person"] == now.who]
        await _give(work, kind, after, now, again, "reopened" if verb == "reopen" else "given")


def heard(verb: str, before: Record, after: Record) -> list[tuple[str, str]]:
    """Who else hears of a verb, and as what: who gave a task, who did it, who has what others want, and those who want
    what is there no more.
    """
    if verb == "report":
        return [("reported", after.owner)]
    if verb == "confirm":
        return [("confirmed", after.data.get("assignee", ""))]
    if verb == "reserve":
        return [("awaited", after.data.get("holder", ""))]
    gone = after.state not in ("available", "on_loan", "set_aside")
    return [("gone", one) for one in before.data.get("queue") or ()] if gone else []


def _moved(was: Holding | None, now: Holding | None) -> bool:
    """Is it somebody else's, or due on another day?"""
    return (was.who, was.until) != (now.who, now.until) if was and now else was != now


async def ring(act: Act, work: Work) -> acts.Rung:
    """The day before something is due, on the day, and every working day after it: its holder is reminded."""
    asked: acts.RecordRing = act.input
    kind, found = type_of(work.registry, asked.type), await stored(work.db, [asked.record])
    record = found[0] if found else None
    now = (holding(kind, record) or awaits(kind, record)) if record else None
    if record is None or now is None or not now.until:
        return acts.Rung()
    work.target = record.id
    calendar = await calendar_of(work.db, record.company)
    today = calendar.local(work.at).date()
    late = date.fromisoformat(now.until) < today
    if late and holding(kind, record) is None:
        await _pass_on(work, kind, record, now.who, today.isoformat())
        return acts.Rung()
    said = "late" if late else "today" if now.until == today.isoformat() else "soon"
    await _remind(work, kind, record, now, said)
    first = working_time.working_days(calendar, date.fromisoformat(now.until) + timedelta(days=1), today) <= 1
    if late and first and record.owner != now.who and any(trait.asks for trait in kind.traits):
        await _tell(work, kind, record, record.owner, "late")
    await _arm(work, record, now)
    return acts.Rung()


async def _pass_on(work: Work, kind: RecordType, record: Record, who: str, today: str) -> None:
    """What was set aside and not fetched waits for the next, or for anybody: as if the first had stepped back."""
    after = lapsed(kind, record, who, work.at, today)
    await change(work.db, kind, record, after)
    told = {"company": record.company, "type": kind.name, "records": [record.id], "by": work.actor.id}
    work.happened("record.changed", told)
    work.happened(f"{kind.name}.unreserved", told)
    await redraw(work, kind.name, record.id)
    await chase(work, kind, "unreserve", record, after)
    await _tell(work, kind, after, who, "lapsed")


def next_ring(calendar: working_time.Calendar, until: str, at: int) -> int:
    """When its holder is reminded next (ms UTC): at nine on the day before and on the day itself, then on working days
    once it is late (R135).
    """
    day = date.fromisoformat(until)
    for before in (1, 0):
        soon = working_time.next_opening(calendar, calendar.instant(day - timedelta(days=before), NINE))
        if soon > at:
            return soon
    last = max(day, calendar.local(at).date())
    return working_time.next_opening(calendar, calendar.instant(last + timedelta(days=1), NINE))


async def _arm(work: Work, record: Record, now: Holding | None) -> None:
    timer = f"record:{record.id}"
    if now is None or not now.until:
        await work.cancel_timer(timer)
        return
    calendar = await calendar_of(work.db, record.company)
    given = {"type": record.type, "record": record.id}
    await work.later(next_ring(calendar, now.until, work.at), "record.ring", given, timer=timer)


async def _give(work: Work, kind: RecordType, record: Record, now: Holding, again: list[Row], said: str) -> None:
    """The to-do of whoever is to do it, beside the card it stands on; nothing is said anew when only the day moved."""
    if again:
        thing = _thing(kind, record, again[0]["channel"], again[0]["message"])
    else:
        person = await actor_of(work.db, now.who)
        if person is None or person.kind != "person":
            return
        thing = await _bring(work, kind, record, now.who, said)
    await open_todo(work, now.who, thing, "handle", deadline=await _deadline(work, record, now))


async def _remind(work: Work, kind: RecordType, record: Record, now: Holding, said: str) -> None:
    person = await actor_of(work.db, now.who)
    if person is None:
        return
    thing = await _bring(work, kind, record, now.who, said, now.until)
    waiting = [row["id"] for row in await work.db.rows(WAITING, record.id) if row["person"] == now.who]
    if waiting:
        await urge(work, waiting)
    else:
        await open_todo(work, now.who, thing, "handle", deadline=await _deadline(work, record, now))
    title = _said(work, kind, record, said, now.until)
    await give_notice(work, now.who, thing, f"record.{said}", title, tone=TONES.get(said, "amber"))


async def _await(work: Work, kind: RecordType, record: Record, asks: Holding) -> None:
    """Whoever it waits for has it before them: what was declined or finished, and what is set aside for them."""
    thing = await _bring(work, kind, record, asks.who, record.state, asks.until)
    await open_todo(work, asks.who, thing, "handle", deadline=await _deadline(work, record, asks))


async def _tell(work: Work, kind: RecordType, record: Record, person: str, said: str) -> None:
    title = _said(work, kind, record, said)
    await give_notice(work, person, _thing(kind, record), f"record.{said}", title, tone=TONES.get(said, "amber"))


async def _bring(work: Work, kind: RecordType, record: Record, person: str, said: str, until: str = "") -> Thing:
    """The card before somebody, in their conversation with the bot of the type; where it stands."""
    room = await direct_with_app(work, app_of(kind), person)
    copy = await mint_card(work, kind.name, record.id, room, text=_said(work, kind, record, said, until))
    return _thing(kind, record, room, copy.message, copy.card)


def _said(work: Work, kind: RecordType, record: Record, said: str, until: str = "") -> Both:
    """A sentence about the record: of the type's own words, or of those all types share."""
    own = f"text.{kind.name}.{said}"
    told: dict[str, Any] = {
        "what": label(kind, work.words), "title": record.title, "who": work.actor.name,
        "due": until or record.data.get("due", ""), "progress": record.data.get("progress", 0),
        "remark": record.data.get("remark", ""),
    }  # fmt: skip
    return work.words.both(own if work.words.has(own) else f"text.record.told.{said}", **told)


def _thing(kind: RecordType, record: Record, channel: str = "", message: str = "", card: str = "") -> Thing:
    return Thing(
        kind.name, record.id, record.company, record.no, same(record.title), kind.icon, record.owner, record.version,
        card=card or None, channel=channel or None, message=message or None,
    )  # fmt: skip


async def _deadline(work: Work, record: Record, now: Holding) -> Deadline:
    if not now.until:
        return Deadline()
    calendar = await calendar_of(work.db, record.company)
    return Deadline(calendar.instant(date.fromisoformat(now.until), MIDNIGHT))
