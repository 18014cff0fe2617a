"""Group commit: many posts in one transaction, each acknowledged after the commit that holds it.

While one batch commits, the next gathers. A batch is judged by facts gathered once for all its acts; an act that is
refused leaves the batch alone; when the database will not take a batch, each of its acts goes again by itself.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from hub.kernel import Act, Refused, Registry, dump
from hub.store import ledger
from hub.store.corridor import CLASH, Corridor
from hub.store.place import Place, Statement
from hub.store.sql import Sql
from hub.store.work import again, digest_of

MOST = 256
INSERT_KEY = """INSERT INTO act_key (owner, key, act, digest, reply, at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING"""


class KeyTaken(Exception):
    """The batch must be judged again: a key in it has been used meanwhile."""


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
    answer: "asyncio.Future[dict[str, Any]]"

    @property
    def owned(self) -> tuple[str, str | None]:
        """The act's key and whose it is."""
        return self.act.actor.keyring, self.act.key

    def settle(self, reply: dict[str, Any]) -> None:
        """Answer, unless whoever asked is gone or was answered."""
        if not self.answer.done():
            self.answer.set_result(reply)

    def fail(self, error: Exception) -> None:
        """Answer with a refusal or a fault."""
        if not self.answer.done():
            self.answer.set_exception(error)


class Batch:
    """The queue of one batched act. `await batch.run(act)` is the corridor for it."""

    def __init__(self, corridor: Corridor, registry: Registry, batcher: Batcher, most: int = MOST) -> None:
        self._corridor = corridor
        self._registry = registry
        self._batcher = batcher
        self._most = most
        self._queue: list[_Waiting] = []
        self._task: asyncio.Task[None] | None = None
        self.commits = 0
        self.committed_acts = 0

    async def run(self, act: Act) -> dict[str, Any]:
        """Post with others; the reply after the commit that holds it. Raises `Refused`."""
        waiting = _Waiting(act, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain())
        return await asyncio.shield(waiting.answer)

    async def _drain(self) -> None:
        await asyncio.sleep(0)
        while self._queue:
            batch, self._queue = self._queue[: self._most], self._queue[self._most :]
            await self._commit(batch)

    async def _commit(self, batch: list[_Waiting]) -> None:
        try:
            drafts, has_outbox = await self._corridor.database.atomic(lambda db: self._write(db, batch))
        except Exception as error:
            await self._again(batch, error)
            return
        self.commits += 1
        self.committed_acts += len(drafts)
        for waiting, draft in drafts:
            waiting.settle(draft.reply)
        if drafts:
            self._corridor.announce([draft.place for _, draft in drafts if draft.place], has_outbox)

    async def _again(self, batch: list[_Waiting], error: Exception) -> None:
        if len(batch) > 1:
            for waiting in batch:
                await self._commit([waiting])
        elif isinstance(error, (KeyTaken, *CLASH)):
            await self._commit(batch)
        else:
            batch[0].fail(error)

    async def _write(self, db: Sql, batch: list[_Waiting]) -> tuple[list[tuple[_Waiting, Draft]], bool]:
        drafts = await self._judge(db, batch)
        if not drafts:
            return [], False
        places = [draft.place for _, draft in drafts if draft.place]
        now = max(waiting.act.at for waiting, _ in drafts)
        await ledger.give_places(db, places, now)
        together: dict[str, list[Sequence[Any]]] = {}
        for _, draft in drafts:
            self._batcher.written(draft)
            for sql, args in draft.rows:
                together.setdefault(sql, []).append(args)
        for sql, rows in together.items():
            await db.many(sql, rows)
        await self._keep_keys(db, drafts)
        told = [(place.name, place.channel, place.ref, place.data) for place in places]
        return drafts, await ledger.put_in_outbox(db, self._registry, told, now)

    async def _judge(self, db: Sql, batch: list[_Waiting]) -> list[tuple[_Waiting, Draft]]:
        fresh = await self._without_duplicates(db, batch)
        facts = await self._batcher.gather(db, [waiting.act for waiting in fresh]) if fresh else None
        drafts = []
        for waiting in fresh:
            try:
                drafts.append((waiting, self._batcher.decide(waiting.act, facts)))
            except Refused as no:
                waiting.fail(no)
        return drafts

    async def _without_duplicates(self, db: Sql, batch: list[_Waiting]) -> list[_Waiting]:
        used = await _used(db, batch)
        fresh: list[_Waiting] = []
        first: set[tuple[str, str | None]] = set()
        for waiting in batch:
            if waiting.answer.done():
                continue
            if waiting.owned in used:
                self._answer_again(waiting, used[waiting.owned])
            elif waiting.act.key and waiting.owned in first:
                self._queue.append(waiting)  # its twin is in this very batch: judged after that has been committed
            else:
                first.add(waiting.owned)
                fresh.append(waiting)
        return fresh

    @staticmethod
    def _answer_again(waiting: _Waiting, row: dict[str, Any]) -> None:
        try:
            waiting.settle(again(waiting.act, digest_of(waiting.act), row))
        except Refused as no:
            waiting.fail(no)

    @staticmethod
    async def _keep_keys(db: Sql, drafts: list[tuple[_Waiting, Draft]]) -> None:
        rows = sorted(
            (*waiting.owned, waiting.act.name, digest_of(waiting.act), dump(draft.reply), waiting.act.at)
            for waiting, draft in drafts
            if waiting.act.key
        )  # fmt: skip
        if not rows:
            return
        await db.many(INSERT_KEY, rows)
        if db.dialect == "postgres":  # SQLite has one writer: nobody can have come between
            await _check_keys(db, rows)


async def _used(db: Sql, batch: Sequence[_Waiting]) -> dict[tuple[str, str | None], dict[str, Any]]:
    asked: dict[str, list[str]] = {}
    for waiting in batch:
        if waiting.act.key:
            asked.setdefault(waiting.act.actor.keyring, []).append(waiting.act.key)
    used: dict[tuple[str, str | None], dict[str, Any]] = {}
    for owner, keys in asked.items():
        used.update({(owner, key): row for key, row in (await ledger.used_keys(db, owner, keys)).items()})
    return used


async def _check_keys(db: Sql, rows: Sequence[Sequence[Any]]) -> None:
    mine: dict[str, dict[str, str]] = {}
    for owner, key, _, _, reply, _ in rows:
        mine.setdefault(owner, {})[key] = reply
    for owner, replies in mine.items():
        kept = await ledger.used_keys(db, owner, sorted(replies))
        if any(kept[key]["reply"] != reply for key, reply in replies.items()):
            raise KeyTaken
