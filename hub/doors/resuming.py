"""The act `resume`: what somebody missed since their cursors, whichever door they ask at."""

from typing import Any

from hub.doors.slash.acts import ResumeFrom
from hub.kernel import Act
from hub.store import Reads, resume


async def missed(act: Act, reads: Reads) -> dict[str, Any]:
    """Everything after the cursors, as it stands now (protocol.md section 4)."""
    given: ResumeFrom = act.input
    return await resume(reads.db, reads.registry, act.actor.id, given.cursors)
