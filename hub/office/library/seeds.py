"""The demo's library: a shelf of books, somebody who keeps it, and two readers."""

import csv
from pathlib import Path
from typing import Any

import msgspec

from hub.kernel import Act, Actor
from hub.office.library.book import book
from hub.store import Corridor


async def demo(corridor: Corridor, folder: Path, company: str) -> None:
    """Fill the demo from `books.csv`; whoever looks after the office looks after the books."""
    async with corridor.reading() as reads:
        keeper = (await reads.offer("people.with_role", "office", company))[-1]
        readers = (await reads.offer("people.with_role", "sales", company))[:2]
    reason = corridor.registry.words.say("zh", "text.library.demo")
    clock = Actor("clock", company=company, kind="clock")
    given = {"person": keeper, "role": book.keeper, "reason": reason, "company": company}
    await _asked(corridor, clock, "people.grant", given, "seed:library:role")
    made = []
    with (folder / "books.csv").open(encoding="utf-8", newline="") as file:
        for at, row in enumerate(csv.DictReader(file)):
            made.append(await _as(corridor, keeper, "create", {"form": row}, f"seed:library:{at}"))
    for at, reader in enumerate(readers):
        await _as(corridor, reader, "borrow", {"record": made[at * 4]["record"]["id"]}, f"seed:library:lent:{at}")


async def _as(corridor: Corridor, person: str, verb: str, given: dict[str, Any], key: str) -> dict[str, Any]:
    async with corridor.reading() as reads:
        actor = await reads.offer("people.actor", person)
    return await _asked(corridor, actor, f"{book.name}.{verb}", given, key)


async def _asked(corridor: Corridor, actor: Actor, name: str, given: dict[str, Any], key: str) -> dict[str, Any]:
    told: Any = msgspec.convert(given, corridor.registry.acts[name].input)
    reply: dict[str, Any] = await corridor.run(Act(name, actor, corridor.clock(), told, key))
    return reply
