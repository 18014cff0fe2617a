"""Writers of the fault tests: they write as fast as they are answered, and send again what got no answer."""

import asyncio
import random
import uuid
from typing import Any

import socketio

from tests.faults.history import History
from tests.wire import Person

WINDOW = 20
LOUD = {"HUB_SERVER_ACTS_PER_SECOND": "100000", "HUB_SERVER_ACTS_BURST": "100000", "HUB_SERVER_BOTS": "no"}
GONE = (TimeoutError, socketio.exceptions.SocketIOError, ConnectionError)
TRY_AGAIN = ("late", "busy", "unavailable", "broken", "storage.full")


class Writer:
    """Somebody who writes as fast as the hub acknowledges, and sends again, with its key, what got no answer.

    `urls`: the nodes they may come back to; any of them, at random. `patience` is how long they wait for an answer.
    """

    def __init__(
        self, name: str, person: Person, room: str, history: History, urls: tuple[str, ...] = (), patience: float = 5
    ) -> None:
        self.name, self.person, self.room, self.history = name, person, room, history
        self.urls = urls or (person.url,)
        self.patience = patience
        self.count = 0
        self.unanswered = False
        self.stop = asyncio.Event()
        self.random = random.Random(name)

    async def write_on(self) -> None:
        """Until told to stop: windows of messages, in order, none of them given up."""
        while not self.stop.is_set():
            keys = [f"{self.name}-{self.count + n:06d}" for n in range(WINDOW)]
            self.count += WINDOW
            for key in keys:
                self.history.invoke(key, key)
            pending = keys
            while pending:
                answers = await asyncio.gather(*(self.post(key) for key in pending))
                for key, seq in zip(pending, answers, strict=True):
                    if seq is not None:
                        self.history.ok(self.name, key, seq)
                pending = [key for key, seq in zip(pending, answers, strict=True) if seq is None]
                if pending:
                    self.history.retry(pending)
                    await (self.come_back() if self.unanswered else asyncio.sleep(0.2))

    async def post(self, key: str) -> int | None:
        """The seq it was acknowledged with; None when nobody answered, or the hub asked to try again."""
        given = {"channel": self.room, "text": key, "key": str(uuid.uuid5(uuid.NAMESPACE_OID, key))}
        try:
            answer = await self.person.socket.call("chat.post", given, timeout=self.patience)
        except GONE:
            self.unanswered = True
            return None
        if answer["ok"]:
            return int(answer["seq"])
        assert answer["refused"]["reason"] in TRY_AGAIN, answer
        self.history.refused[answer["refused"]["reason"]] += 1
        return None

    async def come_back(self) -> None:
        """Connect again, to any node that is there. Whoever was told to try again has no need to."""
        for _ in range(400):
            try:
                async with asyncio.timeout(2 * self.patience):  # a frozen node takes the line and says nothing
                    await self.person.leaves()
                    self.person.url = self.random.choice(self.urls)
                    await self.person.connects()
                self.unanswered = False
                return
            except GONE:
                await asyncio.sleep(0.1)
        raise AssertionError("the hub did not come back")


async def whole_log(person: Person, room: str, prefixes: tuple[str, ...]) -> list[dict[str, Any]]:
    """All messages of the writers, oldest first, read page by page."""
    found: list[dict[str, Any]] = []
    before: dict[str, int] = {}
    while True:
        page = await person.asks("chat.history", channel=room, limit=200, **before)
        found[:0] = page["messages"]
        if not page["more"]:
            return [message for message in found if message["text"].startswith(prefixes)]
        before = {"before": page["messages"][0]["seq"]}
