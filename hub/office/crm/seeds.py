"""The customers of the demo: real companies from a file, dirt and doubles included, written in one act."""

import csv
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hub.kernel import Act, Actor, ActType
from hub.office.crm.customer import customer
from hub.office.crm.rules import form_of
from hub.records import Record, add, new_record, tell, today_of
from hub.search import refresh
from hub.store import Afterwards, Corridor, Work


class SeedCustomers(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Rows of the file by column, and the sales representatives they are shared out among, in turn."""

    rows: list[dict[str, str]]
    owners: list[str]
    company: str


class Seeded(msgspec.Struct):
    """How many customers were written, and how many single values were left out because they could not be read."""

    customers: int
    left_out: int


async def seed_customers(
    run: Callable[[Act], Awaitable[Any]],
    rows: Sequence[Mapping[str, str]],
    owners: Sequence[str],
    company: str,
    at: int,
) -> dict[str, Any]:
    """Write the demo's customers once: seeding again the same way changes nothing. `at` in milliseconds UTC."""
    given = SeedCustomers([dict(row) for row in rows], list(owners), company)
    clock = Actor("clock", company=company, kind="clock")
    reply: dict[str, Any] = await run(Act("crm.customer.seed", clock, at, given, key=f"seed:{company}"))
    return reply


async def demo(corridor: Corridor, folder: Path, company: str) -> None:
    """Fill the demo from `customers.csv`, shared out among whoever sells, and found from the first moment."""
    async with corridor.reading() as reads:
        owners = await reads.offer("people.with_role", "sales", company)
    await seed_customers(corridor.run, rows_of(folder / "customers.csv"), owners, company, corridor.clock())
    async with corridor.reading() as reads:
        rows = await reads.db.rows("SELECT id FROM record WHERE company = ? AND type = ?", company, customer.name)
    await refresh(Afterwards(corridor), "record", [row["id"] for row in rows])


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file in UTF-8, with or without a byte order mark, by column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


async def seed(act: Act, work: Work) -> Seeded:
    """Write all rows as customers, each decided upon like any other, then tell of them once."""
    given: SeedCustomers = act.input
    today = today_of(work)
    records: list[Record] = []
    left_out = 0
    for number, row in enumerate(given.rows):
        owner = given.owners[number % len(given.owners)]
        form, lost = form_of(customer.fields, row, today)
        left_out += lost
        rep = Actor(owner, given.company, roles=frozenset({customer.keeper}))
        records.append(await new_record(customer, form, rep, work))
    await add(work.db, customer, records)
    tell(customer, work, records, "crm.customer.created")
    work.target = given.company
    return Seeded(len(records), left_out)


act_type = ActType("crm.customer.seed", SeedCustomers, Seeded, seed, who=(), clock=True)
