"""The requests of the demo: asked for, and some of them decided, by its people, through the corridor."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from hub.kernel import Act, Actor
from hub.people import actor_of
from hub.store import Corridor

PERSON = "SELECT id FROM person WHERE company = ? AND login = ? AND gone_at IS NULL"


async def seed_requests(corridor: Corridor, folder: Path, company: str) -> int:
    """Ask for everything in `requests.toml` of the demo's folder; how many requests there are now."""
    told = tomllib.loads((folder / "requests.toml").read_text("utf-8"))["request"]
    for request in told:
        given = {"flow": request["flow"], "form": request["form"]}
        if request.get("room"):
            rooms = (await _run(corridor, company, request["by"], "channel.list", {"joined": True}))["channels"]
            given["channel"] = next(room["id"] for room in rooms if room["name"] == request["room"])
        started = await _run(corridor, company, request["by"], "flow.start", given)
        for decided in request.get("decided", ()):
            taken = {"instance": started["instance"], "text": decided["text"]}
            await _run(corridor, company, decided["by"], f"flow.{decided['step']}", taken)
    return len(told)


async def _run(corridor: Corridor, company: str, login: str, act: str, given: dict[str, Any]) -> dict[str, Any]:
    async with corridor.reading() as reads:
        person = await reads.db.value(PERSON, company, login)
        actor: Actor | None = await actor_of(reads.db, person) if person else None
    if actor is None:
        raise LookupError(f"nobody in the demo has the login {login}")
    asked: Any = msgspec.convert(given, corridor.registry.acts[act].input)
    return await corridor.run(Act(act, actor, corridor.clock(), asked))
