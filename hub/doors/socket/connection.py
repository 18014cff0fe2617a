"""One connection of one person or bot: what it asks stands in line, what it hears is bounded."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from hub.doors.desk import ANSWER_SECONDS, Asked
from hub.doors.rate import Bucket
from hub.doors.socket.frames import ack, event
from hub.doors.socket.library import Wire
from hub.people import Signed

MOST_WAITING = 100
MOST_BEHIND = 1_000
MOST_UNSENT = 4 * 1_048_576
MOST_UNSENT_OF_SIGNALS = 65_536
MOST_DROPPED = 3


class Answer:
    """The one acknowledgement of an act: whatever comes first, the reply or that it is late."""

    __slots__ = ("_connection", "_late", "_number", "due", "given")

    def __init__(self, connection: "Connection", number: int | None, late: Any, now: float) -> None:
        self._connection = connection
        self._number = number
        self._late = late
        self.due = now + ANSWER_SECONDS
        self.given = False

    def give(self, reply: Any, *, more: bool = False) -> None:
        """Acknowledge with this, unless something else was said before. `more` is about to be told to them."""
        if not self.given:
            self.given = True
            self._connection.answer(self._number, reply, more=more)

    def expire(self) -> None:
        """Say that it is late."""
        self.give(self._late)


class Patience:
    """Answers not given yet. All are waited for equally long, so that they stand in the order they are due."""

    def __init__(self) -> None:
        self._awaited: deque[Answer] = deque()

    def expect(self, answer: Answer) -> None:
        """Wait for one more."""
        self._awaited.append(answer)

    async def sweep(self) -> None:
        """Say `late` to whoever has waited long enough; called a few times a second."""
        now, awaited = time.monotonic(), self._awaited
        while awaited and (awaited[0].given or awaited[0].due <= now):
            awaited.popleft().expire()


CarryOut = Callable[[Asked, Answer], Coroutine[Any, Any, None]]
HandOver = Callable[[Asked, Answer, Callable[[], None]], None]


class Line:
    """Acts of one connection, carried out in the order they came. Batched ones of a kind follow each other without
    waiting for the answer of the one before, so that they may share a commit; slow ones (a job) hold nobody up.

    `prepare()` gives the refusal of everything when the session has ended meanwhile, else None; `trusted()` says that
    it need not be asked now. `hand_over` takes a batched act, and a function to be called when it is done.
    """

    __slots__ = (
        "_before", "_carry_out", "_flying", "_hand_over", "_landed", "_prepare", "_slow", "_task", "_trusted",
        "_waiting",
    )  # fmt: skip

    def __init__(
        self, prepare: Callable[[], Awaitable[Any]], trusted: Callable[[], bool], carry_out: CarryOut,
        hand_over: HandOver,
    ) -> None:  # fmt: skip
        self._prepare = prepare
        self._trusted = trusted
        self._carry_out = carry_out
        self._hand_over = hand_over
        self._waiting: list[tuple[Asked, Answer]] = []
        self._slow: set[asyncio.Task[None]] = set()
        self._task: asyncio.Task[None] | None = None
        self._before = ""
        self._flying = 0
        self._landed: asyncio.Future[None] | None = None

    def join(self, asked: Asked, answer: Answer) -> bool:
        """Stand in line; False when it is full."""
        if not (self._waiting or self._task) and self._may_follow(asked) and self._trusted():
            self._fly(asked, answer)
            return True
        if len(self._waiting) >= MOST_WAITING:
            return False
        self._waiting.append((asked, answer))
        if self._task is None:
            self._task = asyncio.create_task(self._work())
        return True

    @property
    def is_idle(self) -> bool:
        """Is everything answered that was asked?"""
        return not (self._waiting or self._flying or self._slow or self._task)

    def _may_follow(self, asked: Asked) -> bool:
        return asked.is_batched and (not self._flying or asked.name == self._before)

    def _fly(self, asked: Asked, answer: Answer) -> None:
        self._before = asked.name
        self._flying += 1
        self._hand_over(asked, answer, self._land)

    def _land(self) -> None:
        self._flying -= 1
        if not self._flying and self._landed is not None and not self._landed.done():
            self._landed.set_result(None)

    async def _work(self) -> None:
        try:
            while self._waiting:
                await self._next(*self._waiting.pop(0))
        finally:
            self._task = None

    async def _next(self, asked: Asked, answer: Answer) -> None:
        if self._flying and not self._may_follow(asked):
            self._landed = asyncio.get_running_loop().create_future()
            await self._landed
        no = await self._prepare()
        if no is not None or answer.given:
            answer.give(no)
        elif asked.is_batched:
            self._fly(asked, answer)
        else:
            doing = asyncio.create_task(self._carry_out(asked, answer))
            if asked.kind.slow:
                self._slow.add(doing)
                doing.add_done_callback(self._slow.discard)
            else:
                await asyncio.wait((doing,))


class Connection:
    """What the hub knows of one connection. Until it was greeted, live events are kept back for it in `held`."""

    __slots__ = (
        "answers", "behind", "bucket", "cursors", "held", "judging", "kept", "known", "line", "number", "seen_at",
        "signed", "signed_at", "token", "unsent", "wire", "write",
    )  # fmt: skip

    def __init__(self, wire: Wire, signed: Signed, token: str, bucket: Bucket) -> None:
        self.wire = wire
        self.write, self.unsent = wire.write, wire.unsent
        self.signed = signed
        self.token = token
        self.bucket = bucket
        self.cursors: dict[str, int] | None = None
        self.line: Line | None = None
        self.held: list[tuple[str, int, bytes]] | None = []
        self.known: dict[str, int] = {}
        self.kept: list[bytes] = []
        self.answers: dict[int, asyncio.Future[Any]] = {}
        self.number = 0
        self.behind = 0
        self.judging = False
        self.signed_at = self.seen_at = wire.opened_at

    def silence(self) -> None:
        """There is no transport any more."""
        self.write, self.unsent = self.wire.write, self.wire.unsent
        self.kept.clear()

    @property
    def person(self) -> str:
        """Whose connection this is."""
        return self.signed.actor.id

    @property
    def locale(self) -> str:
        """The language its sentences are in."""
        return self.signed.actor.locale

    def hear(self, channel: str, seq: int, data: bytes, events: int = 1) -> None:
        """Live events of a channel, up to `seq`, as frames; kept back until the greeting has been said."""
        if self.held is not None:
            self.held.append((channel, seq, data))
        elif not self.known or seq > self.known.get(channel, 0):
            if self.unsent():
                self.tell(data, events)
            else:  # the hot path: nothing is behind, one call and the bytes are with the network
                self.behind = events
                self.write(data)

    def tell(self, data: bytes, events: int = 1) -> None:
        """Write frames. Whoever stays 1,000 events or 4 MiB behind is let go, to come back and resume."""
        if not self.unsent() and len(data) < MOST_UNSENT:
            self.behind = events
            self.write(data)
            return
        self.behind += events
        self.write(data)
        if not self.judging and (self.behind > MOST_BEHIND or self.unsent() > MOST_UNSENT):
            self.judging = True  # not now: what was written in this turn has not been offered to the network yet
            asyncio.get_running_loop().call_soon(self._judge)

    def whisper(self, data: bytes) -> None:
        """Write what may be lost; whoever was not greeted yet, or does not keep up, misses it."""
        if self.held is None and self.unsent() < MOST_UNSENT_OF_SIGNALS:
            self.tell(data, 0)

    def _judge(self) -> None:
        self.judging = False
        unsent = self.unsent()
        if unsent > MOST_UNSENT or (unsent and self.behind > MOST_BEHIND):
            self.wire.cut()

    def emit(self, name: str, data: Any) -> None:
        """Tell this connection alone."""
        self.tell(event(name, data))

    def answer(self, number: int | None, reply: Any, *, more: bool = False) -> None:
        """Acknowledge an act, if an acknowledgement was asked for. `more`: it goes out with what is told next."""
        if number is None:
            return
        if not more:
            self.tell(ack(number, reply), 0)
            return
        if not self.kept:
            self.write = self._write_with_kept
            asyncio.get_running_loop().call_soon(self._let_go)
        self.kept.append(ack(number, reply))

    def _write_with_kept(self, data: bytes) -> None:
        """One write instead of two, in the order they were said in."""
        self.write = self.wire.write
        data = b"".join((*self.kept, data))
        self.kept.clear()
        self.write(data)

    def _let_go(self) -> None:
        """Nothing else was told in this turn of the loop."""
        if self.kept:
            self.tell(b"", 0)

    async def ask(self, name: str, data: Any, seconds: float) -> Any:
        """Emit an event that the client acknowledges; what it acknowledges with.

        Raises TimeoutError, and ConnectionError when the client is gone before it has.
        """
        self.number += 1
        number = self.number
        waiting = self.answers[number] = asyncio.get_running_loop().create_future()
        try:
            self.tell(event(name, data, number))
            return await asyncio.wait_for(waiting, seconds)
        finally:
            self.answers.pop(number, None)

    def gone(self) -> None:
        """The client is gone: it acknowledges nothing any more."""
        for waiting in self.answers.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError("gone before it acknowledged"))

    def acknowledged(self, number: int | None, data: Any) -> bool:
        """The client's acknowledgement of what `ask` emitted; False when nobody waits for it."""
        waiting = self.answers.get(number or 0)
        if waiting is None or waiting.done():
            return False
        waiting.set_result(data)
        return True
