"""One decision for each card and one effect for each timer, whoever taps where and whatever is killed meanwhile."""

import asyncio
import contextlib
import json
import random
import time
import uuid
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.faults.nodes import Pair, pair, scaled, until_ready
from tests.faults.test_nodes import killed, say
from tests.faults.writing import GONE, whole_log
from tests.story.test_chat import room_of
from tests.wire import Person, Refusal

pytestmark = pytest.mark.slow
FORM = {"kind": "年假", "start": "下周三", "days": "1", "reason": "一人一票"}
AGAIN = ("late", "busy", "unavailable", "broken", "rate.limited")


class Approver:
    """The manager on one device; a tap that gets no answer is sent again with its key, on whatever node is there."""

    def __init__(self, person: Person, urls: tuple[str, ...]) -> None:
        self.person, self.urls = person, urls
        self.back = asyncio.Lock()
        self.again = 0

    async def decides(self, no: str, act: str) -> str:
        """`won`, or the state the refusal names as decided."""
        key = str(uuid.uuid4())
        given = {"no": no, "key": key, **({"text": "不行"} if act == "flow.reject" else {})}
        for _ in range(60):
            try:
                await self.person.asks(act, **given)
                return "won"
            except Refusal as no_:
                if no_.reason == "decided.already":
                    assert no_.details["by"]["id"] == self.person.id, "the loser is told who"
                    return f"lost to {no_.details['what']}"
                assert no_.reason in AGAIN, no_
            except (*GONE, TimeoutError):
                self.again += 1
            await self._come_back()
        raise AssertionError(f"{no} was never answered")

    async def _come_back(self) -> None:
        async with self.back:
            for turn in range(300):
                if self.person.socket.connected:
                    return
                self.person.url = self.urls[turn % len(self.urls)]
                with contextlib.suppress(*GONE):
                    await self.person.connects()
                await asyncio.sleep(0.1)


Calm = Callable[[], Awaitable[None]]


async def requests(made: Pair, count: int) -> list[str]:
    """Numbers of so many requests that wait for the manager."""
    ma = await Person.signs_in(made.first.url, *made.first.people["employee"])
    room, numbers = await room_of(ma), list[str]()
    for start in range(0, count, 20):
        asked = [
            ma.asks("flow.start", flow="leave", form=FORM, channel=room, key=str(uuid.uuid4()))
            for _ in range(min(20, count - start))
        ]
        numbers += [one["no"] for one in await asyncio.gather(*asked)]
    await ma.leaves()
    return numbers


async def race(made: Pair, numbers: list[str], capsys: Any, what: str, calm: Calm | None = None) -> None:
    """`calm` ends what disturbs the race, before its results are read."""
    dice = random.Random(7)
    first, second = [
        Approver(await Person.signs_in(url, *made.first.people["manager"]), made.urls) for url in made.urls
    ]

    async def one(no: str) -> None:
        ways = [(first, "flow.approve"), (second, "flow.reject")]
        if dice.random() < 0.1:
            ways.append((second, "flow.approve"))
        dice.shuffle(ways)
        told = await asyncio.gather(*(who.decides(no, act) for who, act in ways))
        assert told.count("won") == 1, f"{no}: {told}"

    began = time.monotonic()
    for start in range(0, len(numbers), 10):
        await asyncio.gather(*(one(no) for no in numbers[start : start + 10]))
    rate = len(numbers) / (time.monotonic() - began)
    if calm is not None:
        await calm()
    reader = await Person.signs_in(made.first.url, *made.first.people["manager"])
    states = [(await reader.asks("flow.get", no=no))["instance"]["state"] for no in numbers]
    assert set(states) <= {"approved", "rejected"}, set(states)
    again = first.again + second.again
    approved = states.count("approved")
    told = f"{len(numbers)} cards, {approved} approved, one winner each, {again} taps sent again, {rate:.0f} cards/s"
    say(capsys, what, f"{told}, {made.history.kills} kills")
    for person in (first.person, second.person, reader):
        await person.leaves()


async def test_of_two_taps_on_two_nodes_one_decides(
    tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        numbers = await requests(made, scaled(200, 10_000))
        await race(made, numbers, capsys, "F32 approve and reject at once on two nodes")


async def test_one_decides_while_nodes_are_killed(
    tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    async with pair(tmp_path, postgres_url, redis_url) as made:
        numbers = await requests(made, scaled(150, 2_000))

        over = asyncio.Event()

        async def nemesis() -> None:
            while not over.is_set():
                await asyncio.sleep(scaled(2, 5))
                await killed(made, random.choice([made.first, made.second]))

        killing = asyncio.create_task(nemesis())

        async def calm() -> None:
            over.set()
            await killing  # never half-way: a node that is just starting would outlive the test

        try:
            await race(made, numbers, capsys, "F33 the same, with nodes killed", calm)
        finally:
            await calm()
        assert made.history.kills >= 1


async def test_each_timer_acts_once_while_nodes_are_killed(
    tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    count, seconds = scaled(300, 1_000), scaled(10, 60)
    async with pair(tmp_path, postgres_url, redis_url) as made:
        ma = await Person.signs_in(made.first.url, *made.first.people["employee"])
        room, company = await room_of(ma), ma.hello["me"]["company"]
        begins = int(time.time() * 1000) + 2_000
        rows = [
            (f"Lt{n:05d}", company, begins + n * seconds * 1000 // count, "chat.post",
             json.dumps({"channel": room, "text": f"timer-{n:05d}"}), ma.id)
            for n in range(count)
        ]  # fmt: skip
        connection = await asyncpg.connect(postgres_url)
        insert = "INSERT INTO timer (id, company, fire_at, act, input, actor) VALUES ($1, $2, $3, $4, $5, $6)"
        await connection.executemany(insert, rows)
        for turn in range(max(1, seconds // 5)):
            await asyncio.sleep(4)
            await killed(made, (made.first, made.second)[turn % 2])
        sql = "SELECT count(*) FROM timer WHERE id LIKE 'Lt%' AND state = 'waiting'"
        async with asyncio.timeout(seconds + 60):
            while await connection.fetchval(sql):  # noqa: ASYNC110 - another process does it
                await asyncio.sleep(0.5)
        await connection.close()
        for url in made.urls:
            await until_ready(url, True, 30)
        reader = await Person.signs_in(made.first.url, *made.first.people["employee"])
        log = await whole_log(reader, room, ("timer-",))
        texts = [message["text"] for message in log]
        assert len(texts) == len(set(texts)), "some fired twice"
        assert len(texts) == count, "some never fired"
        told = f"{count} timers over {seconds} s, each acted once, {made.history.kills} kills"
        say(capsys, "F35 timers on two nodes", told)
        await reader.leaves()
        with contextlib.suppress(Exception):
            await ma.leaves()
