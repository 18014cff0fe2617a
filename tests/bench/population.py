"""The people of a workload: made through the corridor, with rooms, sessions and requests, before the hub starts."""

import asyncio
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from hub.app import Parts, close_parts, open_parts
from hub.kernel import Act, Actor
from hub.people import actor_of
from hub.people.sessions import token_hash
from hub.settings import read_settings
from hub.store import CLOCK
from tests.bench.equipment import say
from tests.bench.peers import ROOT
from tests.bench.workloads import Workload

AT_ONCE = 48
"""How many people one act may bring into a room."""
IMPORTED_AT_ONCE = 1_000
DAYS_AHEAD = 14
WEDNESDAY = 2


@dataclass(frozen=True, slots=True)
class Population:
    """A data folder as a closed hub left it (and the PostgreSQL database that belongs to it), and who is in it."""

    folder: Path
    places: Path
    taps: Path
    database: str = ""

    def copied(self, to: Path) -> None:
        """A fresh copy for one run."""
        shutil.copytree(self.folder, to, dirs_exist_ok=True)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody with a session."""

    actor: Actor
    token: str


class Registrar:
    """Makes a company of so many people through the acts anybody would use."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._corridor = parts.corridor

    async def do(self, actor: Actor, name: str, /, **given: Any) -> dict[str, Any]:
        """One act."""
        told: Any = msgspec.convert(given, self._corridor.registry.acts[name].input)
        return await self._corridor.run(Act(name, actor, self._corridor.clock(), told))

    async def definitions(self) -> None:
        """What every module brings at a start of the hub (the kinds of requests)."""
        for module in self._corridor.registry.modules:
            if module.start is not None:
                await module.start(self._corridor, ROOT / "config")

    async def guests(self, workload: Workload) -> list[Guest]:
        """Import everybody, each room's first person above the others, and sign them all in."""
        company = (await self.do(CLOCK, "company.create", name="Bench"))["id"]
        for csv in rosters(workload.rooms, workload.members):
            imported = await self.do(CLOCK, "people.import", csv=csv, dry=False, company=company)
            if imported["problems"]:
                raise ValueError(f"the roster was refused: {imported['problems'][0]}")
        await self.definitions()
        return await self.signed_in()

    async def signed_in(self) -> list[Guest]:
        """Everybody there is, each with a session."""
        async with self._corridor.reading() as reads:
            rows = await reads.db.rows("SELECT id FROM person WHERE kind = 'person' ORDER BY login")
            actors = [actor for row in rows if (actor := await actor_of(reads.db, row["id"]))]
        return [Guest(actor, await self._sign_in(actor)) for actor in actors]

    async def _sign_in(self, actor: Actor) -> str:
        token = secrets.token_urlsafe(32)
        await self.do(CLOCK, "session.open", person=actor.id, token=token_hash(token), device="bench", bearer=True)
        return token

    async def room(self, number: int, guests: list[Guest]) -> str:
        """A room of these, made by the first of them."""
        owner, ids = guests[0].actor, [one.actor.id for one in guests[1:]]
        made = await self.do(owner, "channel.create", kind="private", name=f"room {number}", people=ids[:AT_ONCE])
        channel = str(made["channel"]["id"])
        for start in range(AT_ONCE, len(ids), AT_ONCE):
            await self.do(owner, "channel.invite", channel=channel, people=ids[start : start + AT_ONCE])
        return channel

    async def request(self, asker: Guest, room: str) -> tuple[str, int]:
        """A request for leave, shown in the room and waiting for the room's first person: its card and version."""
        form = {"kind": "annual", "start": workday().isoformat(), "days": "1"}
        card = (await self.do(asker.actor, "flow.start", flow="leave", form=form, channel=room))["card"]
        return str(card["id"]), int(card["version"])

    async def settle(self) -> None:
        """Let everything that follows from all this happen (the search index)."""
        self._parts.outbox.start()
        await self._parts.outbox.settled()


def rosters(rooms: int, members: int) -> Iterator[str]:
    """The people as CSV files of whole rooms; the first of every room is the superior of the others."""
    at_once = max(1, IMPORTED_AT_ONCE // members) * members
    for start in range(0, rooms * members, at_once):
        lines = ["name,login,superior"]
        for number in range(start, min(start + at_once, rooms * members)):
            first = number - number % members
            lines.append(f"Person {number:05d},p{number:05d},{f'p{first:05d}' if number != first else ''}")
        yield "\n".join(lines)


def workday() -> date:
    """A Wednesday some weeks ahead."""
    day = date.today() + timedelta(days=DAYS_AHEAD)  # noqa: DTZ011 - any day will do
    return day + timedelta(days=(WEDNESDAY - day.weekday()) % 7)


def populate(workload: Workload, folder: Path, database: str = "") -> Population:
    """Make the population of a workload in a folder, or in a PostgreSQL database; says how long it took."""
    began = time.monotonic()
    population = Population(folder / "data", folder / "places", folder / "taps", database)
    asyncio.run(_populate(workload, population))
    took = time.monotonic() - began
    say(f"  made {workload.people} people in {workload.rooms} rooms for {workload.name} in {took:.1f} s")
    return population


async def _populate(workload: Workload, population: Population) -> None:
    population.folder.mkdir(parents=True, exist_ok=True)
    environ = {"HUB_DATA": str(population.folder), "HUB_STORE_DATABASE": population.database}
    parts = await open_parts(read_settings(environ=environ))
    try:
        registrar = Registrar(parts)
        guests = await registrar.guests(workload)
        rooms = [guests[start : start + workload.members] for start in range(0, len(guests), workload.members)]
        channels = [await registrar.room(number, room) for number, room in enumerate(rooms)]
        taps = []
        for number in range(workload.taps):
            place = number % workload.rooms
            card, version = await registrar.request(rooms[place][1 + number // workload.rooms], channels[place])
            taps.append(f"{place * workload.members} {card} {version}\n")
        await registrar.settle()
    finally:
        await close_parts(parts)
    lines = [f"{one.token} {channels[number // workload.members]}\n" for number, one in enumerate(guests)]
    population.places.write_text("".join(lines))
    population.taps.write_text("".join(taps))
