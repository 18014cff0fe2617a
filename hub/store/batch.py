"""Group commit: many posts in one transaction, each acknowledged after the commit that holds it.

While one batch commits, the next gathers; under load a commit starts every few milliseconds. A batch is judged by
facts gathered once for all its acts; an act that is refused leaves the batch alone; when the database will not take a
batch, each of its acts goes again by itself, three times at most. The whole transaction runs on the database's own
thread.
"""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import asyncpg

from hub.kernel import Act, Refused, Registry, dump
from hub.store import ledger
from hub.store.corridor import CLASH, TRIES, Corridor, Settled
from hub.store.place import Place, Statement
from hub.store.sql import Sql
from hub.store.work import again, digest_of

log = logging.getLogger("hub.batch")
MOST = 256
ENOUGH = 32
HELD = (asyncpg.LockNotAvailableError,)
PATIENCE = "SET LOCAL lock_timeout = '500ms'"
"""How long a commit waits for a row somebody else holds: everybody else's posts wait with it."""
GATHER_SECONDS = 0.010
PAUSE_SECONDS = 0.003
INSERT_KEY = "INSERT INTO act_key (owner, key, act, digest, reply, at) VALUES (?, ?, ?, ?, ?, ?)"
TAKEN = (sqlite3.IntegrityError, asyncpg.UniqueViolationError)
"""A key in the batch has been used before: hardly ever, so that nobody looks for it beforehand."""


@dataclass(slots=True)
class Draft:
    """What one act of a batch will leave: its place in the log (none when nobody is told), its rows, its reply."""

    place: Place | None
    reply: dict[str, Any]
    rows: list[Statement] = field(default_factory=list)


class Batcher(Protocol):
    """How an act is judged and written together with others of its kind."""

    async def gather(self, db: Sql, acts: Sequence[Act]) -> Any:
        """Read, once, what judging all these acts needs."""
        ...

    def decide(self, act: Act, facts: Any) -> Draft:
        """Judge one act by the facts. Raises `Refused`."""
        ...

    def written(self, draft: Draft) -> None:
        """The place is known: put seq and no into what will be told and replied, and add the rows that hold them."""
        ...


@dataclass(slots=True)
class _Waiting:
    act: Act
    tell: Settled
    done: bool = False

    @property
    def owned(self) -> tuple[str, str | None]:
        """The act's key and whose it is."""
        return self.act.actor.keyring, self.act.key

    def settle(self, reply: dict[str, Any], error: Exception | None = None) -> None:
        """Answer once; whoever cannot take the answer keeps it from nobody else."""
        if self.done:
            return
        self.done = True
        try:
            self.tell(reply, error)
        except Exception:
            log.exception("an answer could not be taken")


@dataclass(slots=True)
class _Outcome:
    """What became of a batch, to be told once it is committed: the transaction runs on the database's thread."""

    drafts: list[tuple[_Waiting, Draft]] = field(default_factory=list)
    refused: list[tuple[_Waiting, Refused]] = field(default_factory=list)
    repeated: list[tuple[_Waiting, dict[str, Any]]] = field(default_factory=list)
    twins: list[_Waiting] = field(default_factory=list)
    has_outbox: bool = False


