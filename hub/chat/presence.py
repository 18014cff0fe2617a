"""Being there and typing: judged here, told by the door as a signal, never stored."""

from hub.chat import acts, standing
from hub.chat.rules import inside
from hub.kernel import Act
from hub.store import Reads


async def announced(act: Act, reads: Reads) -> acts.Done:
    """Everyone may say how they are; the door keeps it for as long as they are connected."""
    return acts.Done()


async def typing(act: Act, reads: Reads) -> acts.Done:
    """Only in rooms one is in: the door then tells the others there."""
    room, member = await standing.look(reads.db, act.input.channel, act.actor.id)
    inside(room, member, act.actor)
    return acts.Done()
