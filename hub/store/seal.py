"""The sealer: once a minute it chains what was written in the journal, once a day it signs the end of the chain.

A chain in every act would make the hub one queue; here acts write plain rows, and ranges nobody can add to any more
are sealed behind them. The key lies beside the database, never in it, and each signed head is written to a file too:
whoever alters the database alone cannot forge a chain that verifies.
"""

import asyncio
import contextlib
import hashlib
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hub.kernel import Clock
from hub.store.database import Database
from hub.store.sql import Row, Sql

log = logging.getLogger("hub.journal")
EVERY_SECONDS = 60
SLICE = 5_000
START = "0" * 64
COLUMNS = ("id", "company", "act", "actor", "via", "target", "input", "key", "at")
LINES = f"SELECT {', '.join(COLUMNS)} FROM journal WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"
LAST = "SELECT * FROM journal_seal ORDER BY last_id DESC LIMIT 1"
ADD_SEAL = """INSERT INTO journal_seal (last_id, first_id, lines, digest, chain, at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING"""
ADD_HEAD = """INSERT INTO journal_head (day, last_id, chain, at, signature) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING"""
HORIZON = """SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT) AS oldest,
CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT) AS next"""


def digest_of(rows: Iterable[Row]) -> str:
    """SHA-256 over lines of the journal, in hex: each as one line of JSON, in order."""
    total = hashlib.sha256()
    for row in rows:
        line = json.dumps([row[column] for column in COLUMNS], ensure_ascii=False, separators=(",", ":"))
        total.update(line.encode() + b"\n")
    return total.hexdigest()


def link(chain: str, first: int, last: int, lines: int, digest: str) -> str:
    """The next link of the chain, in hex: it holds the one before it."""
    return hashlib.sha256(f"{chain} {first} {last} {lines} {digest}".encode()).hexdigest()


def signed_text(day: str, last: int, chain: str) -> bytes:
    """What the signature of a day's head is over."""
    return f"yizhan journal {day} {last} {chain}".encode()


@dataclass(frozen=True, slots=True)
class Keys:
    """The folder of the key the heads are signed with, and of the heads themselves."""

    folder: Path

    def private(self) -> Ed25519PrivateKey:
        """The key, made at the first need; only the hub's owner can read it."""
        path = self.folder / "key"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            made = Ed25519PrivateKey.generate()
            public = made.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
            )
            path.touch(mode=0o600)
            path.write_bytes(made.private_bytes_raw())
            (self.folder / "public.pem").write_bytes(public)
        return Ed25519PrivateKey.from_private_bytes(path.read_bytes())

    def head(self, day: str) -> Path:
        """The file of a day's head."""
        return self.folder / f"{day}.head"


class Sealer:
    """Seals the journal behind whoever writes it. Several nodes may run one each: a range is sealed once."""

    def __init__(self, database: Database, clock: Clock, keys: Keys) -> None:
        self._database, self._clock, self._keys = database, clock, keys
        self._noted: tuple[int, int] | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to seal, once a minute."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop; what is not sealed yet is by the next one."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            try:
                await self.once()
            except Exception:
                log.exception("the journal could not be sealed; it is tried again in a minute")
            await asyncio.sleep(EVERY_SECONDS)

    async def once(self) -> int:
        """Seal everything nobody can add to any more, and sign yesterday's head; how many lines were sealed."""
        sealed = 0
        closed = await self._closed()
        while lines := await self._seal_next(closed):
            sealed += lines
        await self._sign()
        return sealed

    async def _closed(self) -> int:
        """The last id no transaction still under way can slip a line in before.

        SQLite has one writer, so what is seen is closed. On PostgreSQL an id seen in one look is closed in a later
        one, once every transaction that was under way at the first has ended.
        """
        async with self._database.reading() as db:
            head = int(await db.value("SELECT COALESCE(MAX(id), 0) FROM journal"))
            if db.dialect == "sqlite":
                return head
        async with self._database.reading() as db:
            horizon = await db.row(HORIZON)
        assert horizon is not None
        closed = 0
        if self._noted is not None and horizon["oldest"] >= self._noted[1]:
            closed, self._noted = self._noted[0], None
        if self._noted is None:
            self._noted = (head, horizon["next"])
        return closed

    async def _seal_next(self, closed: int) -> int:
        async with self._database.reading() as db:
            last = await db.row(LAST)
            done, chain = (last["last_id"], last["chain"]) if last else (0, START)
            rows = await db.rows(LINES, done, closed, SLICE)
        if not rows:
            return 0
        until, digest = rows[-1]["id"], digest_of(rows)
        seal = (until, done + 1, len(rows), digest, link(chain, done + 1, until, len(rows), digest), self._clock())
        await self._database.atomic(lambda db: db.run(ADD_SEAL, *seal))
        return len(rows)

    async def _sign(self) -> None:
        now = datetime.fromtimestamp(self._clock() / 1000, UTC)
        day = (now - timedelta(days=1)).date().isoformat()
        async with self._database.reading() as db:
            last = await db.row(LAST)
            if last is None or await db.value("SELECT 1 FROM journal_head WHERE day >= ?", day) is not None:
                return
        signature = self._keys.private().sign(signed_text(day, last["last_id"], last["chain"])).hex()
        head = {"day": day, "last_id": last["last_id"], "chain": last["chain"], "signature": signature}

        async def keep(db: Sql) -> int:
            return await db.run(ADD_HEAD, day, last["last_id"], last["chain"], self._clock(), signature)

        if await self._database.atomic(keep):
            self._keys.head(day).write_text(json.dumps(head) + "\n", "utf-8")
            log.info("journal head %s: line %s, %s", day, last["last_id"], last["chain"])
