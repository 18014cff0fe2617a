"""Posting: the hot path. Many posts are judged by facts gathered once and written in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hub.chat import acts, standing
from hub.chat.blocks import checked
from hub.chat.composing import Composed, Content, Thread
from hub.chat.rules import Member, Room, Said, inside, may_show_blocks, root_of
from hub.chat.writing import clean, emoji, named
from hub.files import usable
from hub.kernel import Act, Actor, Refused, load, wire
from hub.store import Draft, Place, Sql, Work, marks

Posted = Callable[[], dict[str, Any]]


@dataclass(slots=True)
class Facts:
    """What judging some posts needs. Threads are counted on while their answers are judged."""

    rooms: dict[str, Room]
    members: dict[tuple[str, str], Member]
    parents: dict[str, Said]
    threads: dict[str, Thread]
    files: dict[tuple[str, str], dict[str, Any]]


@dataclass(slots=True)
class PostDraft(Draft):
    """A post that was allowed."""

    composed: Composed | None = field(default=None)


class Posts:
    """How posts are judged and written together."""

    async def gather(self, db: Sql, acts: Sequence[Act]) -> Facts:
        """Everything about all these posts at once. The rooms are held: nobody leaves one while it is posted to."""
        asked = [act.input for act in acts]
        rooms = await standing.rooms(db, {one.channel for one in asked}, lock=True)
        members = await standing.members(db, [(act.input.channel, act.actor.id) for act in acts], lock=True)
        parents = await standing.said(db, {one.thread for one in asked if one.thread})
        threads = await threads_of(db, {one.thread or one.id for one in parents.values()})
        wanted = [(act.actor.id, one) for act in acts for one in act.input.files]
        return Facts(rooms, members, parents, threads, await usable(db, wanted, _readable) if wanted else {})

    def decide(self, act: Act, facts: Facts) -> PostDraft:
        """One post: may this person say this here? Raises `Refused`."""
        asked: acts.Post = act.input
        room = facts.rooms.get(asked.channel)
        inside(room, facts.members.get((asked.channel, act.actor.id)), act.actor)
        assert room is not None
        thread = _thread(asked, facts) if asked.thread else None
        composed = Composed(room, act.actor, act.at, _content(act, asked, facts), thread)
        by = act.actor
        place = Place(room.id, "chat.posted", act.at, by.id, by.name, composed.data, composed.id, counts=True)
        reply = {"id": composed.id, "channel": room.id, "seq": 0, "no": 0, "at": wire(act.at), "duplicate": False}
        return PostDraft(place, reply, composed=composed)

    def written(self, draft: Draft) -> None:
        """The place is known."""
        assert isinstance(draft, PostDraft)
        assert draft.composed is not None
        assert draft.place is not None
        draft.rows.extend(draft.composed.keep(draft.place))
        draft.reply |= {"seq": draft.place.seq, "no": draft.place.no}


async def post(act: Act, work: Work) -> Posted:
    """The same for one post inside another act."""
    posts = Posts()
    draft = posts.decide(act, await posts.gather(work.db, [act]))
    assert draft.composed is not None
    place = _tell(work, draft.composed, act.actor)
    return lambda: draft.reply | {"seq": place.seq, "no": place.no}


async def say(work: Work, channel: str, content: Content, by: Actor, thread: str | None = None) -> tuple[str, Place]:
    """Say something in a room on the hub's own account, as `by`, who need not be in it; the message's id and place."""
    room = (await standing.rooms(work.db, [channel], lock=thread is not None)).get(channel)
    if room is None:
        raise Refused("channel.missing", field="channel")
    root = None
    if thread is not None:
        root = root_of((await standing.said(work.db, [thread])).get(thread), channel)
    answered = (await threads_of(work.db, [root]))[root] if root else None
    composed = Composed(room, by, work.at, content, answered)
    return composed.id, _tell(work, composed, by)


async def reply_in_thread(work: Work, channel: str, message: str, text: str) -> str:
    """Answer a message as whoever acts, wherever it was asked from; the answer's id."""
    return (await say(work, channel, Content(clean(text)), work.actor, message))[0]


async def threads_of(db: Sql, roots: Iterable[str]) -> dict[str, Thread]:
    """Message → its thread as it stands, a new one where nobody has answered."""
    wanted = sorted(set(roots))
    rows = await db.rows(f"SELECT * FROM thread WHERE message IN ({marks(wanted)})", *wanted) if wanted else []
    known = {
        row["message"]: Thread(row["message"], row["replies"], row["last_at"], load(row["people"], [])) for row in rows
    }
    return {root: known.get(root) or Thread(root) for root in wanted}


def _tell(work: Work, composed: Composed, by: Actor) -> Place:
    return work.tell(
        composed.room.id, "chat.posted", composed.data, ref=composed.id, counts=True, by=by, keep=composed.keep
    )


def _thread(asked: acts.Post, facts: Facts) -> Thread:
    return facts.threads[root_of(facts.parents.get(asked.thread or ""), asked.channel)]


def _content(act: Act, asked: acts.Post, facts: Facts) -> Content:
    text = clean(asked.text)
    if asked.blocks and not may_show_blocks(act.actor):
        raise Refused("blocks.bots_only", field="blocks")
    alias = _alias(act, asked.alias) if asked.alias else None
    files = [facts.files.get((act.actor.id, one)) for one in dict.fromkeys(asked.files)]
    if None in files:
        raise Refused("file.missing", field="files")
    if not (text.strip() or asked.blocks or files):
        raise Refused("field.required", field="text")
    blocks = checked(asked.blocks) if asked.blocks else None
    shown = [one for one in files if one]
    return Content(text, None, blocks, None, shown, asked.also, asked.urgent, alias=alias)


def _alias(act: Act, asked: acts.PostAs) -> dict[str, str]:
    """A name beside a bot's own, which stays to be seen: nobody passes for somebody else."""
    if not may_show_blocks(act.actor):
        raise Refused("alias.bots_only", field="alias")
    return {"name": named(asked.name, "alias")} | ({"icon": emoji(asked.icon)} if asked.icon else {})


async def _readable(db: Sql, person: str, kind: str, things: Sequence[str]) -> set[str]:
    return await readable_messages(db, person, things) if kind == "message" else set()


async def readable_messages(db: Sql, person: str, ids: Sequence[str]) -> set[str]:
    """Those of these messages this person may read: said in a room of theirs, or an open one, not taken back."""
    sql = f"""SELECT m.id FROM message m JOIN room r ON r.id = m.channel JOIN person p ON p.id = ?
    LEFT JOIN room_member i ON i.channel = m.channel AND i.person = p.id
    WHERE m.id IN ({marks(ids)}) AND m.recalled_at IS NULL AND r.company = p.company
    AND (r.kind = 'public' OR (i.person IS NOT NULL AND (r.history = 'all' OR m.seq >= i.from_seq)))"""
    return {row["id"] for row in await db.rows(sql, person, *ids)}
