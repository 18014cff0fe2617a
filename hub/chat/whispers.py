"""Answers for one person alone: kept in their inbox until they dismiss them or a day has passed."""

from collections.abc import Mapping
from typing import Any

from hub.chat import acts, bot_acts, draw, standing
from hub.chat.blocks import checked
from hub.chat.faces import kept
from hub.chat.rules import inside
from hub.chat.who import bot_of, inboxes, who
from hub.chat.writing import clean
from hub.kernel import Act, Both, Refused, dump, instant, new_id, same
from hub.store import Place, Statement, Work

DAY = 24 * 3_600_000
LONGEST = 7 * DAY
INSERT = """INSERT INTO whisper (id, person, inbox, channel, thread, seq, no, at, author, body, words, blocks, card,
command, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
COPY = "INSERT INTO card_copy (card, channel, message, until) VALUES (?, ?, ?, ?)"
REWRITE = """UPDATE whisper SET body = ?, words = NULL, blocks = ?, until = COALESCE(?, until)
WHERE id = ? AND author = ? AND dismissed_at IS NULL AND until > ? RETURNING inbox, card"""
DISMISS = """UPDATE whisper SET dismissed_at = ? WHERE id = ? AND person = ? AND dismissed_at IS NULL
RETURNING inbox"""


async def whisper(
    work: Work, person: str, channel: str, text: Both | str, *, app: str = "", thread: str | None = None,
    blocks: list[dict[str, Any]] | None = None, card: Mapping[str, Any] | None = None, command: str | None = None,
    until: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Tell one person something in a room where only they see it; the message as they get it.

    Said by the bot of `app`, or else by whoever acts. `card` is a bound card, `{id}` or `{kind, thing}`, whose right
    to be seen by that person is the caller's to judge: it changes there too, for as long as the answer stands.
    """
    inbox = (await inboxes(work.db, [person])).get(person)
    if inbox is None:
        raise Refused("person.missing", field="person", person=person)
    both = same(text) if isinstance(text, str) else text
    room = (await standing.rooms(work.db, [channel])).get(channel)
    by = await bot_of(work, app, room.company) if app and room else work.actor
    face = await _face(work, card, room.company if room else work.actor.company) if card else None
    row: dict[str, Any] = {
        "id": new_id("M", work.at), "person": person, "inbox": inbox, "channel": channel, "thread": thread,
        "seq": room.head_seq if room else 0, "no": room.head_no if room else 0, "at": work.at, "author": by.id,
        "body": both["text"], "words": dump(both["words"]) if both.get("words") else None,
        "blocks": dump(checked(blocks)) if blocks else None, "card": face["id"] if face else None,
        "command": command or "", "until": until or work.at + DAY,
    }  # fmt: skip
    message = draw.whisper({**row, "dismissed_at": None}, who(by.id, by.name), face)

    def keep(_: Place) -> list[Statement]:
        rows: list[Statement] = [(INSERT, tuple(row.values()))]
        return rows + ([(COPY, (row["card"], inbox, row["id"], row["until"]))] if face else [])

    work.tell(inbox, "chat.whispered", {"message": message}, ref=row["id"], keep=keep)
    return message


async def _face(work: Work, card: Mapping[str, Any], company: str) -> dict[str, Any]:
    if "id" not in card:
        return await kept(work, card["kind"], card["thing"], company)
    found = (await draw.faces(work.db, [card["id"]])).get(card["id"])
    if found is None:
        raise Refused("card.missing")
    return found


async def alone(act: Act, work: Work) -> bot_acts.Whispered:
    """A bot says something to one person of a room it is in; nobody else there sees it."""
    asked: bot_acts.Whisper = act.input
    room, member = await standing.look(work.db, asked.channel, act.actor.id)
    inside(room, member, act.actor)
    pair = (asked.channel, asked.person)
    if pair not in await standing.members(work.db, [pair]):
        raise Refused("person.not_in", field="person")
    text = clean(asked.text)
    if not (text.strip() or asked.blocks):
        raise Refused("field.required", field="text")
    told = await whisper(
        work, asked.person, asked.channel, text, thread=asked.thread, blocks=asked.blocks,
        until=life(asked.until, act.at),
    )  # fmt: skip
    work.target = told["id"]
    return bot_acts.Whispered(told["id"], told["at"])


async def rewhisper(
    work: Work, id: str, text: str, blocks: list[dict[str, Any]] | None, until: int | None = None
) -> bool:
    """Put other words in the place of an answer to somebody alone; False when it is no such answer of whoever acts."""
    held = dump(checked(blocks)) if blocks else None
    row = await work.db.row(REWRITE, clean(text), held, until, id, work.actor.id, work.at)
    if row is None:
        return False
    told = (await draw.whispered(work.db, work.words, [id]))[id]
    work.tell(row["inbox"], "chat.whispered", told, ref=id)
    return True


def life(until: str | None, now: int) -> int | None:
    """When an answer goes by itself: as stated, a week ahead at most; None for the day it has if nobody said."""
    if until is None:
        return None
    at = instant(until)
    if not now < at <= now + LONGEST:
        raise Refused("until.wrong", field="until", days=LONGEST // DAY)
    return at


async def dismiss(act: Act, work: Work) -> acts.Done:
    """Put an answer away. On all of one's devices; once more changes nothing."""
    asked: acts.OfMessage = act.input
    row = await work.db.row(DISMISS, act.at, asked.message, act.actor.id)
    if row is not None:
        await work.db.run("DELETE FROM card_copy WHERE channel = ? AND message = ?", row["inbox"], asked.message)
        work.tell(row["inbox"], "chat.dismissed", {"message": asked.message})
    elif await work.db.value("SELECT 1 FROM whisper WHERE id = ? AND person = ?", asked.message, act.actor.id) is None:
        raise Refused("message.missing", field="message")
    return acts.Done()
