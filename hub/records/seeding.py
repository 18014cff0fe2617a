"""How a module fills the demo: each act asked as the person whose act it is, once however often the demo is begun."""

from typing import Any

import msgspec

from hub.kernel import Act, Actor
from hub.store import Corridor


async def asked_as(corridor: Corridor, person: str, name: str, given: dict[str, Any], key: str) -> dict[str, Any]:
    """Ask an act as this person; the same key is the same act."""
    async with corridor.reading() as reads:
        actor = await reads.offer("people.actor", person)
    return await asked(corridor, actor, name, given, key)


async def asked(corridor: Corridor, actor: Actor, name: str, given: dict[str, Any], key: str) -> dict[str, Any]:
    """The same as whoever it is, the clock too."""
    told: Any = msgspec.convert(given, corridor.registry.acts[name].input)
    reply: dict[str, Any] = await corridor.run(Act(name, actor, corridor.clock(), told, key))
    return reply
