"""What a comparison needs before it begins: a compiler, the rivals' packages, two cores. Installs, or says why not."""

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".hub" / "bench"
PACKAGES = ("socket.io@~4.8.4", "ws@~8.23.0", "bufferutil@~4.1.0", "better-sqlite3@~12.11.1")
FLAGS = ("-O2", "-Wall", "-Wextra", "-std=gnu11")
INSTALL_SECONDS = 600
TAIL = 3_000


class Missing(Exception):
    """Something cannot be had here; the sentence says what, and what to do."""


def say(text: str) -> None:
    """Progress goes to the error stream: the figures alone are the result."""
    print(text, file=sys.stderr, flush=True)


def program(name: str) -> str:
    """Where a program is. Raises `Missing`."""
    found = shutil.which(name)
    if found is None:
        raise Missing(f"{name} is not installed; --peers without it leaves out whatever needs it.")
    return found


def compiler() -> str:
    """A C compiler. Raises `Missing`."""
    for name in (os.environ.get("CC", ""), "cc", "gcc", "clang"):
        if name and (found := shutil.which(name)):
            return found
    raise Missing(
        "There is no C compiler (cc, gcc or clang). The load generator is written in C, because one in Python would "
        "measure itself. Debian, Ubuntu: apt-get install gcc libc6-dev"
    )


def quietly(command: list[str], folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """Run something that installs or compiles; what it says is kept. Raises `Missing` when it takes for ever."""
    try:
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Missing(f"{command[0]} did not finish within {INSTALL_SECONDS} s.") from None


@cache
def compiled(source: Path) -> Path:
    """The program made from a C file, compiled once for each state of it. Raises `Missing`."""
    if sys.platform != "linux":
        raise Missing("The comparison needs Linux: it counts with epoll and /proc.")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
    made = CACHE / f"{source.stem}-{digest}"
    if not made.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        aside = made.with_suffix(f".{os.getpid()}")
        done = quietly([compiler(), *FLAGS, str(source), "-o", str(aside)])
        if done.returncode:
            raise Missing(f"{source.name} could not be compiled:\n{done.stderr}")
        aside.rename(made)
    return made


@cache
def node_packages() -> Path:
    """The folder of the Node peers' packages, installed once. Raises `Missing`."""
    folder, wanted = CACHE / "node", "\n".join(PACKAGES)
    stamp = folder / "installed"
    if not (stamp.exists() and stamp.read_text() == wanted):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        say("installing the Node peers' packages (better-sqlite3 may have to be compiled: a minute or two) …")
        command = [program("npm"), "install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", *PACKAGES]
        done = quietly(command, folder)
        if done.returncode:
            raise Missing(f"The Node peers' packages could not be installed:\n{done.stderr[-TAIL:]}")
        stamp.write_text(wanted)
    return folder / "node_modules"


def cores() -> tuple[int, int]:
    """The core for the server and the one for the load; the same twice on a machine with one, which is said."""
    allowed = sorted(os.sched_getaffinity(0))
    if len(allowed) < 2:
        say("This machine has one core: server and load share it, so only the CPU figures mean something.")
    return allowed[0], allowed[-1] if len(allowed) < 2 else allowed[1]


def pinned(core: int, command: list[str]) -> list[str]:
    """The command on one core."""
    return [program("taskset"), "--cpu-list", str(core), *command]
