"""What announcing follows: who may, when the unread are chased, what a form holds, how evidence is written. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hub.kernel import Actor, Calendar, Refused, nth_working_day

PUBLISHERS = frozenset({"admin", "hr", "office"})
"""Who holds the right to publish: the offices that administer the company, and nobody else (R107)."""
CHASE_MINUTE = 9 * 60 + 30
CHASE_EVERY = 30 * 60_000
"""How soon, in ms, the same announcement may be chased by hand again."""
CLOSING_MINUTE = 18 * 60
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def may_publish(actor: Actor) -> bool:
    """May this person send announcements, and see who has read those of the company (R107)?"""
    return actor.kind == "person" and bool(PUBLISHERS & actor.roles)


def publisher(actor: Actor) -> None:
    """Refuses `announcement.not_publisher` to whoever may not publish."""
    if not may_publish(actor):
        raise Refused("announcement.not_publisher")


def written(value: str | None, field: str) -> str:
    """A text of the form, trimmed. Refuses `field.required`."""
    text = (value or "").strip()
    if not text:
        raise Refused("field.required", field=field)
    return text


def with_files(text: str, files: Iterable[Mapping[str, Any]]) -> str:
    """A text with what is attached to it below, each a link whoever it is for may open."""
    lines = [f"\U0001f4ce [{_plain(one['name'])}]({one['url']})" for one in files]
    return "\n\n".join((text, *lines))


def _plain(name: str) -> str:
    return "".join(" " if sign in "[]()\n" else sign for sign in name)


def listed(value: Sequence[str] | str | None) -> list[str]:
    """One id or several, as a list without doubles."""
    every = [value] if isinstance(value, str) else value or []
    return list(dict.fromkeys(one for one in every if one))


def due_at(text: str | None, calendar: Calendar, at: int) -> int:
    """The closing of the day by which it is to be read (ms UTC); 0 without one.

    Refuses `field.unreadable`, and `announcement.due_past` for a time that has passed.
    """
    if not text:
        return 0
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused("field.unreadable", field="due", value=text) from None
    hours = calendar.hours(day)
    due = calendar.instant(day, hours[-1][1] if hours else CLOSING_MINUTE)
    if due <= at:
        raise Refused("announcement.due_past", field="due")
    return due


def next_chase(calendar: Calendar, at: int) -> int:
    """When the unread are next reminded (ms UTC): 09:30 of the next working day. Refuses `calendar.closed`."""
    return calendar.instant(nth_working_day(calendar, calendar.local(at).date(), 1), CHASE_MINUTE)


def chase_again(chased_at: int, at: int) -> None:
    """Refuses `announcement.chased_lately` while the last reminder by hand is still fresh."""
    left = chased_at + CHASE_EVERY - at
    if chased_at and left > 0:
        raise Refused("announcement.chased_lately", minutes=-(-left // 60_000), retry_after=-(-left // 1000))


def csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows → CSV that spreadsheets open as UTF-8, and in which no cell is taken for a formula."""
    return "\ufeff" + "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(text: str) -> str:
    safe = f"'{text}" if text.startswith(FORMULA) else text
    return '"' + safe.replace('"', '""') + '"'
