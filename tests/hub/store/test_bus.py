"""The bus carries between nodes, is silent without Redis, and nobody waits for it."""

import asyncio
from typing import Any

from hub.store.bus import Bus
from tests.servers import Redis


class Ears:
    def __init__(self) -> None:
        self.heard: list[tuple[str, Any]] = []
        self.something = asyncio.Event()

    async def __call__(self, kind: str, payload: Any) -> None:
        self.heard.append((kind, payload))
        self.something.set()


async def test_what_one_node_says_the_others_hear_and_it_does_not_hear_itself(redis_url: str) -> None:
    here, there = Ears(), Ears()
    nodes = [Bus(redis_url, here), Bus(redis_url, there)]
    for node in nodes:
        node.start()
        await asyncio.wait_for(node.connected.wait(), 10)
    nodes[0].publish("typing", {"channel": "C1"})
    await asyncio.wait_for(there.something.wait(), 10)
    assert there.heard == [("typing", {"channel": "C1"})]
    assert here.heard == []
    for node in nodes:
        await node.stop()


async def test_without_an_address_nothing_is_said_and_nothing_is_kept() -> None:
    bus = Bus("", Ears())
    bus.start()
    bus.publish("typing", {})
    assert bus._waiting == []
    await bus.stop()


async def test_a_bus_hears_again_after_redis_was_away(redis: Redis, redis_url: str) -> None:
    ears = Ears()
    bus, other = Bus(redis_url, ears), Bus(redis_url, Ears())
    bus.start()
    other.start()
    await asyncio.wait_for(bus.connected.wait(), 10)
    redis.stop()
    redis.start()
    async with asyncio.timeout(30):
        while not ears.something.is_set():
            other.publish("heads", [])
            await asyncio.sleep(0.1)
    await bus.stop()
    await other.stop()


async def test_what_cannot_be_taken_does_not_make_a_node_deaf(redis_url: str) -> None:
    ears = Ears()

    async def heard(kind: str, payload: Any) -> None:
        if kind == "bad":
            raise LookupError("the database is away")
        await ears(kind, payload)

    here, there = Bus(redis_url, heard), Bus(redis_url, Ears())
    for node in (here, there):
        node.start()
        await asyncio.wait_for(node.connected.wait(), 10)
    there.publish("bad", {})
    there.publish("good", {})
    await asyncio.wait_for(ears.something.wait(), 10)
    assert ears.heard == [("good", {})]
    for node in (here, there):
        await node.stop()
