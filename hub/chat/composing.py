"""A message in the making: what will be told of it, and the rows it leaves once its place in the log is known."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hub.chat.draw import replies, shape
from hub.chat.rules import Room
from hub.chat.who import who
from hub.chat.writing import EVERYONE, mentions
from hub.files import HANG
from hub.kernel import Actor, dump, new_id
from hub.store import Place, Statement

MOST_SHOWN = 10
"""People named beside the count of a thread's answers."""
INSERT = """INSERT INTO message (id, company, channel, seq, no, at, author, kind, body, words, blocks, card, files,
thread, line, urgent, mentions, alias) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
CALL = "INSERT INTO mention (channel, person, no, message, author) VALUES (?, ?, ?, ?, ?)"
ANSWERED = """INSERT INTO thread (message, replies, last_at, people) VALUES (?, ?, ?, ?) ON CONFLICT (message)
DO UPDATE SET replies = excluded.replies, last_at = excluded.last_at, people = excluded.people"""
OWN_READ = """UPDATE room_member SET read_seq = ?, read_no = ? WHERE channel = ? AND person = ? AND read_no = ?"""
COPY = "INSERT INTO card_copy (card, channel, message) VALUES (?, ?, ?)"


@dataclass(slots=True)
class Thread:
    """How the thread stands that is being answered."""

    root: str
    count: int = 0
    last_at: int = 0
    people: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Content:
    """What is said. `words` holds it in every language when the hub says it; `files` are as told."""

    text: str
    words: dict[str, str] | None = None
    blocks: list[dict[str, Any]] | None = None
    card: dict[str, Any] | None = None
    files: Sequence[dict[str, Any]] = ()
    also: bool = False
    urgent: bool = False
    kind: str = "message"
    alias: dict[str, str] | None = None


class Composed:
    """One message about to be told: `data` is the event's, `keep` gives its rows when its place is known."""

    def __init__(self, room: Room, by: Actor, at: int, content: Content, thread: Thread | None = None) -> None:
        self.id = new_id("M", at)
        self.room = room
        self.thread = _answered(thread, by.id, at) if thread else None
        calls = mentions(content.text)
        self.row: dict[str, Any] = {
            "id": self.id, "company": room.company, "channel": room.id, "seq": 0, "no": 0, "at": at,
            "author": by.id, "kind": content.kind, "body": content.text, "words": _json(content.words),
            "blocks": _json(content.blocks), "card": content.card["id"] if content.card else None,
            "files": _json([one["id"] for one in content.files]), "thread": thread.root if thread else None,
            "line": thread is None or content.also, "urgent": content.urgent, "mentions": _json(calls),
            "alias": _json(content.alias),
        }  # fmt: skip
        blank = {"pinned_at": None, "recalled_at": None, "edited_at": None}
        message = shape({**self.row, **blank}, who(by.id, by.name), content.card, content.files)
        self.data: dict[str, Any] = {"message": message}
        if self.thread:
            now = replies(self.thread.count, self.thread.last_at, self.thread.people)
            self.data["parent"] = {"id": self.thread.root, "replies": now}
        self.called = ["*"] if room.kind == "direct" or set(EVERYONE) & set(calls) else []
        self.called += [one for one in calls if one not in EVERYONE]

    def keep(self, place: Place) -> list[Statement]:
        """The rows of this message at its place; what will be told learns its place too."""
        seq = {"seq": place.seq, "no": place.no}
        self.row |= seq
        self.data["message"] |= seq
        row, channel, author = self.row, self.room.id, self.row["author"]
        kept: list[Statement] = [(INSERT, tuple(row.values()))]
        kept.append((OWN_READ, (place.seq, place.no, channel, author, place.no - 1)))
        kept += [(CALL, (channel, person, place.no, self.id, author)) for person in self.called]
        if self.thread:
            one = self.thread
            kept.append((ANSWERED, (one.root, one.count, one.last_at, dump(one.people))))
        if row["card"]:
            kept.append((COPY, (row["card"], channel, self.id)))
        kept += [(HANG, (one["id"], "message", self.id)) for one in self.data["message"].get("files", ())]
        return kept


def _answered(thread: Thread, by: str, at: int) -> Thread:
    people = [by, *(one for one in thread.people if one != by)]
    thread.count, thread.last_at, thread.people = thread.count + 1, max(at, thread.last_at), people[:MOST_SHOWN]
    return Thread(thread.root, thread.count, thread.last_at, thread.people)


def _json(value: Any) -> str | None:
    return dump(value) if value else None
