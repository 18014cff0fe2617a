"""How far people have read: positions that only go forward, what is unread, and how much of it calls for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hub.chat import acts
from hub.chat.standing import members
from hub.kernel import Act, Refused
from hub.store import Draft, Sql

ASKED = """WITH asked (n, channel, person, seq) AS (VALUES {values})
SELECT a.n, a.seq, m.read_seq, m.read_no, c.last_seq,
(SELECT s.no FROM message s WHERE s.channel = a.channel AND s.seq <= a.seq ORDER BY s.seq DESC LIMIT 1) AS no
FROM asked a JOIN room_member m ON m.channel = a.channel AND m.person = a.person JOIN channel c ON c.id = a.channel"""
CALLS = """SELECT COUNT(DISTINCT no) FROM mention
WHERE channel = ? AND person IN (?, '*') AND no > ? AND author <> ?"""
ADVANCE = "UPDATE room_member SET read_seq = ?, read_no = ? WHERE channel = ? AND person = ? AND read_seq < ?"
UNREAD = """SELECT m.channel, m.read_no, (SELECT COUNT(DISTINCT n.no) FROM mention n WHERE n.channel = m.channel
AND n.person IN (m.person, '*') AND n.no > m.read_no AND n.author <> m.person) AS calls
FROM room_member m JOIN channel c ON c.id = m.channel WHERE m.person = ? AND c.last_no > m.read_no"""


@dataclass(frozen=True, slots=True)
class Position:
    """Where one reader stood, how far they have come, and what calls for them after that."""

    seq: int
    no: int
    calls: int
    moved: bool


class Positions:
    """How readings are written together. Nothing is told: a read position is a signal, which the door sends."""

    async def gather(self, db: Sql, acts: Sequence[Act]) -> dict[int, Position]:
        """Where everyone stands, by the identity of the act."""
        if db.dialect == "postgres":
            await members(db, [(act.input.channel, act.actor.id) for act in acts], lock=True)
        values = ",".join(["(CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT))"] * len(acts))
        args = [
            one for n, act in enumerate(acts) for one in (n, act.input.channel, act.actor.id, act.input.seq)
        ]  # fmt: skip
        found: dict[int, Position] = {}
        for row in await db.rows(ASKED.format(values=values), *args):
            act = acts[row["n"]]
            seq = min(row["seq"], row["last_seq"])
            moved = seq > row["read_seq"]
            no = max(row["no"] or 0, row["read_no"]) if moved else row["read_no"]
            found[id(act)] = Position(seq, no, await calls(db, act.input.channel, act.actor.id, no), moved)
        return found

    def decide(self, act: Act, facts: dict[int, Position]) -> Draft:
        """One reading: only in rooms one is in."""
        position = facts.get(id(act))
        if position is None:
            raise Refused("channel.missing", field="channel")
        draft = Draft(None, {"no": position.no, "mentions": position.calls})
        if position.moved:
            where: tuple[Any, ...] = (act.input.channel, act.actor.id, position.seq)
            draft.rows.append((ADVANCE, (position.seq, position.no, *where)))
        return draft

    def written(self, draft: Draft) -> None:
        """Nothing waits for a place."""


async def read(act: Act, work: Any) -> acts.HasRead:
    """The same for one reading inside another act."""
    positions = Positions()
    draft = positions.decide(act, await positions.gather(work.db, [act]))
    for sql, args in draft.rows:
        await work.db.run(sql, *args)
    return acts.HasRead(**draft.reply)


async def calls(db: Sql, channel: str, person: str, no: int) -> int:
    """How many messages after number `no` call for this person: by name, as one of all, or said to them alone."""
    return int(await db.value(CALLS, channel, person, no, person))


async def unread(db: Sql, person: str, channels: Sequence[str] | None = None) -> dict[str, list[int]]:
    """Rooms with something unread (of these, or all) → [last number read, how many after it call for me]."""
    found = {row["channel"]: [row["read_no"], row["calls"]] for row in await db.rows(UNREAD, person)}
    return found if channels is None else {one: found[one] for one in channels if one in found}
