"""Who has read a message and who has not (R60, R61): its room's people when it was said, as far as each has read."""

from typing import Any

from hub.chat import acts, standing
from hub.chat.rules import inside
from hub.chat.who import shown
from hub.kernel import Act
from hub.store import Reads

MOST = 500
READERS = """SELECT m.person, m.read_no >= ? AS has_read FROM room_member m JOIN person p ON p.id = m.person
WHERE m.channel = ? AND m.from_seq <= ? AND m.person <> ? AND p.kind = 'person' AND p.gone_at IS NULL
ORDER BY p.pinyin, p.id"""


async def readers(act: Act, reads: Reads) -> dict[str, Any]:
    """Both lists, for everyone in the room. Bots do not read, and who came later was not told."""
    asked: acts.AskReaders = act.input
    said, room, member = await standing.message_for(reads.db, asked.message, act.actor)
    if not room.archived:
        inside(room, member, act.actor)
    rows = await reads.db.rows(READERS, said.no, room.id, said.seq, said.author)
    read = [row["person"] for row in rows if row["has_read"]]
    unread = [row["person"] for row in rows if not row["has_read"]]
    known = await shown(reads, [*read[:MOST], *unread[:MOST]])
    return {
        "read": [known[one] for one in read[:MOST]], "unread": [known[one] for one in unread[:MOST]],
        "read_count": len(read), "unread_count": len(unread),
    }  # fmt: skip
