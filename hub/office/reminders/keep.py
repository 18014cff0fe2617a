"""Reminders in the database: read, written, and moved on by updates that only the first of many can make."""

from dataclasses import replace
from typing import Any

from hub.kernel import Refused, dump, load, new_id
from hub.office.reminders.cards import OPEN, Occasion, Reminder, rule_of, rule_told
from hub.office.reminders.rules import Owners
from hub.office.reminders.tables import OccasionRow, ReminderRow
from hub.store import Row, Sql, Work

MEMBER = "SELECT 1 FROM membership WHERE channel = ? AND person = ? AND to_seq IS NULL"
MOVED_ON = "UPDATE reminder SET next_at = ?, state = ? WHERE id = ? AND next_at = ? AND state = 'active'"
STILL_OPEN = f"('{OPEN[0]}', '{OPEN[1]}')"
FINISHED = f"""UPDATE reminder_occasion SET state = 'done', done_by = ?, done_at = ? WHERE id = ?
AND state IN {STILL_OPEN}"""
PUT_OFF = f"UPDATE reminder_occasion SET state = 'snoozed', until = ? WHERE id = ? AND state IN {STILL_OPEN}"
CAME_AGAIN = """UPDATE reminder_occasion SET state = 'open', late = ? WHERE id = ? AND until = ?
AND state = 'snoozed'"""
CLOSED = f"""UPDATE reminder_occasion SET state = ? WHERE reminder = ? AND id <> ? AND state IN {STILL_OPEN}
RETURNING id"""


async def added(work: Work, one: Reminder) -> None:
    """Write a new reminder down."""
    await ReminderRow.create(
        id=one.id, company=one.company, no=one.no, author=one.owners.author, person=one.owners.person,
        channel=one.channel, text=one.text, rule=dump(rule_told(one.rule)), next_at=one.next_at, state=one.state,
        organisation=int(one.owners.organisation), about=dump(one.about) if one.about else None, url=one.url,
        created_at=work.at,
    )  # fmt: skip


async def changed(work: Work, one: Reminder) -> None:
    """Write its words, its rule and its next time anew."""
    sql = """UPDATE reminder SET text = ?, rule = ?, next_at = ?, state = ?, organisation = ? WHERE id = ?"""
    organisation = int(one.owners.organisation)
    await work.db.run(sql, one.text, dump(rule_told(one.rule)), one.next_at, one.state, organisation, one.id)


async def moved_on(work: Work, one: Reminder, to: int) -> bool:
    """From the time that has come to the next (0: never again). False when somebody else rang it, or it changed."""
    state = "active" if to else "ended"
    return await work.db.run(MOVED_ON, to, state, one.id, one.next_at) == 1


async def ended(work: Work, one: Reminder) -> None:
    """It has nowhere to ring any more."""
    await work.db.run("UPDATE reminder SET next_at = 0, state = 'ended' WHERE id = ?", one.id)


async def rang(work: Work, one: Reminder, due_at: int, late: bool, missed: int) -> Occasion:
    """Write down that it rings now."""
    id = new_id("L", work.at)
    await OccasionRow.create(
        id=id, company=one.company, reminder=one.id, due_at=due_at, rung_at=work.at, late=int(late), missed=missed,
        state="open",
    )  # fmt: skip
    return Occasion(id, one.id, due_at, late, missed, "open", 0, "", 0, "", "")


async def stands(work: Work, one: Occasion, channel: str, message: str) -> None:
    """Remember where its card stands."""
    sql = "UPDATE reminder_occasion SET channel = ?, message = ? WHERE id = ?"
    await work.db.run(sql, channel, message, one.id)


async def finished(work: Work, one: Occasion) -> bool:
    """Done, by whoever acts. False when it had ended already."""
    return await work.db.run(FINISHED, work.actor.id, work.at, one.id) == 1


async def put_off(work: Work, one: Occasion, until: int) -> bool:
    """Not before `until` (ms UTC). False when it had ended already."""
    return await work.db.run(PUT_OFF, until, one.id) == 1


async def came_again(work: Work, one: Occasion, late: bool) -> bool:
    """What was put off is back. False when it is not the time it was put off to any more."""
    return await work.db.run(CAME_AGAIN, int(one.late or late), one.id, one.until) == 1


async def closed(work: Work, reminder: str, state: str, but: str = "") -> list[str]:
    """End every occurrence that still waits but one; their ids. They do not come again."""
    ids = [row["id"] for row in await work.db.rows(CLOSED, state, reminder, but)]
    for id in ids:
        await work.cancel_timer(timer_of(id))
    return ids


def timer_of(id: str) -> str:
    """The one timer of a reminder, or of an occurrence that is put off."""
    return f"reminder:{id}"


async def reminder_of(db: Sql, company: str, id: str | None, no: str | None) -> Reminder:
    """A reminder by its id or its number. Refuses `reminder.missing`."""
    sql = "SELECT * FROM reminder WHERE company = ? AND (id = ? OR no = ?)"
    row = await db.row(sql, company, id or "", (no or "").upper())
    if row is None:
        raise Refused("reminder.missing", no=no or "")
    return read_reminder(row)


async def known(db: Sql, id: str) -> Reminder:
    """A reminder by its id, of whatever company. Refuses `reminder.missing`."""
    row = await db.row("SELECT * FROM reminder WHERE id = ?", id)
    if row is None:
        raise Refused("reminder.missing", no="")
    return read_reminder(row)


async def occasion_of(db: Sql, id: str) -> Occasion:
    """One time a reminder rang. Refuses `reminder.missing`."""
    row = await db.row("SELECT * FROM reminder_occasion WHERE id = ?", id)
    if row is None:
        raise Refused("reminder.missing", no="")
    return read_occasion(row)


async def is_inside(db: Sql, channel: str, person: str) -> bool:
    """Is this person in the room?"""
    return await db.value(MEMBER, channel, person) is not None


def read_reminder(row: Row) -> Reminder:
    """A row as a reminder."""
    owners = Owners(row["author"], row["person"], bool(row["organisation"]))
    return Reminder(
        row["id"], row["company"], row["no"], owners, row["channel"], row["text"], rule_of(load(row["rule"])),
        row["next_at"], row["state"], load(row["about"]), row["url"],
    )  # fmt: skip


def read_occasion(row: Row) -> Occasion:
    """A row as an occurrence."""
    told: dict[str, Any] = {name: row[name] for name in Occasion.__slots__}
    return replace(Occasion(**told), late=bool(row["late"]))
