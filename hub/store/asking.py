"""Asking another room by the name of one of its reading acts, without knowing that room."""

from collections.abc import Mapping
from typing import Any

import msgspec

from hub.kernel import Act, Actor, Refused
from hub.store.corridor import Reads, admit
from hub.store.work import Work

Desk = Reads | Work


async def asked(desk: Desk, actor: Actor, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The reply of a reading act, as plain data; empty when there is no such act here, or when it says no."""
    kind = desk.registry.acts.get(name)
    if kind is None:
        return {}
    told: Any = msgspec.convert(given, kind.input)
    try:
        admit(kind, actor)
        plain: dict[str, Any] = msgspec.to_builtins(await kind.handle(Act(name, actor, desk.at, told), desk))
    except Refused:
        return {}
    return plain
