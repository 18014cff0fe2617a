"""What an administrator sees of the nodes."""

import asyncio
from dataclasses import replace
from typing import Any

from tests.hub.doors.standing import Standing

PACKAGES = ("people", "files", "chat", "notify", "doors")


async def looked(stand: Standing, who: str = "li") -> dict[str, Any]:
    """Everything, once the node has told of itself."""
    async with asyncio.timeout(10):
        while True:
            found = await stand.ask(who, "ops.look")
            if found["nodes"]:
                return found
            await asyncio.sleep(0.05)


async def made_administrator(stand: Standing, who: str) -> None:
    """Give somebody the administrator's role, as it stands in the table."""
    stand.actors[who] = replace(stand.actors[who], roles=frozenset({"admin"}))
    row = """INSERT INTO role_grant (id, company, holder, role, reason, granted_by, granted_at)
    VALUES (?, ?, ?, 'admin', 'to look after it', 'clock', 1)"""
    actor = stand.actors[who]
    await stand.hub.database.atomic(lambda db: db.run(row, f"L{who}", actor.company, actor.id))
