"""Snapshot + events = a fresh snapshot, for every act of every module, in every channel and inbox."""

from pathlib import Path
from typing import Any

import pytest

from hub.app import build_registry
from hub.kernel import wire
from hub.settings import read_settings
from tests.house import forms, scenes
from tests.house.office import gathered
from tests.state import Ask, Known, catch_up, cursors_of, snapshot_of_all
from tests.whole import Whole, whole

WATCHERS = ("ma", "lin", "zhou", "zhao", "sun", "he", "admin")
SCENES = forms.SCENES | gathered("SCENES")
NOTHING = scenes.NOTHING | gathered("NOTHING")
WRITING = {name for name, kind in build_registry(read_settings(environ={})).acts.items() if not kind.reads}


def test_every_act_that_writes_has_its_scene_or_a_reason() -> None:
    assert sorted(WRITING - SCENES.keys() - NOTHING.keys()) == []
    assert sorted((SCENES.keys() | NOTHING.keys()) - WRITING) == []
    assert sorted(SCENES.keys() & NOTHING.keys()) == []


def asks(world: Whole, login: str) -> Ask:
    async def ask(act: str, **given: Any) -> dict[str, Any]:
        return await world.ask(login, act, **given)

    return ask


async def look(world: Whole, login: str) -> Known:
    """Everything this person can know, read anew."""
    inbox = (await world.hub.rows("SELECT inbox FROM person WHERE id = ?", world.id(login)))[0]["inbox"]
    known = await snapshot_of_all(asks(world, login), world.id(login), inbox)
    known.cursors = await cursors_of(world.hub.corridor, world.people[login])
    return known


@pytest.mark.parametrize("act", sorted(SCENES))
async def test_what_was_known_and_what_was_told_is_what_is_read_anew(act: str, tmp_path: Path) -> None:
    async with whole(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path) as world:
        known = {login: await look(world, login) for login in WATCHERS}

        def read(login: str, name: str, given: dict[str, Any], reply: dict[str, Any]) -> None:
            if name == "chat.read":  # a reading position is a signal, to all of one's devices
                known[login].did(name, given, reply)

        world.followers.append(read)
        await SCENES[act](world)
        await world.hub.settle()
        done = {row["act"] for row in await world.hub.rows("SELECT DISTINCT act FROM journal")}
        assert act in done | world.hub.corridor.batches.keys()
        await world.know(*WATCHERS)
        for login in WATCHERS:
            if world.people[login] is None:
                continue  # let go: their sessions are closed
            await catch_up(known[login], world.hub.corridor, world.people[login], asks(world, login))
            known[login].run_out(wire(world.hub.clock.now))
            known[login].count_waiting()
            assert known[login].same(await look(world, login)) == [], login
