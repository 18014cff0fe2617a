"""A hub with a company, its people and two record types, on a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from hub.kernel import FIVE_DAYS, Actor, dump, hours_text
from hub.records import module_of
from hub.store import Sql
from tests.hub.records.samples import PEOPLE, asset, errand, key, private, tool
from tests.running import TestHub, opened

HERE = Path(__file__).resolve().parent
modules = tuple(module_of(one, HERE) for one in (asset, private, tool, key, errand))
COMPANY = "INSERT INTO company (id, name, zone, locale, week, created_at) VALUES (?, ?, 'Asia/Shanghai', 'zh', ?, 0)"
PERSON = """INSERT INTO person (id, company, kind, login, name, inbox, created_at)
VALUES (?, ?, 'person', ?, ?, ?, 0)"""
INBOX = "INSERT INTO channel (id, company, kind) VALUES (?, ?, 'inbox')"
WEEK = dump([hours_text(day) for day in FIVE_DAYS])
MANY = 500


@asynccontextmanager
async def staffed(url: str, data: Path, *more: str) -> AsyncIterator[TestHub]:
    """A hub with people, records and whatever else is named; everyone of the samples is somebody there."""
    async with opened(url, data, only=("people", "files", "chat", "notify", "records", *more)) as hub:
        for module in modules:
            hub.registry.acts.update({one.name: one for one in module.acts})
            hub.registry.offers.update(module.offers)
            hub.registry.presenters.update({one.kind: one for one in module.presenters})
        await hub.database.atomic(_staff)
        yield hub


async def _staff(db: Sql) -> None:
    await db.many(COMPANY, [("O1", "Yuanhang", WEEK), ("O2", "Elsewhere", WEEK)])
    await db.many(INBOX, [(f"I{one.id}", one.company) for one in PEOPLE])
    await db.many(PERSON, [(one.id, one.company, one.name, one.name, f"I{one.id}") for one in PEOPLE])


async def made(hub: TestHub, who: Actor, name: str, **form: Any) -> dict[str, Any]:
    """A new asset; the record as its maker sees it."""
    kept = await hub.ask(who, "assets.asset.create", form={"name": name, **form})
    record: dict[str, Any] = kept["record"]
    return record
