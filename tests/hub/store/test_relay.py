"""The relay passes every event on once, in order and without gaps, from here and from other nodes."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.store import Relay, Told
from hub.store.relay import MOST_CARRIED, Sequencer
from tests.hub.store.notes import notebook


def told(seq: int) -> Told:
    return Told("C1", seq, "note.written", 0, "U1", "", {})


@given(st.permutations(range(1, 9)), st.integers(0, 8))
def test_events_in_any_order_leave_in_order_after_the_head(order: list[int], head: int) -> None:
    sequencer = Sequencer()
    sequencer.next = head + 1
    passed = [one.seq for seq in order for one in sequencer.take([told(seq), told(seq)])]
    assert passed == list(range(head + 1, 9))


class Ears:
    """Collects what a relay passes on."""

    def __init__(self) -> None:
        self.seqs: list[int] = []

    def __call__(self, channel: str, events: Sequence[Told]) -> None:
        self.seqs.extend(one.seq for one in events)

    async def wait_for(self, seqs: list[int], seconds: float = 10) -> None:
        for _ in range(int(seconds / 0.02)):
            if self.seqs == seqs:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"heard {self.seqs}, expected {seqs}")


def listen(book: Any, redis_url: str = "", many: bool = False) -> tuple[Relay, Ears]:
    ears = Ears()
    relay = Relay(book.corridor, ears, redis_url, many)
    relay.start()
    return relay, ears


async def test_nothing_falls_between_the_head_and_the_live_events(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("before")
        relay, ears = listen(book)
        assert relay.watch(["C1"]) == ["C1"]
        await book.say("between")
        assert ears.seqs == []
        relay.opened("C1", 1)
        await book.say("after")
        assert ears.seqs == [2, 3]
        await relay.stop()


async def test_a_hole_is_read_from_the_log(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("one")
        relay, ears = listen(book)
        relay.watch(["C1"])
        relay.opened("C1", 0)
        await book.say("two")
        await ears.wait_for([1, 2])
        await relay.stop()


async def test_another_node_hears_through_redis(postgres_url: str, redis_url: str) -> None:
    async with notebook(postgres_url) as here, notebook(postgres_url) as there:
        sender, _ = listen(here, redis_url, many=True)
        relay, ears = listen(there, redis_url, many=True)
        relay.watch(["C1"])
        relay.opened("C1", 0)
        await asyncio.wait_for(relay.bus.connected.wait(), 10)
        for n in range(20):
            await here.say(str(n))
        await ears.wait_for(list(range(1, 21)))
        await relay.stop()
        await sender.stop()


async def test_another_node_hears_without_redis(postgres_url: str) -> None:
    async with notebook(postgres_url) as here, notebook(postgres_url) as there:
        relay, ears = listen(there, many=True)
        relay.watch(["C1"])
        relay.opened("C1", 0)
        there.clock.now = here.clock.now
        await here.say("one")
        await relay.poll()
        await ears.wait_for([1])
        await relay.stop()


async def test_a_wake_while_the_head_is_being_read_is_not_lost(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("before")
        relay, ears = listen(book)
        book.corridor.committed.remove(relay._committed)  # what follows is said on another node
        relay.watch(["C1"])
        await book.say("between")
        await relay._hear("told", [["C1", 2, []]])
        relay.opened("C1", 1)
        await ears.wait_for([2], 1)
        await relay.stop()


async def test_a_hole_is_read_again_when_the_database_was_away(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with notebook(store_url) as book:
        await book.say("one")
        relay, ears = listen(book)
        relay.watch(["C1"])
        relay.opened("C1", 0)
        real, calls = relay._read, []

        async def read(channel: str, sequencer: Sequencer) -> None:
            calls.append(channel)
            if len(calls) == 1:
                raise ConnectionError("the database is away")
            await real(channel, sequencer)

        monkeypatch.setattr(relay, "_read", read)
        await book.say("two")
        await ears.wait_for([1, 2], 3)
        await relay.stop()


async def test_a_wake_carries_what_is_small_and_the_log_is_read_for_the_rest(
    postgres_url: str, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with notebook(postgres_url) as here, notebook(postgres_url) as there:
        sender, _ = listen(here, redis_url, many=True)
        relay, ears = listen(there, redis_url, many=True)
        relay.watch(["C1"])
        relay.opened("C1", 0)
        looks: list[int] = []
        read = relay._read

        async def counted(channel: str, sequencer: Sequencer) -> None:
            looks.append(sequencer.next)
            await read(channel, sequencer)

        monkeypatch.setattr(relay, "_read", counted)
        await asyncio.wait_for(relay.bus.connected.wait(), 10)
        await here.say("small")
        await ears.wait_for([1], 1)
        assert looks == []
        await here.say("x" * MOST_CARRIED)
        await ears.wait_for([1, 2], 1)
        assert looks == [2]
        await relay.stop()
        await sender.stop()
