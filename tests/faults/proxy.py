"""A line between two programs that a test can cut, hold, slow down, or break in the middle of an answer."""

import asyncio
import contextlib
import random
from collections.abc import Callable
from typing import Any


class Proxy:
    """Listens on loopback and passes on to `target`, a socket's path or (host, port).

    `hold()` lets nothing through in either direction (a cut cable: both ends wait); `refuse()` breaks all lines and
    takes no new ones; `heal()` is as new. `delay()` gives the seconds each piece waits; `break_when(data, towards)`
    says before which piece a line is reset, towards being "target" or "client".
    """

    def __init__(self, target: str | tuple[str, int]) -> None:
        self.target = target
        self.port = 0
        self.resets = 0
        self.passed = 0
        self.delay: Callable[[], float] = lambda: 0.0
        self.break_when: Callable[[bytes, str], bool] = lambda _, __: False
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._refusing = False
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> "Proxy":
        """Listen on a free port."""
        self._server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def stop(self) -> None:
        """Break everything and listen no more."""
        self.refuse()
        if self._server:
            self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def hold(self) -> None:
        """Cut the cable."""
        self._flowing.clear()

    def refuse(self) -> None:
        """Break every line, and each new one."""
        self._refusing = True
        self.reset()

    def heal(self) -> None:
        """As new."""
        self._refusing = False
        self._flowing.set()

    def reset(self) -> None:
        """Break every line that is open now."""
        for writer in list(self._writers):
            self._break(writer)

    def _break(self, writer: asyncio.StreamWriter) -> None:
        self.resets += 1
        with contextlib.suppress(Exception):
            writer.transport.abort()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            await self._flowing.wait()
            if self._refusing:
                writer.transport.abort()
                return
            connect = asyncio.open_unix_connection if isinstance(self.target, str) else asyncio.open_connection
            where = (self.target,) if isinstance(self.target, str) else self.target
            there, back = await connect(*where)  # type: ignore[operator]
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, back}
        try:
            await asyncio.gather(self._pass(reader, back, "target"), self._pass(there, writer, "client"))
        except (ConnectionError, asyncio.CancelledError, OSError):
            pass
        finally:
            for one in (writer, back):
                self._writers.discard(one)
                with contextlib.suppress(Exception):
                    one.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, towards: str) -> None:
        while data := await reader.read(65_536):
            await self._flowing.wait()
            if wait := self.delay():
                await asyncio.sleep(wait)
            if self.break_when(data, towards):
                self._break(writer)
                raise ConnectionResetError
            self.passed += len(data)
            writer.write(data)
            await writer.drain()
        raise ConnectionResetError


def jittered(mean: float, spread: float, seed: int = 1) -> Callable[[], float]:
    """Delays of mean ± spread seconds."""
    dice = random.Random(seed)
    return lambda: max(0.0, dice.uniform(mean - spread, mean + spread))
