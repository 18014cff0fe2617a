"""A room to talk about one request: its asker, everybody who acts in it and whoever opened it, with the card pinned.

What is decided from then on is said there, and whoever it comes to is brought in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hub.chat import Content, bot_of, bring_in, mint_card, say
from hub.flow import requests
from hub.flow.cards import KIND
from hub.flow.places import APP
from hub.flow.request import Request
from hub.flow.steps import Line
from hub.kernel import Both, same
from hub.people import actor_of, names_in_words
from hub.store import Work

QUIET = ("room", "urge", "copied", "waits")
"""Lines of the trail that are not worth a word in the room."""
LONGEST_NAME = 60


async def opened(work: Work, request: Request) -> Request:
    """The request with its room; who asks for one that is there already is brought into it."""
    if request.room is not None:
        await bring_in(work, request.room, [work.actor.id])
        return request
    people = await _here(work, [*request.instance.waits_for(), *_acted(request), request.instance.asker])
    name = f"{request.no} {request.title[work.words.company_locale]}"[:LONGEST_NAME].strip()
    target = work.target
    await work.act_now("channel.create", {"kind": "private", "name": name, "people": people})
    room, work.target = str(work.target), target
    copy = await mint_card(work, KIND, request.id, room)
    await work.later(work.at, "chat.pin", {"message": copy.message}, actor=work.actor.id)  # once it is written
    await requests.gathered(work.db, request.id, room)
    return replace(request, room=room)


async def told(work: Work, request: Request, lines: Sequence[Line]) -> None:
    """Say in the request's room what was done."""
    if request.room is None:
        return
    spoken = [line for line in lines if line.act not in QUIET]
    known = await names_in_words(work.db, {line.by for line in spoken} - {""})
    for line in spoken:
        who = known.get(line.by) or work.words.both("text.flow.hub")
        said = work.words.both(f"text.flow.line.{line.act}")
        text: Both = work.words.both("text.flow.told_in_room", who=who, did=said, text=same(line.text))
        bot = await bot_of(work, APP, request.company)
        words = {locale: _tidy(one) for locale, one in text["words"].items()}
        await say(work, request.room, Content(_tidy(text["text"]), words), bot)


async def joined(work: Work, request: Request, people: Iterable[str]) -> None:
    """Bring those into the request's room whom it has come to."""
    if request.room is not None:
        await bring_in(work, request.room, await _here(work, people))


async def _here(work: Work, people: Iterable[str]) -> list[str]:
    """Those of them who have not left, each once."""
    return [one for one in dict.fromkeys(people) if await actor_of(work.db, one)]


def _acted(request: Request) -> list[str]:
    return [slot.person for run in request.instance.live.values() for slot in run.slots if slot.at and slot.by]


def _tidy(text: str) -> str:
    return text.strip(" ：:")
