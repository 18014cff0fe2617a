"""Who would act at each step: found in the organisation at the moment a request enters the step."""

from collections.abc import Iterable
from typing import Any

from hub.flow.instance import Instance
from hub.flow.spec import Definition, Node
from hub.people import actor_of, head_of, superior_of, with_post, with_role
from hub.store import Sql

LEVELS = 9


async def people_ahead(
    db: Sql, definition: Definition, instance: Instance, company: str, anew: bool = False
) -> dict[str, tuple[str, ...]]:
    """Node → the people found for it, for every node the request may enter next; `anew`: also those it has passed."""
    live = {} if anew else instance.live
    ahead = [node for node in definition.route(instance.form) if node.id not in live]
    return {node.id: await who_of(db, node, instance, company) for node in ahead}


async def who_of(db: Sql, node: Node, instance: Instance, company: str) -> tuple[str, ...]:
    """The people one node names, each once, in the order it names them. Whoever has left is not among them."""
    return await people_named(db, node.who, instance, company)


async def people_named(db: Sql, names: Iterable[str], instance: Instance, company: str) -> tuple[str, ...]:
    """The people these words mean for a request, each once, in their order."""
    found: list[str] = []
    for who in names:
        found += await _named(db, who, instance, company)
    return tuple(dict.fromkeys(found))


async def weights(db: Sql, definition: Definition, instance: Instance, company: str) -> dict[str, dict[str, int]]:
    """Node → person → weight, for the votes ahead in which some count more than others."""
    found: dict[str, dict[str, int]] = {}
    for node in definition.route(instance.form):
        for who, weight in node.weights.items() if node.mode == "vote" else ():
            people = await _named(db, who, instance, company)
            found.setdefault(node.id, {}).update(dict.fromkeys(people, weight))
    return found


async def chain(db: Sql, person: str, levels: int) -> tuple[str, ...]:
    """The superiors of somebody, the nearest first, so many levels up or to the top."""
    found: list[str] = []
    for _ in range(levels):
        above = await superior_of(db, found[-1] if found else person)
        if not above or above == person or above in found:
            break
        found.append(above)
    return tuple(found)


async def _named(db: Sql, who: str, instance: Instance, company: str) -> Iterable[str]:
    what, _, of = who.partition(":")
    asker = instance.asker
    if what in ("superior", "superiors"):
        above = await chain(db, asker, int(of or (1 if what == "superior" else LEVELS)))
        return above[-1:] if what == "superior" else above
    if what == "department_head":
        return await _heads(db, asker, int(of or 1))
    if what == "role":
        return await with_role(db, of, company)
    if what == "post":
        return await with_post(db, of, company)
    if what in ("actor", "url"):
        return _actors(instance, of) if what == "actor" else ()
    return await _given(db, what, of, instance)


async def _given(db: Sql, what: str, of: str, instance: Instance) -> Iterable[str]:
    if what == "initiator":
        return (instance.asker,)
    field, _, above = of.partition(":")
    named = [of] if what == "person" else _listed(instance.form.get(field))
    people = [person for person in named if await actor_of(db, person)]
    if not above:
        return people
    find = superior_of if above == "superior" else head_of
    return [found for person in people if (found := await find(db, person))]


async def _heads(db: Sql, person: str, levels: int) -> tuple[str, ...]:
    """The head of somebody's department, or of the one so many levels above it."""
    found = ""
    for _ in range(levels):
        head = await head_of(db, found or person)
        if not head or head == found:
            break
        found = head
    return _some(found)


def _actors(instance: Instance, node: str) -> tuple[str, ...]:
    run = instance.live.get(node)
    return tuple(slot.person for slot in run.slots if slot.state == "approved") if run else ()


def _some(person: str | None) -> tuple[str, ...]:
    return (person,) if person else ()


def _listed(value: Any) -> list[str]:
    return list(value) if isinstance(value, list) else [value] if value else []
