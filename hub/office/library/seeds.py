"""The demo's library: a shelf of books, somebody who keeps it, and two readers."""

import csv
from pathlib import Path

from hub.kernel import Actor
from hub.office.library.book import book
from hub.records import asked, asked_as
from hub.store import Corridor


async def demo(corridor: Corridor, folder: Path, company: str) -> None:
    """Fill the demo from `books.csv`; whoever looks after the office looks after the books."""
    async with corridor.reading() as reads:
        keeper = (await reads.offer("people.with_role", "office", company))[-1]
        readers = (await reads.offer("people.with_role", "sales", company))[:2]
    reason = corridor.registry.words.say("zh", "text.library.demo")
    clock = Actor("clock", company=company, kind="clock")
    given = {"person": keeper, "role": book.keeper, "reason": reason, "company": company}
    await asked(corridor, clock, "people.grant", given, "seed:library:role")
    made = []
    with (folder / "books.csv").open(encoding="utf-8", newline="") as file:
        for at, row in enumerate(csv.DictReader(file)):
            made.append(await asked_as(corridor, keeper, f"{book.name}.create", {"form": row}, f"seed:library:{at}"))
    for at, reader in enumerate(readers):
        lent = {"record": made[at * 4]["record"]["id"]}
        await asked_as(corridor, reader, f"{book.name}.borrow", lent, f"seed:library:lent:{at}")
