"""The to-do page in a house with a past: `.venv/bin/python -m tests.bench.standing [--finished N] [--running N]`.

One request is asked and one decided through the corridor; their rows are the pattern of all others, spread over so many
approvers. One JSON line for each list: p50 and p95 in ms at the server. `--postgres URL` measures on that (empty)
database.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from hub.app import Parts, close_parts, open_parts
from hub.flow.definitions import publish
from hub.kernel import Act, Actor
from hub.settings import read_settings
from hub.store import CLOCK
from tests.bench.population import Registrar

APPROVERS = 20
ROUNDS = 60
KIND = """
name: bench
label: {zh: 一步, en: One step}
prefix: BE
slash: [bench]
title: {zh: "{asker} · {what}", en: "{asker} · {what}"}
form: [{name: what, kind: text, label: {zh: 事, en: What}, required: true}]
nodes: [{id: one, name: {zh: 一, en: One}, who: ["person:APPROVER"]}]
"""
LISTS = (
    ("todo.list", {"box": "mine"}), ("todo.list", {"box": "done"}), ("todo.list", {"box": "sent"}),
    ("flow.list", {"box": "mine"}), ("flow.list", {"box": "done"}), ("flow.list", {"box": "sent"}),
)  # fmt: skip


async def ask(parts: Parts, who: Actor, name: str, **given: Any) -> dict[str, Any]:
    """One act of somebody, as the doors ask it."""
    told = msgspec.convert(given, parts.registry.acts[name].input)
    return await parts.corridor.run(Act(name, who, parts.corridor.clock(), told))


async def settled(parts: Parts) -> tuple[list[Actor], Actor]:
    """The people of the house, and its approver, with one request that waits and one that was approved."""
    registrar = Registrar(parts)
    company = (await registrar.do(CLOCK, "company.create", name="Bench"))["id"]
    csv = "\n".join(["name,login", *(f"Person {at:03d},p{at:03d}" for at in range(APPROVERS + 1))])
    await registrar.do(CLOCK, "people.import", csv=csv, dry=False, company=company)
    people = [guest.actor for guest in await registrar.signed_in()][: APPROVERS + 1]
    approver, asker = people[0], people[1]
    text = KIND.replace("APPROVER", approver.id)
    await parts.database.atomic(lambda db: publish(db, "", "bench", text, parts.corridor.clock()))
    for _ in range(2):
        last = await ask(parts, asker, "flow.start", flow="bench", form={"what": "x"})
    await ask(parts, approver, "flow.approve", no=last["no"])
    return people, approver


async def multiplied(parts: Parts, people: list[Actor], approver: Actor, finished: int, running: int) -> None:
    """So many more requests like the two there are, each with its run, its trail and its to-dos."""

    async def body(db: Any) -> None:
        for state, count in (("running", running), ("approved", finished)):
            row = await db.row("SELECT * FROM flow_instance WHERE state = ?", state)
            held = {
                table: await db.rows(f"SELECT * FROM {table} WHERE {key} = ?", row["id"])
                for table, key in (("flow_run", "instance"), ("flow_line", "instance"), ("todo", "thing"))
            }
            for number in range(count):
                person = people[number % len(people)].id if number % APPROVERS else approver.id
                await _like(db, row, held, f"{state[0]}{number:07d}", person, approver.id)

    await parts.database.atomic(body)


async def _like(db: Any, row: dict[str, Any], held: dict[str, Any], tag: str, person: str, approver: str) -> None:
    id = f"{row['id'][:-8]}{tag}"
    await _insert(db, "flow_instance", {**row, "id": id, "no": f"BE-{tag}"})
    for table, rows in held.items():
        key = "thing" if table == "todo" else "instance"
        for one in rows:
            changed = {**one, key: id}
            if table == "todo":
                who = person if one["person"] == approver else one["person"]
                changed |= {"id": f"{one['id'][:-8]}{tag}", "no": f"BE-{tag}", "person": who}
            await _insert(db, table, changed)


async def _insert(db: Any, table: str, row: dict[str, Any]) -> None:
    await db.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", *row.values())


async def measured(parts: Parts, who: Actor, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """p50 and p95 of one list, in ms."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await ask(parts, who, name, **given)
        took.append((time.perf_counter() - began) * 1000)
    steps = statistics.quantiles(took, n=20)
    return {"list": f"{name} {given['box']}", "p50_ms": round(steps[9], 1), "p95_ms": round(steps[18], 1)}


async def main() -> None:
    """Fill a house and read its lists."""
    words = argparse.ArgumentParser(prog="python -m tests.bench.standing", allow_abbrev=False)
    words.add_argument("--finished", type=int, default=100_000)
    words.add_argument("--running", type=int, default=10_000)
    words.add_argument("--postgres", default="")
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="yizhan-bench-") as name:
        environ = {"HUB_DATA": str(Path(name)), **({"HUB_STORE_DATABASE": chosen.postgres} if chosen.postgres else {})}
        parts = await open_parts(read_settings(environ=environ))
        try:
            people, approver = await settled(parts)
            await multiplied(parts, people, approver, chosen.finished, chosen.running)
            for who, role in ((approver, "approver"), (people[1], "asker of all")):
                for act, given in LISTS:
                    print(json.dumps({"who": role, **await measured(parts, who, act, given)}), flush=True)
        finally:
            await close_parts(parts)


if __name__ == "__main__":
    asyncio.run(main())
