"""Rights, from the code: every act and route × {anonymous, other company, not in the room, no role, let go, bot}."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest
from aiohttp import web

from hub.app import build_registry
from hub.doors import Parts, build
from hub.kernel import Act, Actor, ActType, Refused
from hub.settings import read_settings
from hub.store import CLOCK
from tests.house.matrix import filled, ready
from tests.house.office import gathered
from tests.house.rights import ALONE, OPEN_ROUTES, STRANGER
from tests.whole import ROLES, Whole

ACTS: dict[str, ActType] = build_registry(read_settings(environ={})).acts
OPEN = {name: kind for name, kind in ACTS.items() if kind.who}
GIVEN = STRANGER | gathered("STRANGER")
PLAIN = ALONE | gathered("ALONE")
SECRETS = ("马骏", "Ma Jun", "回老家", "只有我们", "华为技术")
NOT_YOURS = ("flow.not_yours", "channel.not_in", "message.not_yours", "card.not_yours", "act.not_allowed")
"""Of what a colleague may know of: it is there, and not theirs."""


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[Whole]:
    async with ready(tmp_path) as made:
        yield made


async def met(world: Whole, actor: Actor, name: str) -> str:
    """The refusal an actor meets with things that are not theirs, or what they are told."""
    given: Any = msgspec.convert(filled(GIVEN[name], world.ids), ACTS[name].input)
    try:
        reply = await world.hub.corridor.run(Act(name, actor, world.hub.clock(), given))
    except Refused as no:
        return f"refused: {no.reason}"
    return json.dumps(reply, ensure_ascii=False, default=str)


async def refused(world: Whole, actor: Actor, name: str) -> str:
    """Why an actor may not even try an act; empty when they may."""
    try:
        await world.hub.corridor.run(Act(name, actor, world.hub.clock()))
    except Refused as no:
        return no.reason
    except Exception:  # admitted, and then there was no input
        return ""
    return ""


def test_every_act_that_may_be_asked_has_its_line() -> None:
    assert sorted(OPEN.keys() - GIVEN.keys() - PLAIN.keys()) == []
    assert sorted((GIVEN.keys() | PLAIN.keys()) - OPEN.keys()) == []
    assert sorted(GIVEN.keys() & PLAIN.keys()) == []


async def test_things_of_another_company_are_missing(world: Whole) -> None:
    everything = world.people["ke"]  # with every role there is, elsewhere
    wrong = {}
    for name in sorted(GIVEN):
        actor = everything if "bot" not in OPEN[name].who or "person" in OPEN[name].who else None
        answer = await met(world, actor or Actor("Bstranger", world.ids["other"], "bot"), name)
        missing = answer.startswith("refused: ") and answer.endswith((".missing", ".spent"))
        if not missing and (answer.startswith("refused: ") or any(one in answer for one in SECRETS)):
            wrong[name] = answer
    assert wrong == {}


async def test_things_of_rooms_one_is_not_in_are_missing_to_a_colleague_too(world: Whole) -> None:
    wrong = {}
    hidden = ("回老家", "只有我们", "华为技术")
    for name in sorted(one for one in GIVEN if "person" in OPEN[one].who):
        answer = await met(world, world.people["he"], name)
        fine = answer.startswith("refused: ") and answer.endswith((".missing", ".spent", *NOT_YOURS))
        if not fine and (answer.startswith("refused: ") or any(one in answer for one in hidden)):
            wrong[name] = answer
    assert wrong == {}


async def test_a_file_shown_as_ones_picture_must_be_ones_own(world: Whole) -> None:
    for login in ("he", "ke"):
        assert await met(world, world.people[login], "people.settings") == "refused: file.missing"
        assert await met(world, world.people[login], "file.get") == "refused: file.missing"
    await world.ask("ma", "people.settings", avatar=world.ids["file"])
    await world.ask("he", "file.get", file=world.ids["file"])


@pytest.mark.parametrize("kind", ["person", "bot", "clock"])
async def test_only_those_an_act_is_for_may_try_it(world: Whole, kind: str) -> None:
    plain = {"person": world.people["he"], "bot": world.people["approver"], "clock": CLOCK}[kind]
    for name, act in ACTS.items():
        may = act.clock if kind == "clock" else kind in act.who
        if not may:
            assert await refused(world, plain, name) == "act.not_allowed", name


async def test_an_act_for_a_role_is_for_that_role(world: Whole) -> None:
    for name, act in ACTS.items():
        roles = {one.removeprefix("role:") for one in act.who if one.startswith("role:")}
        if not roles or {"person", "bot"} & set(act.who):
            continue
        strange = frozenset(ROLES) - roles
        assert await refused(world, Actor("Ustrange", world.company, roles=strange), name) == "act.not_allowed", name


@asynccontextmanager
async def doors(world: Whole) -> AsyncIterator[tuple[web.Application, str]]:
    """The doors of this hub, and their address."""
    app = build(Parts(world.hub.corridor, acts_per_second=10_000, acts_burst=10_000))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield app, f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_no_route_is_open_to_whoever_is_not_signed_in(world: Whole) -> None:
    async with doors(world) as (app, url), aiohttp.ClientSession() as http:
        routes = {(route.method, route.resource.canonical) for route in app.router.routes() if route.resource}
        closed = {one for one in routes if one[0] != "HEAD"} - OPEN_ROUTES.keys()
        assert OPEN_ROUTES.keys() - routes == set()
        for method, path in sorted(closed):
            async with http.request(method, url + re.sub(r"\{.*?\}", "people.me", path), json={}) as answer:
                assert (answer.status, (await answer.json())["refused"]["reason"]) == (401, "session.refused"), path


async def test_no_act_is_open_to_whoever_is_not_signed_in_or_is_no_more(world: Whole) -> None:
    async with doors(world) as (_, url), aiohttp.ClientSession() as http:
        await world.ask("sun", "people.disable", person=world.id("ma"), reason="离职")
        for name in sorted(OPEN):
            for token in ("", "nobody-knows", "token-of-ma"):
                headers = {"Authorization": f"Bearer {token}"} if token else {}
                async with http.post(f"{url}/api/acts/{name}", json={}, headers=headers) as answer:
                    assert (answer.status, (await answer.json())["refused"]["reason"]) == (401, "session.refused"), name
