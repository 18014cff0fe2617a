"""Telling one person something: an event of their own inbox, kept and resumed like any channel's."""

from typing import Any

from hub.store import Work


async def tell_inbox(work: Work, person: str, event: str, data: dict[str, Any]) -> None:
    """Tell this person alone. Somebody without an inbox (gone for good) is passed over."""
    inbox = await work.offer("people.inbox", person)
    if inbox:
        work.tell(inbox, event, data)
