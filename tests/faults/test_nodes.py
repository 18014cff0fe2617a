"""Two nodes are killed, frozen, closed, and cut from what they need, while people write and read on both."""

import asyncio
import contextlib
import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.faults.nodes import FULL, Pair, pair, scaled, until_ready
from tests.servers import Postgres, Redis
from tests.station import Station
from tests.wire import Person

pytestmark = pytest.mark.slow


def say(capsys: Any, what: str, told: str) -> None:
    with capsys.disabled():
        print(f"\n  {what}: {told}")


async def killed(made: Pair, *stations: Station) -> None:
    for station in stations:
        station.kill()
    made.history.kills += len(stations)
    await asyncio.gather(*(asyncio.to_thread(station.start) for station in stations))


async def test_nodes_killed_in_turn_and_together_lose_nothing(
    tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        await made.begin()
        for turn in range(scaled(4, 20)):
            await made.history.grows(300)
            await killed(made, (made.first, made.second)[turn % 2])
        for _ in range(scaled(1, 5)):
            await made.history.grows(300)
            await killed(made, made.first, made.second)
        await made.history.grows(300)
        say(capsys, "F02 F03 kill -9 of nodes in turn and together", await made.end())
        assert made.history.kills >= 6
        assert len(made.history.acked) >= 1_800
        assert made.history.retried > 0


async def test_a_rolling_restart_fails_no_message_and_sends_people_on(
    tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url, HUB_SERVER_DRAIN_SECONDS="3") as made:
        await made.begin()
        longest = 0.0
        for turn in range(scaled(2, 10)):
            await made.history.grows(300)
            station, began = (made.first, made.second)[turn % 2], time.monotonic()
            await asyncio.to_thread(station.stop)
            longest = max(longest, time.monotonic() - began)
            await asyncio.to_thread(station.start)
        await made.history.grows(300)
        say(capsys, "F04 rolling restarts", f"{await made.end()}, longest close {longest:.1f} s")
        assert longest <= 15
        assert made.history.refused.total() == 0, "nobody may be told no"


async def test_a_frozen_node_that_wakes_again_writes_nothing_stale(
    tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        await made.begin(patience=2)
        await made.history.grows(200)
        assert made.second.process
        made.second.process.send_signal(signal.SIGSTOP)
        try:
            await asyncio.sleep(scaled(6, 60))
            await made.history.grows(200)
        finally:
            made.second.process.send_signal(signal.SIGCONT)
        await made.history.grows(200)
        say(capsys, "F05 a node frozen and woken", await made.end())
        assert made.history.retried > 0


async def test_killed_database_processes_cost_no_acknowledged_message_and_no_restart(
    tmp_path: Path, postgres: Postgres, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        await made.begin()
        slowest = 0.0
        for turn in range(scaled(3, 10)):
            await made.history.grows(200)
            await _kill_backends(postgres_url, crash=turn % 3 == 2)
            made.history.kills += 1
            slowest = max([slowest, *[await until_ready(url, True, 15) for url in made.urls]])
        await made.history.grows(200)
        say(capsys, "F06 database processes killed", f"{await made.end()}, slowest return {slowest:.1f} s")
        assert slowest <= 10
        for station in (made.first, made.second):
            assert station.process and station.process.poll() is None, "no node needed a restart"


async def _kill_backends(url: str, crash: bool) -> None:
    """End all of a database's connections; or kill one process, whereupon PostgreSQL ends all and recovers."""
    connection = await asyncpg.connect(url)
    sql = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    pids = [row["pid"] for row in await connection.fetch(sql)]
    if crash:
        os.kill(pids[0], signal.SIGKILL)
    else:
        await connection.execute("SELECT pg_terminate_backend(unnest($1::int[]))", pids)
    with contextlib.suppress(Exception):
        await connection.close(timeout=2)
    await asyncio.sleep(1)


async def test_a_room_that_is_locked_keeps_nobody_waiting_elsewhere(
    tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        await made.begin()
        await made.history.grows(200)
        reader = made.listeners[0].person
        apart = await Person.signs_in(made.urls[0], *made.first.people["manager"])
        elsewhere = await apart.asks("channel.create", kind="direct", people=[reader.id], key="elsewhere")
        other, slowest = elsewhere["channel"]["id"], 0.0
        connection = await asyncpg.connect(postgres_url)
        acknowledged = len(made.history.acked)
        try:
            async with connection.transaction():
                await connection.execute("SELECT 1 FROM channel WHERE id = $1 FOR UPDATE", made.room)
                acknowledged, began = len(made.history.acked), time.monotonic()
                while time.monotonic() - began < scaled(8, 30):
                    asked = time.monotonic()
                    await apart.asks("chat.post", channel=other, text="here", key=f"{asked}")
                    slowest = max(slowest, time.monotonic() - asked)
                    await asyncio.sleep(0.1)
                held_up = len(made.history.acked) - acknowledged
        finally:
            await connection.close()
            await apart.leaves()
        await made.history.grows(200)
        say(capsys, "F10 a room locked", f"{await made.end()}, elsewhere {slowest:.2f} s at most")
        assert held_up <= 2 * 20 * 3, "what was under way when the lock came, and nothing more"
        assert slowest < 5


async def test_without_redis_nobody_misses_anything_and_others_hear_within_seconds(
    tmp_path: Path, postgres_url: str, redis: Redis, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        await made.begin()
        await made.history.grows(200)
        redis.stop()
        try:
            await made.history.grows(200)
            li, zhao = made.people[0], made.listeners[1].person
            made.history.kills += 1
            await asyncio.sleep(scaled(3, 60))
            await made.history.grows(200)
        finally:
            redis.start()
        await made.history.grows(200)
        assert li.id == zhao.id
        say(capsys, "F11 Redis killed", await made.end())
        assert len(made.history.acked) >= 800


@pytest.mark.parametrize("fault", ["slow", "held", "refused"])
async def test_no_message_waits_for_a_redis_that_is_slow_or_cut_off(
    fault: str, tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        await made.begin()
        await made.history.grows(200)
        if fault == "slow":
            made.redis.delay = lambda: 2.0
        elif fault == "held":
            made.redis.hold()
        else:
            made.redis.refuse()
        before, began = len(made.history.acked), time.monotonic()
        await made.history.grows(600)
        rate = (len(made.history.acked) - before) / (time.monotonic() - began)
        made.redis.delay = lambda: 0.0
        made.redis.heal()
        say(capsys, f"F12 F21 Redis {fault} for one node", f"{await made.end()}, {rate:.0f} messages/s meanwhile")
        assert made.history.retried == 0


@pytest.mark.parametrize("cut", ["held", "refused"])
async def test_a_node_cut_from_the_database_says_so_and_acknowledges_nothing(
    cut: str, tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        await made.begin(patience=3)
        await made.history.grows(200)
        (made.postgres.hold if cut == "held" else made.postgres.refuse)()
        seconds = await until_ready(made.second.url, False, 5)
        await asyncio.sleep(scaled(4, 30))
        await made.history.grows(200)
        made.postgres.heal()
        back = await until_ready(made.second.url, True, 45)
        await made.history.grows(200)
        say(
            capsys,
            f"F20 cut from PostgreSQL ({cut})",
            f"{await made.end()}, unready {seconds:.1f} s, back {back:.1f} s",
        )
        assert made.history.retried > 0


async def test_a_node_cut_from_everything_makes_nobody_lose_anything(
    tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        await made.begin(patience=3)
        await made.history.grows(200)
        made.postgres.hold()
        made.redis.hold()
        await asyncio.sleep(scaled(6, 60))
        made.postgres.heal()
        made.redis.heal()
        await until_ready(made.second.url, True, 45)
        await made.history.grows(300)
        say(capsys, "F23 isolated", await made.end())
        assert made.history.retried > 0


async def test_whatever_happens_at_random_nothing_is_lost(
    tmp_path: Path, postgres_url: str, redis: Redis, redis_url: str, capsys: Any
) -> None:
    seed = int(os.environ.get("HUB_TEST_SEED") or time.time())
    dice, done = random.Random(seed), list[str]()
    async with pair(tmp_path, postgres_url, redis_url) as made:
        await made.begin(patience=3)
        for _ in range(scaled(4, 90)):
            await made.history.grows(100)
            what = dice.choice(["kill", "postgres", "redis", "both", "slow", "backends"])
            done.append(what)
            await _happens(made, what, dice, postgres_url)
            await asyncio.gather(*(until_ready(url, True, 60) for url in made.urls))
        await made.history.grows(200)
        say(capsys, f"F44 at random, HUB_TEST_SEED={seed}", f"{' '.join(done)}: {await made.end()}")
        assert len(done) >= (90 if FULL else 4)


async def _happens(made: Pair, what: str, dice: random.Random, postgres_url: str) -> None:
    if what == "kill":
        await killed(made, dice.choice([made.first, made.second]))
    elif what == "backends":
        await _kill_backends(postgres_url, crash=False)
        made.history.kills += 1
    else:
        lines = {"postgres": [made.postgres], "redis": [made.redis]}.get(what, [made.postgres, made.redis])
        for line in lines:
            if what == "slow":
                line.delay = lambda: 0.2
            else:
                line.hold()
        await asyncio.sleep(dice.uniform(1, 4))
        for line in lines:
            line.delay = lambda: 0.0
            line.heal()
