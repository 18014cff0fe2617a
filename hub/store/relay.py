"""The relay: carries what was committed, here or on another node, to this node's listeners, in each channel's order.

Commits can return in another order than their seqs; a wake from another node carries what was committed there while
that is small, else it names only a head, and it may be lost. So everything passes one sequencer per channel: n + 1 only
after n; a hole that stays is read from the log.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from hub.store import log as channel_log
from hub.store.bus import Bus
from hub.store.corridor import Corridor
from hub.store.log import Told
from hub.store.place import Place

log = logging.getLogger("hub.relay")
HOLE_PATIENCE = 0.05
MOST_CARRIED = 32_768
"""Bytes of events of one channel in a wake."""
POLL_EVERY = 2.0
POLL_URGENT = 0.2
POLL_OVERLAP_MS = 60_000
URGENT_OVERLAP_MS = 5_000
PassOn = Callable[[str, Sequence[Told]], None]


class Sequencer:
    """One channel on this node. `next` is the seq to be passed on next; 0 while the head is being read.

    `heard` is the furthest head another node has named.
    """

    __slots__ = ("heard", "hole", "next", "waiting")

    def __init__(self) -> None:
        self.next = 0
        self.waiting: dict[int, Told] = {}
        self.hole = False
        self.heard = 0

    def take(self, told: Iterable[Told]) -> list[Told]:
        """Accept events in any order, twice or not; what may now be passed on, in order."""
        for one in told:
            if self.next == 0 or one.seq >= self.next:
                self.waiting[one.seq] = one
        return self.ready()

    def ready(self) -> list[Told]:
        """What is next in line."""
        out = []
        while self.next and (one := self.waiting.pop(self.next, None)):
            out.append(one)
            self.next += 1
        return out


class Relay:
    """Hands every event of watched channels to `pass_on(channel, events)`, each once, in order, without gaps."""

    def __init__(self, corridor: Corridor, pass_on: PassOn, redis_url: str = "", many_nodes: bool = False) -> None:
        self._corridor = corridor
        self._pass_on = pass_on
        self.many_nodes = many_nodes
        self._urgent = 0
        self._channels: dict[str, Sequencer] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._polled_at = 0
        self.heard: dict[str, Callable[[Any], None]] = {}
        self.bus = Bus(redis_url, self._hear)
        corridor.committed.append(self._committed)

    def start(self) -> None:
        """Begin to hear other nodes, and to look for what they may have failed to say."""
        self.bus.start()
        if self.many_nodes:
            self._spawn(self._poll_for_ever())

    async def stop(self) -> None:
        """Stop hearing."""
        await self.bus.stop()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def watch(self, channels: Iterable[str]) -> list[str]:
        """Buffer the events of these channels from now on; those that were not watched yet and need `opened`."""
        fresh = [channel for channel in channels if channel not in self._channels]
        for channel in fresh:
            self._channels[channel] = Sequencer()
        return fresh

    def opened(self, channel: str, head: int) -> None:
        """The head read after `watch` began: everything later is passed on, everything earlier was in the snapshot."""
        sequencer = self._channels.get(channel)
        if sequencer is not None and sequencer.next == 0:
            sequencer.next = head + 1
            sequencer.waiting = {seq: one for seq, one in sequencer.waiting.items() if seq > head}
            self._pass(channel, sequencer, sequencer.ready())
            if sequencer.heard >= sequencer.next:  # another node woke us while the head was being read
                self._mend(channel, sequencer)

    def forget(self, channel: str) -> None:
        """Nobody here listens to this channel any more."""
        self._channels.pop(channel, None)

    def signal(self, kind: str, payload: Any) -> None:
        """Tell the other nodes something that may be lost: typing, presence, a revocation."""
        self.bus.publish(kind, payload)

    def _committed(self, places: list[Place], _: bool) -> None:
        by_channel: dict[str, list[Told]] = {}
        for place in places:
            told = Told(place.channel, place.seq, place.name, place.at, place.by, place.by_name, place.data)
            by_channel.setdefault(place.channel, []).append(told)
        for channel, events in by_channel.items():
            self._accept(channel, events)
        if by_channel and self.bus.reaches:
            most = 0 if self.bus.is_behind else MOST_CARRIED
            self.bus.publish("told", [_carried(channel, events, most) for channel, events in by_channel.items()])

    def _accept(self, channel: str, told: Iterable[Told]) -> None:
        sequencer = self._channels.get(channel)
        if sequencer is not None:
            self._pass(channel, sequencer, sequencer.take(told))

    def _pass(self, channel: str, sequencer: Sequencer, ready: list[Told]) -> None:
        if ready:
            self._pass_on(channel, ready)
        if sequencer.waiting and sequencer.next:
            self._mend(channel, sequencer)

    def _mend(self, channel: str, sequencer: Sequencer) -> None:
        if not sequencer.hole:
            sequencer.hole = True
            self._spawn(self._fill(channel, sequencer))

    async def _fill(self, channel: str, sequencer: Sequencer) -> None:
        try:
            await asyncio.sleep(HOLE_PATIENCE)
            while self._channels.get(channel) is sequencer and (
                sequencer.waiting or sequencer.heard >= sequencer.next
            ):
                reached = sequencer.next
                try:
                    await self._read(channel, sequencer)
                    if sequencer.next == reached:
                        return
                except Exception:
                    log.exception("a hole in %s could not be read; trying again", channel)
                    await asyncio.sleep(HOLE_PATIENCE * 10)
        finally:
            sequencer.hole = False

    async def _read(self, channel: str, sequencer: Sequencer) -> None:
        async with self._corridor.reading() as reads:
            told = await channel_log.events(reads.db, reads.registry, channel, sequencer.next - 1)
        self._pass(channel, sequencer, sequencer.take(told))

    async def _hear(self, kind: str, payload: Any) -> None:
        if kind == "told":
            for channel, _, carried in payload:
                self._accept(channel, [Told(*one) for one in carried])
            await self._moved({channel: head for channel, head, _ in payload})
        elif kind in self.heard:
            self.heard[kind](payload)

    async def _moved(self, moved: dict[str, int]) -> None:
        for channel, head in moved.items():
            sequencer = self._channels.get(channel)
            if sequencer is None:
                continue
            sequencer.heard = max(sequencer.heard, head)
            if sequencer.next and head >= sequencer.next and not sequencer.hole:
                await self._read(channel, sequencer)

    @property
    def is_deaf(self) -> bool:
        """Are there other nodes that cannot reach this one through Redis now?"""
        return self.many_nodes and not self.bus.connected.is_set()

    @contextlib.contextmanager
    def urgent(self) -> Iterator[None]:
        """Somebody waits for what may happen on another node: look every 200 ms for as long."""
        self._urgent += 1
        try:
            yield
        finally:
            self._urgent -= 1

    async def _poll_for_ever(self) -> None:
        idle = 0.0
        while True:
            await asyncio.sleep(POLL_URGENT)
            idle += POLL_URGENT
            if idle < POLL_EVERY and not self._urgent:
                continue
            try:
                await self.poll(POLL_OVERLAP_MS if idle >= POLL_EVERY else URGENT_OVERLAP_MS)
            except Exception:
                log.exception("polling the heads failed; trying again")
            idle = 0.0 if idle >= POLL_EVERY else idle

    async def poll(self, overlap_ms: int = POLL_OVERLAP_MS) -> None:
        """Find heads that moved without anybody saying so; clocks of nodes may differ by `overlap_ms`."""
        if not self._channels:
            return
        since = self._polled_at or self._corridor.clock() - POLL_OVERLAP_MS
        now = self._corridor.clock()
        async with self._corridor.reading() as reads:
            moved = await channel_log.moved_since(reads.db, since - overlap_ms)
        self._polled_at = now
        await self._moved(moved)

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _carried(channel: str, events: Sequence[Told], most: int) -> tuple[str, int, msgspec.Raw]:
    """A channel, its head, and what brought it there unless that is too much for a wake."""
    told = msgspec.json.encode([msgspec.structs.astuple(one) for one in events])
    return channel, events[-1].seq, msgspec.Raw(told if len(told) <= most else b"[]")
