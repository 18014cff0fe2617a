"""The front desk: every door brings what it was given here, and it becomes an act of the corridor or a refusal."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from hub.chat import on_behalf
from hub.doors.refusing import answer, explained, told, unfit
from hub.kernel import Act, Actor, ActType, Refused
from hub.people import Signed
from hub.store import Corridor, Settled

ANSWER_SECONDS = 5.0
LONGEST_KEY = 64
BEFORE_PASSWORD = frozenset({"people.me", "people.password", "people.settings", "session.list", "session.revoke"})
Follower = Callable[[Act, Mapping[str, Any]], None]
AskBot = Callable[[Mapping[str, Any]], Awaitable[dict[str, Any]]]


@dataclass(slots=True)
class Asked:
    """An act somebody asks for: found, its input read, its key checked. `trigger` lends a bot a person's rights."""

    kind: ActType
    input: Any
    key: str | None = None
    trigger: str | None = None

    @property
    def name(self) -> str:
        """The act's name."""
        return self.kind.name

    @property
    def is_batched(self) -> bool:
        """May it share a commit with others of its kind?"""
        return self.kind.batch is not None and self.trigger is None


class Desk:
    """Reads what is asked, runs it, and lets followers know what was done (signals, revoked sessions)."""

    def __init__(self, corridor: Corridor) -> None:
        self.corridor = corridor
        self.registry = corridor.registry
        self.followers: list[Follower] = []
        self.ask_bot: AskBot | None = None
        self.counts: dict[str, int] = {}

    def read(self, name: str, given: Any) -> Asked:
        """The act of this name with this input. Raises `Refused`: `act.unknown`, `field.*`."""
        kind = self.registry.acts.get(name)
        if kind is None or not kind.who:
            raise Refused("act.unknown", act=name)
        if not isinstance(given, dict):
            raise Refused("payload.unreadable")
        fields = dict(given)
        trigger, key = fields.pop("for", None), _key(fields.get("key"))
        if "key" not in getattr(kind.input, "__struct_fields__", ()):
            fields.pop("key", None)
        if trigger is not None and not isinstance(trigger, str):
            raise Refused("field.unreadable", field="for", label="for", value=str(trigger)[:60])
        try:
            return Asked(kind, msgspec.convert(fields, kind.input), key, trigger)
        except msgspec.ValidationError as error:
            raise unfit(error) from None

    async def run(self, signed: Signed, asked: Asked) -> dict[str, Any]:
        """Carry the act out as whoever signed in; its reply. Raises `Refused`, and whatever a bug raises."""
        if signed.must_change_password and asked.name not in BEFORE_PASSWORD:
            raise Refused("password.must_change")
        actor, via = signed.actor, None
        if asked.trigger is not None:
            actor, via = await self._through(signed.actor, asked), signed.actor.id
        act = Act(asked.name, actor, self.corridor.clock(), asked.input, asked.key, via)
        reply = await self.corridor.run(act)
        for follow in self.followers:
            follow(act, reply)
        return reply

    def join(self, signed: Signed, asked: Asked, settled: Settled) -> None:
        """The same for a batched act: `settled` is called once, with its reply or with why there is none."""

        def followed(reply: dict[str, Any], error: Exception | None) -> None:
            if error is None:
                for follow in self.followers:
                    follow(act, reply)
            settled(reply, error)

        try:
            if signed.must_change_password and asked.name not in BEFORE_PASSWORD:
                raise Refused("password.must_change")
            act = Act(asked.name, signed.actor, self.corridor.clock(), asked.input, asked.key)
            self.corridor.join(act, followed)
        except Refused as no:
            settled({}, no)

    def waits(self, reply: Mapping[str, Any]) -> bool:
        """Was a bot asked, whose answer belongs to the reply?"""
        return "interaction" in reply and self.ask_bot is not None

    async def finish(self, reply: dict[str, Any]) -> dict[str, Any]:
        """The reply with what a bot says to it, if one was asked. Refuses `bot.away`."""
        return await self.ask_bot(reply) if self.ask_bot and "interaction" in reply else reply

    async def _whole(self, signed: Signed, asked: Asked) -> dict[str, Any]:
        return await self.finish(await self.run(signed, asked))

    async def _through(self, bot: Actor, asked: Asked) -> Actor:
        if bot.kind != "bot" or asked.trigger is None:
            raise Refused("act.not_allowed", act=asked.name)
        trigger, now = asked.trigger, self.corridor.clock()
        person = await self.corridor.database.atomic(lambda db: on_behalf(db, bot.id, trigger, asked.name, now))
        async with self.corridor.reading() as reads:
            actor: Actor | None = await reads.offer("people.actor", person)
        if actor is None:
            raise Refused("person.missing")
        return replace(actor, owner=bot.id)

    async def answered(self, signed: Signed, name: str, given: Any) -> dict[str, Any]:
        """One act from beginning to end, within five seconds: `{ok: true, …}` or `{ok: false, refused: {…}}`."""
        key = None
        try:
            asked = self.read(name, given)
            key = asked.key
            running = asyncio.ensure_future(self._whole(signed, asked))
            return self.done(name, await asyncio.wait_for(asyncio.shield(running), ANSWER_SECONDS))
        except TimeoutError:
            running.add_done_callback(_forget)
            return self.refused(name, Refused("late", retry_after=1), signed.actor.locale)
        except Exception as error:
            return self.refused(name, error, signed.actor.locale, key)

    def done(self, name: str, reply: Mapping[str, Any]) -> dict[str, Any]:
        """The acknowledgement of an act that was carried out."""
        self.count(f"done:{name}")
        return {"ok": True, **reply}

    def refused(self, name: str, error: BaseException, locale: str, key: str | None = None) -> dict[str, Any]:
        """The acknowledgement of one that was not, in the asker's language; counted, and logged when it is a bug."""
        no = explained(error, name, key)
        self.count(f"refused:{no.reason}")
        return self.refusal(no, locale)

    def refusal(self, no: Refused, locale: str) -> dict[str, Any]:
        """A refusal as an acknowledgement."""
        return answer(told(no, self.registry.words, locale))

    def count(self, what: str) -> None:
        """Count something for GET /metrics."""
        self.counts[what] = self.counts.get(what, 0) + 1


def _key(key: Any) -> str | None:
    if key is None or (isinstance(key, str) and 0 < len(key) <= LONGEST_KEY):
        return key
    raise Refused("field.unreadable", field="key", label="key", value=str(key)[:60])


def _forget(running: "asyncio.Future[Any]") -> None:
    """An answer nobody waits for any more; what went wrong was told as `late`."""
    if not running.cancelled():
        running.exception()
