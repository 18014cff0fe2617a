"""The servers that are compared: what each is, how it is started, and what it must have been given."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import equipment

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NODE = ("node", "node-group")
LIMIT = "limit"
LOUD = {
    "HUB_SERVER_ACTS_PER_SECOND": "1000000",
    "HUB_SERVER_ACTS_BURST": "1000000",
    "HUB_SERVER_BOTS": "no",
    "HUB_NO_INSTALL": "1",
}
"""The hub as it is shipped, but one person may ask as often as the load generator does; bots are other processes."""


@dataclass(frozen=True, slots=True)
class Peer:
    """`command` may say {port} and {folder}: a fresh folder of its own. `wire` is what the load generator speaks."""

    name: str
    about: str
    command: Sequence[str]
    environ: Mapping[str, str] = field(default_factory=dict)
    wire: str = "peer"
    postgres: bool = False
    nodes: int = 1

    def started_on(self, port: int, folder: Path) -> tuple[list[str], dict[str, str]]:
        """The command line and what is added to the environment."""

        def filled(text: str) -> str:
            return text.replace("{port}", str(port)).replace("{folder}", str(folder))

        return [filled(word) for word in self.command], {name: filled(text) for name, text in self.environ.items()}


def hub(
    name: str = "hub", about: str = "Yizhan, python3 -m hub serve", *, postgres: bool = False, nodes: int = 1
) -> Peer:  # fmt: skip
    """Ours, as shipped: rights, validation, log, unread counts and keys on, flushed before the answer."""
    environ = {**LOUD, "HUB_DATA": "{folder}", "HUB_SERVER_PORT": "{port}"}
    return Peer(name, about, (sys.executable, "-m", "hub", "serve"), environ, "hub", postgres, nodes)


def node(name: str, group: str, about: str) -> Peer:
    """The stack most chats are written on."""
    command = (equipment.program("node"), str(HERE / "servers" / "node.js"), "{port}", "{folder}/node.sqlite3")
    return Peer(name, about, command, {"NODE_PATH": str(equipment.node_packages()), "GROUP": group})


def naive() -> Peer:
    """The stack of the hub, used as its documentation shows."""
    command = (sys.executable, str(HERE / "servers" / "naive.py"), "{port}", "{folder}/naive.sqlite3")
    return Peer("naive", "python-socketio + Tortoise, plain", command)


def limit(name: str, about: str, *more: str) -> Peer:
    """What the machine can do at all."""
    return Peer(name, about, (str(equipment.compiled(HERE / "servers" / "limit.c")), "{port}", *more))


def peers(names: Sequence[str]) -> list[Peer]:
    """These peers, in the order asked for, with everything they need installed. Raises `equipment.Missing`."""
    known: dict[str, Callable[[], Peer]] = {
        "hub": hub,
        "hub-postgres": lambda: hub("hub-postgres", "the same on PostgreSQL", postgres=True),
        "hub-two": lambda: hub("hub-two", "two of them, with Redis between", postgres=True, nodes=2),
        "node": lambda: node("node", "0", "socket.io + ws + better-sqlite3"),
        "node-group": lambda: node("node-group", "1", "the same, one transaction per tick"),
        "naive": naive,
        "limit": lambda: limit("limit", "C, one send per member, nothing kept"),
        "limit-fsync": lambda: limit("limit-fsync", "C, flushed once per round", "{folder}/limit.log"),
        "limit-fsync-join": lambda: limit("limit-fsync-join", "and joined per member", "{folder}/limit.log", "join"),
    }
    if strange := [name for name in names if name not in known]:
        raise equipment.Missing(f"There is no peer {strange[0]}; there are {', '.join(known)}.")
    return [known[name]() for name in names]
