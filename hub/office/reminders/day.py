"""What of reminders belongs to somebody's day: those that rang and wait, and those still to ring today."""

from typing import Any

from hub.kernel import Act, Actor, instant, same
from hub.office.reminders.acts import ReminderList
from hub.office.reminders.pages import listed
from hub.office.reminders.rules import local
from hub.people import calendar_of
from hub.store import Reads, Sql, Work

PAGE = "/apps/reminders"
MANY = 50


async def today(db: Sql, desk: Reads | Work, actor: Actor) -> list[dict[str, Any]]:
    """One part of the day, by the company's clock."""
    found = await listed(Act("reminder.list", actor, desk.at, ReminderList(limit=MANY)), desk)
    zone = (await calendar_of(db, actor.company)).zone
    day = local(desk.at, zone).date()
    lines = [{"text": same(one.text), "to": one.url or PAGE} for one in found.occasions if one.state == "open"]
    for one in found.reminders:
        at = local(instant(one.next_at), zone) if one.next_at else None
        if at is not None and at.date() == day:
            lines.append({"text": same(one.text), "to": one.url or PAGE, "note": same(f"{at:%H:%M}")})
    label = desk.words.both("text.reminder.today")
    return [{"name": "reminders", "label": label, "count": len(lines), "to": PAGE, "lines": lines}]
