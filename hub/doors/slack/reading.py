"""`conversations.history`, `.replies` and `.mark`: reading back, and how far one has read."""

from collections.abc import Sequence
from typing import Any

from hub.chat import last_answers, said, said_at, seq_before
from hub.doors.slack import shapes
from hub.doors.slack.answers import Failed
from hub.doors.slack.calls import Call, Reply
from hub.doors.slack.places import cursor_of, instant_of, read_ts, ts_of
from hub.doors.slack.saying import is_on
from hub.kernel import instant

LATEST = 2**53
PAGE = "messages"


async def history(call: Call) -> Reply:
    """A room's messages, the youngest first, between `oldest` and `latest`; those named count when `inclusive`."""
    channel, inclusive = await call.channel(), is_on(call.args.get("inclusive"))
    first = await _bound(call, channel, "oldest", 0 if inclusive else 1, default=1)
    end = await _bound(call, channel, "latest", 1 if inclusive else 0, default=LATEST)
    if (cursor := call.cursor(PAGE)) is not None:
        end = min(end, int(cursor))
    told = await call.act("chat.history", channel=channel, before=end, limit=call.limit())
    found = [one for one in told["messages"] if "ephemeral" not in one]
    shown = [one for one in found if one["seq"] >= first]
    more = bool(told["more"] and shown and len(shown) == len(found))
    return {
        "messages": await drawn(call, shown[::-1]), "has_more": more, "pin_count": 0,
        "response_metadata": {"next_cursor": cursor_of(PAGE, shown[0]["seq"]) if more else ""},
    }  # fmt: skip


async def replies(call: Call) -> Reply:
    """A thread: its first message and every answer, the oldest first."""
    channel = await call.channel()
    named = await call.message(channel, "ts", "thread_not_found")
    async with call.reading() as reads:
        root = (await said(reads.db, [named]))[named].thread or named
    after = int(call.cursor("replies") or 0)
    told = await call.act("chat.history", channel=channel, thread=root, after=after, limit=call.limit())
    found = [one for one in told["messages"] if "ephemeral" not in one]
    more = cursor_of("replies", found[-1]["seq"]) if told["more"] and found else ""
    return {
        "messages": await drawn(call, found), "has_more": bool(more), "response_metadata": {"next_cursor": more},
    }  # fmt: skip


async def mark(call: Call) -> Reply:
    """`conversations.mark`: read up to this message."""
    channel, place = await call.channel(), read_ts(call.text("ts", "invalid_timestamp"))
    if place is None:
        raise Failed("invalid_timestamp")
    await call.act("chat.read", channel=channel, seq=place[1])
    return {}


async def drawn(call: Call, messages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Messages in Slack's shape, answers with the `ts` of what they answer."""
    answered = {one["id"]: instant(one["replies"]["last_at"]) for one in messages if "replies" in one}
    async with call.reading() as reads:
        roots = await said(reads.db, {one["thread"] for one in messages if "thread" in one})
        latest = await last_answers(reads.db, answered)
    known = {id: (ts_of(one.at, one.seq), one.author) for id, one in roots.items()}
    last = {id: ts_of(answered[id], seq) for id, seq in latest.items()}
    return [shapes.message(one, call.me.company, known, last) for one in messages]


async def _bound(call: Call, channel: str, name: str, past: int, default: int) -> int:
    """Where a stretch begins or ends, in the room's log: at a message (or just past it), or at an instant."""
    told = call.text(name)
    if not told:
        return default
    place, at = read_ts(told), instant_of(told)
    if at is None:
        raise Failed(f"invalid_ts_{name}")
    async with call.reading() as reads:
        found = await said_at(reads.db, channel, place[1]) if place else None
        if found and place and found.at // 1000 == place[0]:
            return found.seq + past
        return await seq_before(reads.db, channel, at) + 1


METHODS = {
    "conversations.history": (history, "channels:history"), "conversations.replies": (replies, "channels:history"),
    "conversations.mark": (mark, "channels:manage"),
}  # fmt: skip
