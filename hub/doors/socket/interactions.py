"""What is asked of bots: brought to exactly one connection of the bot, and its answer back to whoever asked.

Nodes tell each other through the log and by signals; whoever waits also looks into the database, so that neither a
quiet Redis nor a node or a bot that dies keeps a question from its answer.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from hub.chat import answer_of, answers, claim, hold, release, waiting
from hub.doors.desk import Desk
from hub.doors.socket.connection import Connection
from hub.doors.socket.hall import Guest, Hall
from hub.kernel import Act, Refused
from hub.store import Relay, Told

log = logging.getLogger("hub.bots")
ACK_SECONDS = 3.0
POLL_SECONDS = 0.2
LOOK_EVERY = 10
Spawn = Callable[[Coroutine[Any, Any, None]], None]


class Interactions:
    """Carries interactions to bots connected here, and tells askers, here or on other nodes, that one was answered."""

    def __init__(self, desk: Desk, hall: Hall, relay: Relay, spawn: Spawn) -> None:
        self._desk, self._hall, self._relay, self._spawn = desk, hall, relay, spawn
        self._askers: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._early: dict[str, dict[str, Any]] = {}
        self._claimed: dict[str, tuple[str, Connection]] = {}
        hall.listeners["interaction.opened"] = self._asked
        relay.heard["answered"] = lambda payload: self._settle(*payload)
        desk.followers.append(self._follow)
        desk.ask_bot = self.answered

    async def answered(self, reply: Mapping[str, Any]) -> dict[str, Any]:
        """Wait for the bot: the reply that named the interaction, with the errors or options it gave. `bot.away`."""
        interaction = reply["interaction"]
        told = self._early.pop(interaction, None)
        if told is None:
            asker = self._askers[interaction] = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(ACK_SECONDS + 1):
                    told = await self._heard(interaction, asker)
            except TimeoutError:
                raise Refused("bot.away", interaction=interaction) from None
            finally:
                del self._askers[interaction]
        return {**reply, **(told or {})}

    async def _heard(self, interaction: str, asker: "asyncio.Future[dict[str, Any]]") -> dict[str, Any]:
        if not self._relay.many_nodes:
            return await asker
        with self._relay.urgent():
            while not (await asyncio.wait((asker,), timeout=POLL_SECONDS))[0]:
                async with self._desk.corridor.reading() as reads:
                    told = await answers(reads.db, interaction)
                if told is not None:
                    return told
        return asker.result()

    async def arrived(self, bot: str) -> None:
        """A bot has just connected: bring it what still waits for it."""
        await self._look([bot])

    async def look_for_ever(self) -> None:
        """Bring the bots here what waits for them though nobody said so, or whoever was to bring it died: within two
        seconds, within 200 ms while Redis is away.
        """
        count = 0
        while True:
            await asyncio.sleep(POLL_SECONDS)
            count += 1
            bots = [guest.id for guest in self._hall.guests.values() if guest.id.startswith("B")]
            if bots and (self._relay.is_deaf or count % LOOK_EVERY == 0):
                try:
                    await self._look(bots)
                except Exception:
                    log.exception("what waits for bots could not be read; again in a moment")

    async def _look(self, bots: Sequence[str]) -> None:
        async with self._desk.corridor.reading() as reads:
            found = await waiting(reads.db, bots, reads.at)
        for bot, id in found:
            if (guest := self._hall.guests.get(bot)) is not None:
                self._spawn(self._bring(guest, id))

    def gone(self, connection: Connection) -> None:
        """A bot's connection is gone: what it has not answered goes to another one."""
        had = [id for id, holder in self._claimed.values() if holder is connection]
        if had:
            self._spawn(self._pass_on(connection.person, had))

    async def _pass_on(self, bot: str, had: Sequence[str]) -> None:
        await self._desk.corridor.database.atomic(lambda db: release(db, had))
        await self._look([bot])

    def _asked(self, inbox: str, told: Told) -> None:
        for guest in self._hall.rooms.get(inbox, ()):
            self._spawn(self._bring(guest, told.data["interaction"]["id"]))

    async def _bring(self, guest: Guest, id: str) -> None:
        corridor = self._desk.corridor
        interaction = await corridor.database.atomic(lambda db: claim(db, id, corridor.clock()))
        if interaction is None or not guest.connections:
            return
        connection = min(guest.connections, key=lambda one: len(one.answers))
        self._claimed[interaction["trigger"]] = id, connection
        try:
            answer = await connection.ask("interaction", interaction, ACK_SECONDS)
            given = {"trigger": interaction["trigger"], **plain(answer)}
            told = await self._desk.answered(connection.signed, "app.answer", given)
            if not told["ok"]:
                log.warning("an answer of %s cannot be used: %s", guest.id, told["refused"])
        except TimeoutError:
            log.info("%s has not answered %s in time; it may still do so", guest.id, id)
            if connection in guest.connections:
                await corridor.database.atomic(lambda db: hold(db, id))
        except ConnectionError:
            log.info("%s was gone before it took %s", guest.id, id)
        finally:
            asyncio.get_running_loop().call_later(60, self._claimed.pop, interaction["trigger"], None)

    def _follow(self, act: Act, _: Mapping[str, Any]) -> None:
        if act.name == "app.answer" and (claimed := self._claimed.get(act.input.trigger)):
            id = claimed[0]
            told = answer_of(act.input)
            self._settle(id, told)
            self._relay.signal("answered", [id, told])

    def _settle(self, id: str, told: dict[str, Any]) -> None:
        asker = self._askers.get(id)
        if asker is not None:
            if not asker.done():
                asker.set_result(told)
            return
        self._early[id] = told  # the bot can be faster than the acknowledgement that names its interaction
        asyncio.get_running_loop().call_later(ACK_SECONDS, self._early.pop, id, None)


def plain(answer: Any) -> dict[str, Any]:
    """A bot's acknowledgement as the input of `app.answer`; a text in both languages is taken apart."""
    given = dict(answer) if isinstance(answer, dict) else {}
    for part in ("reply", "update"):
        said = given.get(part)
        if isinstance(said, dict) and isinstance(said.get("text"), dict):
            given[part] = {**said, **said["text"]}
    return given