class Batch:
    """The queue of one batched act: the corridor for it. `await batch.run(act)`, or `join` to be called back."""

    def __init__(self, corridor: Corridor, registry: Registry, batcher: Batcher, most: int = MOST) -> None:
        self._corridor = corridor
        self._registry = registry
        self._batcher = batcher
        self._most = most
        self._queue: list[_Waiting] = []
        self._task: asyncio.Task[None] | None = None
        self._began = 0.0
        self._gathered = asyncio.Event()
        self.commits = 0
        self.committed_acts = 0

    async def run(self, act: Act) -> dict[str, Any]:
        """Post with others; the reply after the commit that holds it. Raises `Refused`."""
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()

        def settled(reply: dict[str, Any], error: Exception | None) -> None:
            if not answer.done():
                answer.set_result(reply) if error is None else answer.set_exception(error)

        self.join(act, settled)
        return await answer

    def join(self, act: Act, settled: Settled) -> None:
        """The same without a task to wait in: under load there is one for each batch, not for each post."""
        self._queue.append(_Waiting(act, settled))
        if len(self._queue) >= ENOUGH:
            self._gathered.set()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain())

    async def _drain(self) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(0)
        while self._queue:
            await self._gather(self._began + GATHER_SECONDS)
            self._began = loop.time()
            batch, self._queue = self._queue[: self._most], self._queue[self._most :]
            await self._commit(batch)

    async def _gather(self, until: float) -> None:
        """Under load a commit starts every few milliseconds, sooner with enough posts or when no more come."""
        now, had = asyncio.get_running_loop().time, 0
        while had < len(self._queue) < ENOUGH and (left := until - now()) > 0:
            had = len(self._queue)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(left, PAUSE_SECONDS)):
                    await self._gathered.wait()
        self._gathered.clear()

    async def _commit(self, batch: list[_Waiting], tries: int = TRIES, *, look: bool = False) -> None:
        """Commit a batch and answer it. `look`: find out first which of its keys were used before."""
        outcome = _Outcome()
        try:
            await self._corridor.database.at_once(lambda db: self._write(db, batch, outcome, look))
        except Exception as error:
            if isinstance(error, TAKEN) and not look:
                await self._commit(batch, tries, look=True)
            else:
                await self._again(batch, error, tries - 1)
            return
        self.commits += 1
        self.committed_acts += len(outcome.drafts)
        self._queue.extend(outcome.twins)
        for waiting, no in outcome.refused:
            waiting.settle({}, no)
        for waiting, reply in outcome.repeated:
            waiting.settle(reply)
        for waiting, draft in outcome.drafts:
            waiting.settle(draft.reply)
        if outcome.drafts:
            self._corridor.announce([draft.place for _, draft in outcome.drafts if draft.place], outcome.has_outbox)

    async def _again(self, batch: list[_Waiting], error: Exception, tries: int) -> None:
        if isinstance(error, HELD):
            await self._without_the_held(batch)
        elif len(batch) > 1:
            for waiting in batch:
                await self._commit([waiting], look=True)
        elif tries and isinstance(error, (*TAKEN, *CLASH)):
            await self._commit(batch, tries, look=True)
        else:
            batch[0].settle({}, error)

    async def _without_the_held(self, batch: list[_Waiting]) -> None:
        """Somebody holds a channel's row: its posts are told to try again, those of other channels go on."""
        by_channel: dict[str, list[_Waiting]] = {}
        for waiting in batch:
            by_channel.setdefault(getattr(waiting.act.input, "channel", ""), []).append(waiting)
        if len(by_channel) > 1:
            for some in by_channel.values():
                await self._commit(some, look=True)
            return
        for waiting in batch:
            waiting.settle({}, Refused("busy", retry_after=1))

    async def _write(self, db: Sql, batch: list[_Waiting], outcome: _Outcome, look: bool) -> None:
        if db.dialect == "postgres":
            await db.run(PATIENCE)
        drafts = await self._judge(db, batch, outcome, look)
        if not drafts:
            return
        places = [draft.place for _, draft in drafts if draft.place]
        now = max(waiting.act.at for waiting, _ in drafts)
        await ledger.place_all(db, places, now)
        for _, draft in drafts:
            self._batcher.written(draft)
        told = [(place.name, place.channel, place.ref, place.data) for place in places]
        heard = ledger.outbox_rows(self._registry, told, now)
        written = _rows_of(draft for _, draft in drafts)
        events = [place.row() for place in places]
        kept = {ledger.INSERT_EVENT: events, INSERT_KEY: _key_rows(drafts), ledger.INSERT_OUTBOX: heard}
        await db.every({**written, **kept})
        outcome.has_outbox = bool(heard)

    async def _judge(
        self, db: Sql, batch: list[_Waiting], outcome: _Outcome, look: bool
    ) -> list[tuple[_Waiting, Draft]]:
        fresh = _fresh(batch, await _used(db, batch) if look else {}, outcome)
        facts = await self._batcher.gather(db, [waiting.act for waiting in fresh]) if fresh else None
        for waiting in fresh:
            try:
                outcome.drafts.append((waiting, self._batcher.decide(waiting.act, facts)))
            except Refused as no:
                outcome.refused.append((waiting, no))
        return outcome.drafts


def _fresh(batch: list[_Waiting], used: Mapping[tuple[str, str | None], Any], outcome: _Outcome) -> list[_Waiting]:
    """Those that nobody has asked for before; a twin in this very batch is judged after that has been committed."""
    fresh: list[_Waiting] = []
    first: set[tuple[str, str | None]] = set()
    for waiting in batch:
        if waiting.done:
            continue
        if waiting.owned in used:
            try:
                outcome.repeated.append((waiting, again(waiting.act, digest_of(waiting.act), used[waiting.owned])))
            except Refused as no:
                outcome.refused.append((waiting, no))
        elif waiting.act.key and waiting.owned in first:
            outcome.twins.append(waiting)
        else:
            first.add(waiting.owned)
            fresh.append(waiting)
    return fresh


def _rows_of(drafts: Iterable[Draft]) -> dict[str, list[Sequence[Any]]]:
    """The rows of all drafts by statement: each statement runs once for all of them."""
    together: dict[str, list[Sequence[Any]]] = {}
    for draft in drafts:
        for sql, args in draft.rows:
            together.setdefault(sql, []).append(args)
    return together


def _key_rows(drafts: Sequence[tuple[_Waiting, Draft]]) -> list[tuple[Any, ...]]:
    return sorted(
        (*waiting.owned, waiting.act.name, digest_of(waiting.act), dump(draft.reply), waiting.act.at)
        for waiting, draft in drafts
        if waiting.act.key
    )  # fmt: skip


async def _used(db: Sql, batch: Sequence[_Waiting]) -> dict[tuple[str, str | None], dict[str, Any]]:
    asked = [(waiting.act.actor.keyring, waiting.act.key) for waiting in batch if waiting.act.key]
    return dict((await ledger.used_keys(db, asked)).items())
