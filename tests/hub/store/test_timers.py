"""The clock does each thing once, however many nodes tick."""

import asyncio

from hub.kernel import Actor
from hub.store import CLOCK, Timers
from tests.hub.store.notes import notebook


async def find_actor(who: str, company: str) -> Actor:
    return CLOCK


async def test_a_timer_fires_when_it_is_due_and_once(store_url: str) -> None:
    async with notebook(store_url) as book:
        timers = Timers(book.corridor, find_actor)
        await book.say("ring", "note.remind")
        assert await timers.tick() == 0
        book.clock.now += 2_000
        assert await timers.tick() == 1
        assert await timers.tick() == 0
        assert len(await book.rows("SELECT * FROM channel_event")) == 1
        [row] = await book.rows("SELECT state, error FROM timer")
        assert (row["state"], row["error"]) == ("done", None)


async def test_two_nodes_ticking_fire_every_timer_exactly_once(postgres_url: str) -> None:
    async with notebook(postgres_url) as here, notebook(postgres_url) as there:
        for n in range(40):
            await here.say(str(n), "note.remind")
        here.clock.now += 5_000
        there.clock.now = here.clock.now
        nodes = [Timers(here.corridor, find_actor), Timers(there.corridor, find_actor)]
        await asyncio.gather(*(node.tick() for node in nodes for _ in range(3)))
        texts = [row["data"] for row in await here.rows("SELECT data FROM channel_event")]
        assert len(texts) == len(set(texts)) == 40


async def test_a_refused_timer_says_why(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("bad", "note.remind")
        book.clock.now += 2_000
        await Timers(book.corridor, find_actor).tick()
        [row] = await book.rows("SELECT state, error FROM timer")
        assert (row["state"], row["error"]) == ("done", "note.bad")


async def test_a_timer_that_stumbled_fires_later(store_url: str) -> None:
    asked: list[str] = []

    async def find(who: str, company: str) -> Actor:
        asked.append(who)
        if len(asked) == 1:
            raise ConnectionError("the database is away")
        return CLOCK

    async with notebook(store_url) as book:
        timers = Timers(book.corridor, find)
        await book.say("ring", "note.remind")
        book.clock.now += 2_000
        await timers.tick()
        [row] = await book.rows("SELECT state, error FROM timer")
        assert row["state"] == "waiting"
        assert "away" in row["error"]
        book.clock.now += 60_000
        await timers.tick()
        [row] = await book.rows("SELECT state, error FROM timer")
        assert (row["state"], row["error"]) == ("done", None)
        assert len(await book.rows("SELECT * FROM channel_event")) == 1


async def test_a_timer_that_never_stops_stumbling_is_let_go_after_a_day(store_url: str) -> None:
    async def find(who: str, company: str) -> Actor:
        raise ConnectionError("gone for good")

    async with notebook(store_url) as book:
        timers = Timers(book.corridor, find)
        await book.say("ring", "note.remind")
        book.clock.now += 25 * 3_600_000
        await timers.tick()
        [row] = await book.rows("SELECT state, error FROM timer")
        assert row["state"] == "done"
        assert "gone for good" in row["error"]
