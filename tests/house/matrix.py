"""The matrix of rights as a table: every act somebody may ask for × who asks; `python3 -m tests.house.matrix [file]`.

Each cell is what really came of asking, in a company at work, for a thing of Ma's: `yes`, or the reason of the
refusal. Whatever an act did is undone, so that every cell starts from the same world.
"""

import asyncio
import csv
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from hub.kernel import Act, Actor, ActType, Refused
from hub.store import Sql, Work, admit
from tests.house.office import gathered
from tests.house.rights import STRANGER
from tests.whole import Whole, whole

COLUMNS = {
    "own": "ma", "superior": "lin", "department": "zhou", "other": "he", "hr": "sun", "admin": "admin",
    "other company": "ke", "bot": "approver",
}  # fmt: skip
"""Who asks: whose thing it is, their superior, the head above, somebody of another department, and so on."""


class Undone(Exception):
    """Takes back what an act did."""


def filled(given: Any, ids: Mapping[str, str]) -> Any:
    """The input with ids in it."""
    if isinstance(given, dict):
        return {filled(key, ids): filled(value, ids) for key, value in given.items()}
    if isinstance(given, list):
        return [filled(one, ids) for one in given]
    return ids.get(given[1:-1], given) if isinstance(given, str) and given.startswith("{") else given


async def tried(world: Whole, kind: ActType, actor: Actor, given: Mapping[str, Any]) -> tuple[str, str]:
    """What came of asking, `yes` or the reason of the refusal, and what was told; nothing of it stays."""
    told: list[str] = []

    async def body(db: Sql) -> None:
        work = Work(act, db, world.hub.registry)
        reply = await kind.handle(act, work)
        told.append(str(msgspec.to_builtins(reply)) if not callable(reply) else "")
        raise Undone

    try:
        admit(kind, actor)
        act = Act(kind.name, actor, world.hub.clock(), msgspec.convert(given, kind.input))
        if kind.reads:
            return "yes", str(await world.hub.corridor.run(act))
        await world.hub.database.atomic(body)
    except Undone:
        return "yes", told[0]
    except Refused as no:
        return no.reason, ""
    return "yes", ""


def asked(world: Whole) -> dict[str, ActType]:
    """The acts somebody may ask for that reach for a thing, but those written in batches, which keep rows at once."""
    every = world.hub.registry.acts
    return {name: every[name] for name in sorted(STRANGER | gathered("STRANGER")) if every[name].batch is None}


async def matrix(world: Whole) -> dict[str, dict[str, tuple[str, str]]]:
    """Act → column → what came of it, and what was told."""
    inputs = STRANGER | gathered("STRANGER")
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for name, kind in asked(world).items():
        given = filled(inputs[name], world.ids)
        found[name] = {
            column: await tried(world, kind, world.people[login], given) for column, login in COLUMNS.items()
        }
    return found


def written(found: Mapping[str, Mapping[str, tuple[str, str]]]) -> list[list[str]]:
    """The matrix as rows, headings first."""
    return [["act", *COLUMNS], *([act, *(row[column][0] for column in COLUMNS)] for act, row in found.items())]


async def _print(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with ready(Path(folder)) as world:
            rows = written(await matrix(world))
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    print(f"{len(rows) - 1} acts × {len(COLUMNS)} who ask, in {target}")


def ready(folder: Path) -> Any:
    """A company at work, with a secret said in a group of two."""
    return _Ready(folder)


class _Ready:
    def __init__(self, folder: Path) -> None:
        self._whole = whole(f"sqlite:///{folder / 'hub.sqlite3'}", folder)

    async def __aenter__(self) -> Whole:
        made = await self._whole.__aenter__()
        said = await made.ask("ma", "chat.post", channel=made.ids["group"], text="只有我们")
        made.ids |= {login: made.id(login) for login in made.people}
        made.ids |= {"secret": said["id"], "company": made.company}
        await made.hub.settle()
        return made

    async def __aexit__(self, *trouble: Any) -> None:
        await self._whole.__aexit__(*trouble)


if __name__ == "__main__":
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "test-results/rights.csv")
    out.parent.mkdir(parents=True, exist_ok=True)
    asyncio.run(_print(out))
