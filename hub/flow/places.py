"""Where a request's card stands: before the approver, among the asker's colleagues, and the talk below it."""

from dataclasses import replace

from hub.chat import direct_with_app, mint_card, redraw, reply_in_thread
from hub.flow import requests
from hub.flow.cards import KIND
from hub.flow.request import Request
from hub.kernel import Both
from hub.store import Work

APP = "approver"


async def stand(work: Work, request: Request, channel: str | None) -> Request:
    """Put the card where the asker's colleagues see it: their department's room, or where it was asked, or before
    the asker alone.
    """
    room = await work.offer("channel.of_person", request.instance.asker) or channel
    room = room or await direct_with_app(work, APP, request.instance.asker)
    copy = await mint_card(work, KIND, request.id, room)
    await requests.placed(work.db, request.id, copy.card, room, copy.message)
    return replace(request, card=copy.card, channel=room, message=copy.message)


async def bring(work: Work, request: Request, person: str, text: Both | None = None) -> tuple[str, str]:
    """Put the card before one person alone, perhaps with a sentence; the channel and the message it stands in."""
    room = await direct_with_app(work, APP, person)
    copy = await mint_card(work, KIND, request.id, room, text=text)
    return room, copy.message


async def changed(work: Work, request: Request) -> None:
    """Draw every copy of the card anew."""
    await redraw(work, KIND, request.id)


async def say(work: Work, request: Request, text: str) -> str | None:
    """Say something below the card, as whoever acts; the message."""
    if request.channel is None or request.message is None:
        return None
    return await reply_in_thread(work, request.channel, request.message, text)
