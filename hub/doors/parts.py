"""What the doors are built of: the corridor behind them, and the settings that concern them as plain values."""

from dataclasses import dataclass
from pathlib import Path

from hub.kernel import Registry
from hub.store import Corridor


@dataclass(frozen=True, slots=True)
class Parts:
    """Handed in by `hub.app`. `origins` are those a browser may come from beside the hub's own address;
    `client` is the folder of the built web client; `node` is what administrators call this node.
    """

    corridor: Corridor
    redis: str = ""
    many_nodes: bool = False
    public_url: str = ""
    origins: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    acts_per_second: int = 20
    acts_burst: int = 40
    sockets_per_person: int = 20
    ping_seconds: int = 25
    client: Path | None = None
    node: str = ""
    low_disk_megabytes: int = 0

    @property
    def registry(self) -> Registry:
        """What all modules together can do."""
        return self.corridor.registry
