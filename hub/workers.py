"""Several processes on one port: started, kept alive, and replaced one after the other without anybody noticing.

The parent serves nobody. Each worker is a whole hub that shares the port (SO_REUSEPORT), the database and Redis with
the others, as it would with a hub on another machine. SIGTERM closes all of them, SIGHUP replaces them in turn.
"""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from io import FileIO

log = logging.getLogger("hub.workers")
FIRST_REST = 0.5
LONGEST_REST = 30.0
WELL_AFTER = 60.0
CLOSING_SECONDS = 40.0
Command = Callable[[int, int, int], Sequence[str]]
"""(number of the worker, port, file descriptor to write to once it is open) → its command line."""


class Worker:
    """One of the processes. `keep()` runs until `Workers` is told to stop."""

    def __init__(self, number: int, command: Command, port: int) -> None:
        self.number = number
        self.opened = asyncio.Event()
        self._command, self._port = command, port
        self._stopping = self._replacing = self._ever_open = False
        self._process: asyncio.subprocess.Process | None = None

    async def keep(self) -> int:
        """Start it again whenever it ends; each time later when it does not live long. The exit code of the first
        start, when that never opened: no second one would.
        """
        failures = 0
        while not self._stopping:
            began = time.monotonic()
            code = await self._run_once()
            if not self._ever_open:
                return code or 1
            self.opened.clear()
            if self._stopping or self._replacing:
                continue
            failures = 0 if time.monotonic() - began > WELL_AFTER else failures + 1
            rest = min(FIRST_REST * 2 ** (failures - 1) if failures else 0.0, LONGEST_REST)
            log.error("worker %d ended with %d; starting it again in %.1f s", self.number, code, rest)
            await asyncio.sleep(rest)
        return 0

    async def _run_once(self) -> int:
        ready, told = os.pipe()
        command = self._command(self.number, self._port, told)
        self._process = await asyncio.create_subprocess_exec(*command, pass_fds=(told,))
        os.close(told)
        loop, heard = asyncio.get_running_loop(), FileIO(ready, "rb")
        loop.add_reader(heard, self._hear, heard)
        try:
            return await self._process.wait()
        finally:
            loop.remove_reader(heard)
            heard.close()

    def _hear(self, heard: FileIO) -> None:
        if heard.read(1):
            self._ever_open = True
            self.opened.set()
        asyncio.get_running_loop().remove_reader(heard)

    async def replace(self) -> None:
        """End it; returns once its successor is open."""
        self._replacing = True
        self.opened.clear()
        self._tell(signal.SIGTERM)
        await self.opened.wait()
        self._replacing = False

    async def stop(self) -> None:
        """End it for good: politely, and by force when it takes too long."""
        self._stopping = True
        self._tell(signal.SIGTERM)
        if self._process is not None:
            try:
                await asyncio.wait_for(self._process.wait(), CLOSING_SECONDS)
            except TimeoutError:
                self._tell(signal.SIGKILL)

    def _tell(self, number: int) -> None:
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(number)


async def oversee(count: int, host: str, port: int, command: Command) -> int:
    """Keep so many workers on this port until SIGTERM or SIGINT; the exit code. Port 0 takes any free one."""
    loop, stopped, again = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    loop.add_signal_handler(signal.SIGHUP, again.set)
    with _reserved(host, port) as held:
        workers = [Worker(number, command, held.getsockname()[1]) for number in range(count)]
        first = asyncio.create_task(workers[0].keep())
        opened = asyncio.create_task(workers[0].opened.wait())
        end = asyncio.create_task(stopped.wait())
        await asyncio.wait((first, opened, end), return_when=asyncio.FIRST_COMPLETED)
        opened.cancel()
        if first.done():
            end.cancel()
            return first.result()
        rest = [] if stopped.is_set() else [asyncio.create_task(one.keep()) for one in workers[1:]]
        turning = asyncio.create_task(_replace_in_turn(workers, again))
        await end
        turning.cancel()
        await asyncio.gather(*(worker.stop() for worker in workers))
        await asyncio.gather(first, *rest, turning, return_exceptions=True)
        return 0


async def _replace_in_turn(workers: Sequence[Worker], again: asyncio.Event) -> None:
    while True:
        await again.wait()
        again.clear()
        for worker in workers:
            await worker.replace()


def _reserved(host: str, port: int) -> socket.socket:
    """The port, held for the workers and not listened on: nobody is sent to the parent."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    held = socket.socket(family, socket.SOCK_STREAM)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    held.bind((host, port))
    return held
