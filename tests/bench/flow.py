"""Approvals beside SpiffWorkflow: `.venv/bin/python -m tests.bench.flow [--instances 1000] [--rounds 3]`.

The hub as shipped, over the wire: sessions, rights, forms, cards redrawn in two rooms, to-dos, notices, trail, journal
and idempotency keys, flushed before each answer. The peer: the engine alone with durable storage, in one process. One
JSON line for each run, ratios at the end; `--postgres URL` measures the hub on that (empty) database. On loopback; what
it starts it ends.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

from hub.app import close_parts, open_parts
from hub.flow.definitions import publish
from hub.settings import read_settings
from hub.store import CLOCK
from tests.bench.equipment import CACHE, Missing, cores, pinned, quietly, say
from tests.bench.peers import HERE, hub
from tests.bench.population import Guest, Registrar
from tests.bench.serving import Broken, serving
from tests.wire import Person

ASKERS, STEPS = 24, 3
DEFINITION = """
name: bench
label: {zh: 三步, en: Three steps}
prefix: BE
slash: [bench]
title: {zh: "{asker} · {what}", en: "{asker} · {what}"}
form: [{name: what, kind: text, label: {zh: 事, en: What}, required: true}]
dedupe: none
nodes:
  - {id: one, name: {zh: 一, en: One}, who: ["person:{0}"]}
  - {id: two, name: {zh: 二, en: Two}, who: ["person:{1}"]}
  - {id: three, name: {zh: 三, en: Three}, who: ["person:{2}"]}
"""


def spiff_packages() -> Path:
    """Where SpiffWorkflow lies, installed once. Raises `Missing`."""
    folder = CACHE / "spiff"
    if not (folder / "SpiffWorkflow").is_dir():
        say("installing SpiffWorkflow …")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), "SpiffWorkflow==3.2.*"]
        if (done := quietly(command)).returncode:
            raise Missing(f"SpiffWorkflow could not be installed:\n{done.stderr}")
    return folder


def spiff(count: int, folder: Path, core: int) -> dict[str, Any]:
    """One run of the peer."""
    command = [sys.executable, str(HERE / "servers" / "spiff.py"), str(folder / "spiff.sqlite3"), str(count)]
    environ = {**os.environ, "PYTHONPATH": str(spiff_packages())}
    done = subprocess.run(pinned(core, command), env=environ, capture_output=True, text=True, check=True, timeout=900)
    return {"peer": "spiff", **json.loads(done.stdout)}


async def populate(folder: Path, url: str) -> list[Guest]:
    """The company of the bench with its definition, made before the hub starts."""
    environ = {"HUB_DATA": str(folder), **({"HUB_STORE_DATABASE": url} if url else {})}
    parts = await open_parts(read_settings(environ=environ))
    try:
        registrar = Registrar(parts)
        company = (await registrar.do(CLOCK, "company.create", name="Bench"))["id"]
        csv = "\n".join(["name,login", *(f"Person {at:03d},p{at:03d}" for at in range(ASKERS + STEPS))])
        await registrar.do(CLOCK, "people.import", csv=csv, dry=False, company=company)
        guests = await registrar.signed_in()
        text = DEFINITION
        for at in range(STEPS):
            text = text.replace(f"{{{at}}}", guests[at].actor.id)
        await parts.database.atomic(lambda db: publish(db, "", "bench", text, parts.corridor.clock()))
        return guests
    finally:
        await close_parts(parts)


async def walked(url: str, guests: list[Guest], count: int, pid: int) -> dict[str, Any]:
    """Ask `count` times and have each decided in three steps by three people; the figures."""
    persons = [Person(url, guest.token) for guest in guests]
    await asyncio.gather(*(person.connects() for person in persons))
    deciders, askers = persons[:STEPS], persons[STEPS:]
    began, cpu = time.perf_counter(), cpu_of(pid)

    async def one(asker: Person, number: int) -> None:
        given = {"flow": "bench", "form": {"what": f"matter {number}"}, "key": str(uuid.uuid4())}
        no = (await asker.asks("flow.start", **given))["no"]
        for decider in deciders:
            answer = await decider.asks("flow.approve", no=no, key=str(uuid.uuid4()))
        if answer["state"] != "approved":
            raise ValueError(f"{no} is {answer['state']}")

    async def by(asker: Person, at: int) -> None:
        for number in range(at, count, len(askers)):
            await one(asker, number)

    await asyncio.gather(*(by(asker, at) for at, asker in enumerate(askers)))
    took = {"seconds": time.perf_counter() - began, "cpu": cpu_of(pid) - cpu}
    await asyncio.gather(*(person.leaves() for person in persons))
    return {"instances": count, "decisions": count * STEPS, **took}


def cpu_of(pid: int) -> float:
    """CPU seconds a process has used, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ours(count: int, folder: Path, core: int, url: str) -> dict[str, Any]:
    """One run of the hub."""
    guests = asyncio.run(populate(folder, url))
    peer = hub()
    if url:
        peer = replace(peer, environ={**peer.environ, "HUB_STORE_DATABASE": url})
    with serving(peer, folder, core) as served:
        told = asyncio.run(walked(f"http://127.0.0.1:{served.port}", guests, count, served.pid))
    return {"peer": "hub-postgres" if url else "hub", **told}


def line(run: dict[str, Any]) -> str:
    """A run as one line of JSON, with what is counted by the second."""
    rates = {f"{name}_per_second": round(run[name] / run["seconds"], 1) for name in ("instances", "decisions")}
    per = {"cpu_ms_per_instance": round(1000 * run["cpu"] / run["instances"], 2)}
    return json.dumps({**run, "seconds": round(run["seconds"], 2), "cpu": round(run["cpu"], 2), **rates, **per})


def main() -> int:
    """Measure both in turn and say the ratios. The exit code is 1 when something cannot run here."""
    words = argparse.ArgumentParser(prog="python -m tests.bench.flow", allow_abbrev=False)
    words.add_argument("--instances", type=int, default=1000)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--postgres", default="")
    chosen = words.parse_args()
    core, other = cores()
    os.sched_setaffinity(0, {other})
    ratios = []
    try:
        for _ in range(chosen.rounds):
            with tempfile.TemporaryDirectory(prefix="yizhan-bench-") as name:
                runs = [spiff(chosen.instances, Path(name), core)]
                runs.append(ours(chosen.instances, Path(name) / "hub", core, chosen.postgres))
            ratios.append(runs[0]["seconds"] / runs[1]["seconds"])
            print(*map(line, runs), sep="\n", flush=True)
    except (Missing, Broken, ValueError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"instances per second, hub against SpiffWorkflow: {statistics.median(ratios):.2f} (median of the rounds)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
