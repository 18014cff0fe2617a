"""Where the hub lives in a run: a fresh copy of a populated folder, or of a PostgreSQL database, and Redis for two."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from tests import servers
from tests.bench.equipment import Missing
from tests.bench.peers import Peer
from tests.bench.population import Population, populate
from tests.bench.workloads import Workload

Shape = tuple[tuple[int, int, int], bool]


class Houses:
    """Populations are made once for each shape of workload and each database; servers start when they are needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[Shape, Population] = {}
        self._postgres: servers.Postgres | None = None
        self._redis: servers.Redis | None = None

    def population(self, workload: Workload, peer: Peer) -> Population:
        """The people of a workload where this peer can meet them."""
        shape = workload.shape, peer.postgres
        if shape not in self._made:
            folder = self._folder / f"people-{len(self._made)}"
            self._made[shape] = populate(workload, folder, self._database().fresh() if peer.postgres else "")
        return self._made[shape]

    def moved_in(self, workload: Workload, peer: Peer, place: Path) -> Mapping[str, str]:
        """A fresh copy for one run in `place`; what the hub must be told about it."""
        people = self.population(workload, peer)
        people.copied(place)
        if not peer.postgres:
            return {}
        copy = self._database().fresh(urlsplit(people.database).path[1:])
        return {"HUB_STORE_DATABASE": copy, "HUB_STORE_REDIS": self._bus() if peer.nodes > 1 else ""}

    def close(self) -> None:
        """End the servers that were started."""
        for server in (self._postgres, self._redis):
            if server is not None:
                server.stop()

    def _database(self) -> servers.Postgres:
        if self._postgres is None:
            try:
                self._postgres = servers.postgres()
            except servers.Missing as why:
                raise Missing(str(why)) from None
        return self._postgres

    def _bus(self) -> str:
        if self._redis is None:
            try:
                self._redis = servers.Redis()
            except servers.Missing as why:
                raise Missing(str(why)) from None
        return self._redis.url
