"""Answers in the thread of a request's card: a clear word decides, a doubtful one is asked about, the rest comments.

It works whether a bot runs or not: the hub hears each reply after it was posted, and comes back with an act of the
person who wrote it, keyed by the message, so that hearing it twice changes nothing.
"""

from collections.abc import Mapping
from typing import Any

from hub.chat import whisper
from hub.flow import requests
from hub.flow.acts import Answer, Done
from hub.flow.answers import Answer as Meant
from hub.flow.answers import read_answer
from hub.flow.cards import KIND
from hub.flow.decide import Step
from hub.flow.handlers import taken
from hub.flow.places import APP
from hub.kernel import Act, Both, Event, Refused
from hub.people import actor_of
from hub.store import Afterwards, Work

KNOWN = "SELECT 1 FROM flow_line WHERE instance = ? AND message = ?"


def is_reply(data: Mapping[str, Any]) -> bool:
    """Was it said by a person in a thread?"""
    message = data.get("message") or {}
    return bool(message.get("thread")) and message["kind"] == "message" and message["by"]["kind"] == "person"


async def replied(event: Event, hub: Afterwards) -> None:
    """A reply was posted: if it stands below a request's card, take it as an answer to that request."""
    message = event.data["message"]
    async with hub.reading() as reads:
        said = await reads.offer("chat.answered", message["id"])
        actor = await actor_of(reads.db, message["by"]["id"])
    if said is not None and said["kind"] == KIND and actor is not None:
        given = Answer(message=message["id"])
        await hub.run(Act("flow.answer", actor, hub.now(), given, key=f"thread:{message['id']}", via="thread"))


async def answer(act: Act, work: Work) -> Done:
    """Take a reply as what it says. What cannot be done is told to its author alone, and stays as a comment."""
    asked: Answer = act.input
    said = await work.offer("chat.answered", asked.message)
    if said is None or said["kind"] != KIND or said["author"] != act.actor.id:
        raise Refused("message.missing", field="message")
    if await work.db.value(KNOWN, said["thing"], asked.message) is not None:
        return Done()  # a comment the hub itself put below the card, or a reply heard before
    meant = read_answer(said["body"])
    request = await requests.seen(work.db, said["thing"])
    reached = any(slot.person == act.actor.id and slot.todo for run in request.instance.runs for slot in run.slots)
    if reached and meant.sure and meant.step != "comment" and await _decided(work, said, meant):
        return Done()
    await taken(work, request.id, Step("comment", act.actor.id, said["body"]), asked.message)
    if act.actor.id in request.instance.waits_for() and not meant.sure:
        await _ask(work, said, work.words.both("text.flow.doubtful"), with_card=True)
    return Done()


async def _decided(work: Work, said: Mapping[str, Any], meant: Meant) -> bool:
    try:
        await taken(work, said["thing"], Step(meant.step, work.actor.id, meant.text), said["message"])
    except Refused as no:
        words = work.words.both(f"refused.{no.reason}", **no.details)
        await _ask(work, said, words, with_card=no.reason == "flow.words_required")
        return False
    return True


async def _ask(work: Work, said: Mapping[str, Any], words: Both, with_card: bool) -> None:
    card = {"kind": KIND, "thing": said["thing"]} if with_card else None
    await whisper(work, work.actor.id, said["channel"], words, app=APP, thread=said["thread"], card=card)
