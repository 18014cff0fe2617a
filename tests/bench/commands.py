"""`python3 -m tests.bench.commands [customers] [people]`: commands over many customers, an announcement to many people.

Both are asked of the hub in one process, below its doors: what is measured is the server's own work. Each prints its
figures as one JSON line.
"""

import asyncio
import csv
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from itertools import islice, product
from pathlib import Path
from typing import Any

from hub.office.crm import customer
from hub.records import Record, add
from hub.search import refresh
from hub.store import Afterwards
from tests.bench.equipment import say
from tests.bench.population import rosters
from tests.whole import ROOT, Whole, whole

CUSTOMERS, PEOPLE, REPEATS = 200_000, 10_000, 40
GOAL_MS = 30
SLICE = 2_000
BEAT = 0.005
LINES = (
    "/customer 华", "/customer 华为", "/customer huaw", "/客户 技术有限公司", "/followup 华为技术",
    "/customer 华为技术有限公司0007",
)  # fmt: skip
"""Lines as they stand while somebody types them."""
ASKED = ("/customer 华为技术有限公司0007", "/customer huawei", "/customer 没有这家公司")


def names(count: int) -> list[tuple[str, str]]:
    """So many companies: the real ones of the demo, each with its numbered branches."""
    with (ROOT / "config/demo/customers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    branches = product(range(count // len(rows) + 1), rows)
    return [(f"{row['name_cn']}{branch:04d}", row["name_en"]) for branch, row in islice(branches, count)]


async def stocked(world: Whole, count: int) -> None:
    """Write so many customers, Lin's and Zhou's in turn, and find them."""
    owners, corridor = [world.id("lin"), world.id("zhou")], world.hub.corridor
    records = []
    for number, (name, english) in enumerate(names(count)):
        owner, at = owners[number % 2], world.hub.clock.now - number
        data = {
            "name": name,
            "name_en": english,
            "level": "ABC"[number % 3],
            "owner": owner,
            "last_touch": "2026-11-20",
        }
        id, no = f"R{number:025d}X", f"KH-202611-{number + 1000:06d}"
        records.append(Record(id, world.company, no, customer.name, "active", owner, data, name, 1, at, at))
    for start in range(0, count, SLICE):
        some = records[start : start + SLICE]
        await world.hub.database.atomic(partial(add, kind=customer, records=some))
        await refresh(Afterwards(corridor), "record", [one.id for one in some])


def quantile(ordered: list[float], part: float) -> float:
    """The value below which this part of the ordered values lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


async def timed(run: Callable[[], Coroutine[Any, Any, Any]]) -> list[float]:
    """How long each of some runs took, in milliseconds; the first one warms up."""
    taken = []
    for _ in range(REPEATS + 1):
        began = time.perf_counter()
        await run()
        taken.append((time.perf_counter() - began) * 1_000)
    return taken[1:]


async def commands(count: int) -> dict[str, Any]:
    """Completion and `/customer` over so many customers: the 95th percentile in milliseconds, of the worst line too."""
    async with world_of() as world:
        began = time.monotonic()
        await stocked(world, count)
        say(f"  wrote and indexed {count} customers in {time.monotonic() - began:.0f} s")
        found = {login: await of(world, login) for login in ("zhou", "lin")}
    worst = max(part["p95"] for one in found.values() for part in one.values())
    return {"bench": "commands", "customers": count, **found, "goal_p95_ms": GOAL_MS, "met": worst <= GOAL_MS}


async def of(world: Whole, login: str) -> dict[str, Any]:
    """The figures as one person has them: Zhou sees every customer, Lin her own and her department's."""
    room = world.ids["room"]

    def asked(act: str, line: str) -> Callable[[], Coroutine[Any, Any, Any]]:
        return lambda: world.ask(login, act, line=line, channel=room)

    typed = {line: await timed(asked("command.complete", line)) for line in LINES}
    run = {line: await timed(asked("command.run", line)) for line in ASKED}
    return {"complete": summed(typed), "run": summed(run)}


def summed(taken: dict[str, list[float]]) -> dict[str, Any]:
    """All runs together, and the slowest line by its own 95th percentile."""
    every = sorted(one for some in taken.values() for one in some)
    worst = max(taken, key=lambda line: quantile(sorted(taken[line]), 0.95))
    return {
        "p50": round(quantile(every, 0.5), 2), "p95": round(quantile(every, 0.95), 2),
        "slowest": {"line": worst, "p95": round(quantile(sorted(taken[worst]), 0.95), 2)},
    }  # fmt: skip


async def announcement(count: int) -> dict[str, Any]:
    """An announcement to so many people: seconds to the last card, and how long the event loop stood still."""
    async with world_of() as world:
        began = time.monotonic()
        members = 100
        for roster in rosters(count // members, members):
            told = await world.ask("admin", "people.import", csv=roster, dry=False)
            assert told["problems"] == []
        await world.hub.settle()
        say(f"  made {count} people in {time.monotonic() - began:.0f} s")
        watch = Watch()
        async with watch.watching():
            began = time.monotonic()
            form = {"title": "年终盘点", "text": "**11-28** 停发货一天", "to": "everyone", "company_wide": True}
            await world.ask("sun", "announcement.send", form=form)
            world.hub.clock.now += 1_000
            while await world.hub.parts.timers.tick():
                world.hub.clock.now += 1_000
            seconds = time.monotonic() - began
        rows = await world.hub.rows(
            "SELECT count(*) AS n FROM message m JOIN card c ON c.id = m.card WHERE c.kind = 'announcement'"
        )
    return {
        "bench": "announcement", "people": count, "cards": rows[0]["n"], "seconds_to_last_card": round(seconds, 1),
        "cards_per_second": round(rows[0]["n"] / seconds), "stall_p99_ms": round(watch.at(0.99), 1),
        "stall_max_ms": round(watch.at(1), 1),
    }  # fmt: skip


class Watch:
    """Notes how late the event loop wakes somebody who asked to be woken every five milliseconds."""

    def __init__(self) -> None:
        self._late: list[float] = []

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """While this is open."""
        task = asyncio.create_task(self._beat())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _beat(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(BEAT)
            self._late.append((time.perf_counter() - began - BEAT) * 1_000)

    def at(self, part: float) -> float:
        """This quantile of all lateness, in milliseconds."""
        return quantile(sorted(self._late), part)


@asynccontextmanager
async def world_of() -> AsyncIterator[Whole]:
    """A whole company on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        async with whole(f"sqlite:///{folder}/hub.sqlite3", Path(folder)) as world:
            yield world


async def main(customers: int, people: int) -> None:
    """Both, one after the other."""
    print(json.dumps(await commands(customers), ensure_ascii=False), flush=True)
    print(json.dumps(await announcement(people), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    asyncio.run(main(*(given + [CUSTOMERS, PEOPLE][len(given) :])))
