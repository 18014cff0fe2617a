"""Who would act at each step: found in the organisation at the moment a request enters the step."""

from collections.abc import Iterable, Mapping
from typing import Any

from hub.flow.instance import Instance
from hub.flow.spec import Definition, Node
from hub.people import actor_of, head_of, superior_of, with_role
from hub.store import Sql

LEVELS = 9


async def people_ahead(db: Sql, definition: Definition, instance: Instance, company: str) -> dict[str, tuple[str, ...]]:
    """Node → the people found for it, for every node the request has not entered yet."""
    been = {run.node for run in instance.runs}
    ahead = [node for node in definition.route(instance.form) if node.id not in been]
    return {node.id: await who_of(db, node, instance.asker, company, instance.form) for node in ahead}


async def who_of(db: Sql, node: Node, asker: str, company: str, form: Mapping[str, Any]) -> tuple[str, ...]:
    """The people one node names, each once, in the order it names them. Whoever has left is not among them."""
    found: list[str] = []
    for who in node.who:
        found += await _named(db, who, asker, company, form)
    return tuple(dict.fromkeys(found))


async def superior(db: Sql, person: str, levels: int = 1) -> str:
    """The superior so many levels up; the highest there is where the line is shorter; empty without any."""
    found = ""
    for _ in range(min(levels, LEVELS)):
        above = await superior_of(db, found or person)
        if not above or above == person:
            break
        found = above
    return found


async def _named(db: Sql, who: str, asker: str, company: str, form: Mapping[str, Any]) -> Iterable[str]:
    what, _, of = who.partition(":")
    if what == "superior":
        return _some(await superior(db, asker, int(of or 1)))
    if what == "department_head":
        return _some(await head_of(db, asker))
    if what == "initiator":
        return (asker,)
    if what == "role":
        return await with_role(db, of, company)
    named = [of] if what == "person" else _listed(form.get(of))
    return [person for person in named if await actor_of(db, person)]


def _some(person: str | None) -> tuple[str, ...]:
    return (person,) if person else ()


def _listed(value: Any) -> list[str]:
    return list(value) if isinstance(value, list) else [value] if value else []
