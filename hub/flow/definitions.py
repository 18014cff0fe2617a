"""Definitions in every version. Those in config/flows are seeds: the database holds the versions in force.

A changed seed becomes a new version at start; requests under way stay on the version they began with.
"""

import hashlib
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from hub.flow.document import read
from hub.flow.spec import Definition
from hub.kernel import Refused, new_id
from hub.store import Corridor, Row, Sql, marks

IN_FORCE = """SELECT * FROM flow_definition WHERE company IN (?, '') AND name = ?
ORDER BY company DESC, version DESC LIMIT 1"""
NEWEST = "SELECT MAX(version) FROM flow_definition WHERE company IN (?, '') AND name = ?"
EVERY = """SELECT d.name, d.body FROM flow_definition d WHERE d.company IN (?, '') AND d.version =
(SELECT MAX(e.version) FROM flow_definition e WHERE e.company = d.company AND e.name = d.name)
ORDER BY d.name, d.company DESC"""
ASKED = "asked_"
"""Names of definitions made for acts that must be asked for begin like this; they are not offered in lists."""

parsed = lru_cache(maxsize=512)(read)


def seeds(folder: Path) -> dict[str, str]:
    """Name → YAML text of every seed in a folder. A seed that cannot be read is a ValueError naming its file."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_text("utf-8")
        try:
            found[parsed(text).name] = text
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from None
    return found


async def plant(corridor: Corridor, config: Path) -> None:
    """Put new and changed seeds of `config/flows` in force. Called at every start."""
    texts = seeds(config / "flows")

    async def body(db: Sql) -> None:
        for name, text in texts.items():
            await publish(db, "", name, text, corridor.clock())

    await corridor.database.atomic(body)


async def publish(db: Sql, company: str, name: str, text: str, now: int) -> str:
    """Put a definition in force for a company (empty: for all); its row's id. The same text again changes nothing."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    last = await db.row(IN_FORCE, company, name)
    if last is not None and last["sha"] == sha:
        return str(last["id"])
    newest = await db.value(NEWEST, company, name)
    id, version = new_id("O", now), (newest or 0) + 1
    await db.run(
        "INSERT INTO flow_definition (id, company, name, version, body, sha, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        id, company, name, version, text, sha, now,
    )  # fmt: skip
    return id


async def in_force(db: Sql, company: str, name: str) -> tuple[str, Definition]:
    """The row's id and the definition a new request of this name runs on. Refuses `flow.unknown`."""
    row: Row | None = await db.row(IN_FORCE, company, name)
    if row is None:
        raise Refused("flow.unknown", field="flow", name=name)
    return row["id"], parsed(row["body"])


async def text_in_force(db: Sql, company: str, name: str) -> str:
    """The YAML text new requests of this name run on; empty when there is none."""
    row: Row | None = await db.row(IN_FORCE, company, name)
    return str(row["body"]) if row else ""


async def all_in_force(db: Sql, company: str, asked: bool = False) -> list[Definition]:
    """Every definition people of this company may ask by; `asked`: also those for acts that must be asked for."""
    found: dict[str, Definition] = {}
    for row in await db.rows(EVERY, company):
        if asked or not row["name"].startswith(ASKED):
            found.setdefault(row["name"], parsed(row["body"]))
    return list(found.values())


async def versions(db: Sql, ids: Collection[str]) -> dict[str, Definition]:
    """Several versions at once, by the id of their row."""
    wanted = sorted(ids)
    rows = await db.rows(f"SELECT id, body FROM flow_definition WHERE id IN ({marks(wanted)})", *wanted)
    return {row["id"]: parsed(row["body"]) for row in rows}


async def version(db: Sql, id: str) -> Definition:
    """The version a request began with."""
    return parsed(await db.value("SELECT body FROM flow_definition WHERE id = ?", id))
