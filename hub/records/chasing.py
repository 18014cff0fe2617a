"""What follows a holding: the to-do of whoever holds a thing, the card before them, chased in working time."""

from datetime import date, timedelta
from typing import Any

from hub.chat import direct_with_app, mint_card
from hub.kernel import Act, Both, same, working_time
from hub.notify import Deadline, Thing, close_others, give_notice, open_todo, urge
from hub.people import actor_of, calendar_of
from hub.records import acts
from hub.records.decide import holding
from hub.records.declared import type_of
from hub.records.describe import app_of, label
from hub.records.rows import stored
from hub.records.spec import Record, RecordType
from hub.records.traits import Holding
from hub.store import Row, Work

NINE, MIDNIGHT = 9 * 60, 24 * 60 - 1
"""Minutes after midnight: when holders are reminded, and when a day on which something is due is over."""
ENDS = {"finish": "approved", "return": "approved", "decline": "rejected", "reassign": "transferred"}
"""How a to-do ends by each verb; by any other it is cancelled."""
WAITING = "SELECT * FROM todo WHERE thing = ? AND box = 'mine' AND state = 'pending' ORDER BY id"


async def chase(work: Work, kind: RecordType, verb: str, before: Record, after: Record) -> None:
    """Let to-dos and the timer follow what a verb made of a record."""
    if not kind.traits:
        return
    was, now = holding(kind, before), holding(kind, after)
    if (was.who, was.until) != (now.who, now.until) if was and now else was != now:
        open_ones = await work.db.rows(WAITING, after.id)
        await close_others(work, [row["id"] for row in open_ones], ENDS.get(verb, "cancelled"))
        await _arm(work, after, now)
        if now and any(trait.asks for trait in kind.traits):
            again = [row for row in open_ones if row["person"] == now.who]
            await _give(work, kind, after, now, again)
    if was and was.who != work.actor.id and (now is None or now.who != was.who):
        await _tell(work, kind, after, was.who, "taken", "slate")
    if after.state != before.state and after.state in ("declined", "finished"):
        await _answer(work, kind, after)


async def ring(act: Act, work: Work) -> acts.Rung:
    """The day before something is due, and every working day after it was: its holder is reminded."""
    asked: acts.RecordRing = act.input
    kind, found = type_of(work.registry, asked.type), await stored(work.db, [asked.record])
    now = holding(kind, found[0]) if found else None
    if now is None or not now.until:
        return acts.Rung()
    record = found[0]
    work.target = record.id
    calendar = await calendar_of(work.db, record.company)
    today = calendar.local(work.at).date()
    late = date.fromisoformat(now.until) < today
    await _remind(work, kind, record, now, late)
    first = working_time.working_days(calendar, date.fromisoformat(now.until) + timedelta(days=1), today) <= 1
    if late and first and record.owner != now.who and any(trait.asks for trait in kind.traits):
        await _tell(work, kind, record, record.owner, "late", "cinnabar")
    await _arm(work, record, now)
    return acts.Rung()


def next_ring(calendar: working_time.Calendar, until: str, at: int) -> int:
    """When its holder is reminded next (ms UTC): at nine on the day before, then on working days once it is late."""
    day = date.fromisoformat(until)
    soon = working_time.next_opening(calendar, calendar.instant(day - timedelta(days=1), NINE))
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


async def _give(work: Work, kind: RecordType, record: Record, now: Holding, again: list[Row]) -> None:
    """The to-do of whoever is to do it, beside the card it stands on; nothing is said anew when only the day moved."""
    if again:
        thing = _thing(kind, record, again[0]["channel"], again[0]["message"])
    else:
        person = await actor_of(work.db, now.who)
        if person is None or person.kind != "person":
            return
        thing = await _bring(work, kind, record, now.who, "given")
    await open_todo(work, now.who, thing, "handle", deadline=await _deadline(work, record, now))


async def _remind(work: Work, kind: RecordType, record: Record, now: Holding, late: bool) -> None:
    person = await actor_of(work.db, now.who)
    if person is None:
        return
    said = "late" if late else "soon"
    thing = await _bring(work, kind, record, now.who, said)
    waiting = [row["id"] for row in await work.db.rows(WAITING, record.id) if row["person"] == now.who]
    if waiting:
        await urge(work, waiting)
    else:
        await open_todo(work, now.who, thing, "handle", deadline=await _deadline(work, record, now))
    title = _said(work, kind, record, said)
    await give_notice(work, now.who, thing, f"record.{said}", title, tone="cinnabar" if late else "amber")


async def _answer(work: Work, kind: RecordType, record: Record) -> None:
    """Whoever gave it hears what became of it, and has it before them when it was declined."""
    if record.owner == work.actor.id:
        return
    if record.state == "finished":
        await _tell(work, kind, record, record.owner, "finished", "pine")
        return
    thing = await _bring(work, kind, record, record.owner, "declined")
    await open_todo(work, record.owner, thing, "handle")


async def _tell(work: Work, kind: RecordType, record: Record, person: str, said: str, tone: str) -> None:
    title = _said(work, kind, record, said)
    await give_notice(work, person, _thing(kind, record), f"record.{said}", title, tone=tone)


async def _bring(work: Work, kind: RecordType, record: Record, person: str, said: str) -> Thing:
    """The card before somebody, in their conversation with the bot of the type; where it stands."""
    room = await direct_with_app(work, app_of(kind), person)
    copy = await mint_card(work, kind.name, record.id, room, text=_said(work, kind, record, said))
    return _thing(kind, record, room, copy.message, copy.card)


def _said(work: Work, kind: RecordType, record: Record, said: str) -> Both:
    """A sentence about the record: of the type's own words, or of those all types share."""
    own = f"text.{kind.name}.{said}"
    who, due = work.actor.name, record.data.get("due", "")
    told: dict[str, Any] = {"what": label(kind, work.words), "title": record.title, "who": who, "due": due}
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
