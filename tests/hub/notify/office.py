"""A small office for the tests of to-dos: three people with an inbox each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from hub.kernel import Actor, same
from hub.notify import Thing
from hub.store import Sql
from tests.running import TestHub, opened

COMPANY = "O-1"
PEOPLE = {"U-ma": "马骏", "U-zhou": "周建国", "U-sun": "孙佳怡"}
LEAVE = Thing("flow.instance", "W-1", COMPANY, "LV-202611-0001", same("年假 2 天"), "leave", "U-ma", card="K-1")
PERSON = "INSERT INTO person (id, company, login, name, inbox, created_at) VALUES (?, ?, ?, ?, ?, 1)"


def actor(person: str, *roles: str) -> Actor:
    return Actor(person, COMPANY, "person", PEOPLE.get(person, person), frozenset(roles), "zh", person)


@asynccontextmanager
async def office(url: str, data: Path) -> AsyncIterator[TestHub]:
    """A hub with people and to-dos, and these three people in it."""
    async with opened(url, data, only=("people", "notify")) as hub:
        await hub.database.atomic(_people)
        yield hub


async def _people(db: Sql) -> None:
    for person, name in PEOPLE.items():
        await db.run("INSERT INTO channel (id, company, kind) VALUES (?, ?, 'inbox')", f"I{person}", COMPANY)
        await db.run(PERSON, person, COMPANY, person, name, f"I{person}")
