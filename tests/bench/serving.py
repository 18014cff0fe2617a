"""Starting a server for one run, waiting until it listens, and ending it with everything it started."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.equipment import pinned
from tests.bench.peers import ROOT, Peer

OPEN_SECONDS = 60
CLOSE_SECONDS = 15
TAIL = 3_000


class Broken(Exception):
    """A server did not open, or a run did not end; the sentence holds what it said."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that listens on loopback."""

    pid: int
    port: int
    log: Path

    @property
    def tail(self) -> str:
        """The last it said."""
        return self.log.read_text("utf-8", "replace")[-TAIL:]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def serving(peer: Peer, folder: Path, core: int, told: Mapping[str, str] | None = None) -> Iterator[Served]:
    """The peer on a free port of loopback, pinned to a core, keeping everything in `folder`. Raises `Broken`.

    `told` is what it is told beside, as environment variables.
    """
    port = free_port()
    command, given = peer.started_on(port, folder)
    environ = {**os.environ, **given, **(told or {})}
    log = folder / f"server-{port}.log"
    with log.open("w") as said:
        process = subprocess.Popen(
            pinned(core, command), cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, stdout=said,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    served = Served(process.pid, port, log)
    try:
        _wait_until_open(peer, process, served)
        yield served
    finally:
        _end(process)


def _wait_until_open(peer: Peer, process: "subprocess.Popen[bytes]", served: Served) -> None:
    deadline = time.monotonic() + OPEN_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise Broken(f"{peer.name} ended with {process.returncode} before it opened:\n{served.tail}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", served.port), 1):
            return
        time.sleep(0.05)
    raise Broken(f"{peer.name} did not open within {OPEN_SECONDS} s:\n{served.tail}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask it to close, then make sure of it and of its children: they are a session of their own."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(CLOSE_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(CLOSE_SECONDS)
