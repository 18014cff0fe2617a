"""What is asked of bots: brought to exactly one connection of the bot, and its answer back to whoever asked."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from hub.chat import claim, waiting
from hub.doors.desk import Desk
from hub.doors.socket.hall import Guest, Hall
from hub.kernel import Act, Refused
from hub.store import Relay, Told

log = logging.getLogger("hub.bots")
ACK_SECONDS = 3.0
Spawn = Callable[[Coroutine[Any, Any, None]], None]


class Interactions:
    """Carries interactions to bots connected here, and tells askers, here or on other nodes, that one was answered."""

    def __init__(self, desk: Desk, hall: Hall, relay: Relay, spawn: Spawn) -> None:
        self._desk, self._hall, self._relay, self._spawn = desk, hall, relay, spawn
        self._askers: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._early: dict[str, dict[str, Any]] = {}
        self._claimed: dict[str, str] = {}
        hall.listeners["interaction.opened"] = self._asked
        relay.heard["answered"] = lambda payload: self._settle(*payload)
        desk.followers.append(self._follow)
        desk.ask_bot = self.answered

    async def answered(self, reply: Mapping[str, Any]) -> dict[str, Any]:
        """Wait for the bot: the reply that named the interaction, with `errors` if the bot found any. `bot.away`."""
        interaction = reply["interaction"]
        told = self._early.pop(interaction, None)
        if told is None:
            asker = self._askers[interaction] = asyncio.get_running_loop().create_future()
            try:
                told = await asyncio.wait_for(asker, ACK_SECONDS + 1)
            except TimeoutError:
                raise Refused("bot.away") from None
            finally:
                del self._askers[interaction]
        return {**reply, **(told or {})}

    async def arrived(self, bot: str) -> None:
        """A bot has just connected: bring it what still waits for it."""
        corridor = self._desk.corridor
        async with corridor.reading() as reads:
            ids = await waiting(reads.db, bot, reads.at)
        for id in ids:
            guest = self._hall.guests.get(bot)
            if guest is not None:
                await self._bring(guest, id)

    def _asked(self, inbox: str, told: Told) -> None:
        for guest in self._hall.rooms.get(inbox, ()):
            self._spawn(self._bring(guest, told.data["interaction"]["id"]))

    async def _bring(self, guest: Guest, id: str) -> None:
        corridor = self._desk.corridor
        interaction = await corridor.database.atomic(lambda db: claim(db, id, corridor.clock()))
        if interaction is None or not guest.connections:
            return
        connection = min(guest.connections, key=lambda one: len(one.answers))
        self._claimed[interaction["trigger"]] = id
        try:
            answer = await connection.ask("interaction", interaction, ACK_SECONDS)
            given = {"trigger": interaction["trigger"], **plain(answer)}
            told = await self._desk.answered(connection.signed, "app.answer", given)
            if not told["ok"]:
                log.warning("an answer of %s cannot be used: %s", guest.id, told["refused"])
        except TimeoutError:
            log.info("%s has not answered %s in time; it may still do so", guest.id, id)
        finally:
            asyncio.get_running_loop().call_later(60, self._claimed.pop, interaction["trigger"], None)

    def _follow(self, act: Act, _: Mapping[str, Any]) -> None:
        if act.name == "app.answer" and (id := self._claimed.get(act.input.trigger)):
            told = {"errors": act.input.errors} if act.input.errors else {}
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
