"""Work: one act, one transaction. Key, journal, log and outbox are written here, and nobody has to remember it."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from hub.kernel import Act, Actor, Event, Refused, Registry, Words, dump, load, new_id
from hub.store import ledger
from hub.store.place import Place, Statement
from hub.store.sql import Sql

MOST_CHANNELS = 50
MOST_EVENTS = 20_000
LONGEST_TOLD = 10_000
SECRET = frozenset({"password", "old", "new", "token", "code"})
SORTED = msgspec.json.Encoder(order="sorted")
SHOWN_ONCE = frozenset({"password", "token", "secret"})
"""What a reply gives away once: it is kept nowhere, not even for whoever asks again with the same key."""


class Work:
    """What one act will leave behind, beside the rows it changes itself."""

    def __init__(self, act: Act, db: Sql, registry: Registry, prepared: Any = None) -> None:
        self.act = act
        self.prepared = prepared
        self.db = db
        self.registry = registry
        self.places: list[Place] = []
        self.target: str | None = None
        self._happened: list[Event] = []
        self._unheard: list[Event] = []
        self.afterwards: list[Callable[[], None]] = []
        self.has_outbox = False

    @property
    def actor(self) -> Actor:
        """Whose act this is."""
        return self.act.actor

    @property
    def at(self) -> int:
        """The act's instant, in milliseconds UTC."""
        return self.act.at

    @property
    def words(self) -> Words:
        """The sentences of all modules."""
        return self.registry.words

    def tell(
        self,
        channel: str,
        name: str,
        data: Any = None,
        *,
        ref: str | None = None,
        counts: bool = False,
        by: Actor | None = None,
        keep: Callable[[Place], Iterable[Statement]] | None = None,
    ) -> Place:
        """Tell everyone in `channel`. With `ref` the log keeps only the reference and replay draws it as it stands.

        `counts` makes it a message (raises `no`); `keep` gives the rows that must hold the place's `seq` and `no`.
        The place's `seq` is known when the reply is built, not before.
        """
        who = by or self.actor
        place = Place(channel, name, self.at, who.id, who.name, data, ref, counts, keep)
        self.places.append(place)
        self._unheard.append(Event(name, data if isinstance(data, dict) else {}, channel, ref))
        return place

    def happened(self, name: str, data: dict[str, Any]) -> None:
        """Something hearers should know that is told to no channel."""
        event = Event(name, data)
        self._happened.append(event)
        self._unheard.append(event)

    @property
    def happenings(self) -> Sequence[Event]:
        """What happened that is told to no channel."""
        return self._happened

    def join(self, place: Place, *people: str) -> None:
        """These people are in the channel from `place` (its `channel.joined` event) on."""
        place.joins.extend(people)

    def leave(self, place: Place, *people: str) -> None:
        """`place` (a `channel.left` event) is the last thing these people hear of the channel."""
        place.leaves.extend(people)

    def after(self, function: Callable[[], None]) -> None:
        """Call this in this process once the act is committed. Never for what must not be lost."""
        self.afterwards.append(function)

    async def offer(self, name: str, *args: Any) -> Any:
        """What another module offers by name; None when that module is not there."""
        offered = self.registry.offers.get(name)
        return None if offered is None else await offered(self.db, *args)

    async def act_now(
        self, name: str, given: dict[str, Any], actor: Actor | None = None, *, approved: bool = False
    ) -> Any:
        """Carry out another act inside this transaction; its reply, or a function that builds it at the end."""
        kind = self.registry.acts.get(name)
        if kind is None:
            raise Refused("act.unknown", act=name)
        outer = self.act
        told: Any = msgspec.convert(given, kind.input)
        self.act = Act(name, actor or outer.actor, outer.at, told, None, outer.via or outer.name, approved)
        try:
            return await kind.handle(self.act, self)
        finally:
            self.act = outer

    async def attempt(
        self, name: str, given: dict[str, Any], actor: Actor | None = None, *, approved: bool = False
    ) -> Refused | None:
        """Carry out another act inside this transaction; when it is refused, why, and nothing it did remains."""
        before = len(self.places), len(self._happened), len(self._unheard), len(self.afterwards), self.target
        await self.db.run("SAVEPOINT attempt")
        try:
            await self.act_now(name, given, actor, approved=approved)
        except Refused as no:
            await self.db.run("ROLLBACK TO SAVEPOINT attempt")
            await self.db.run("RELEASE SAVEPOINT attempt")
            places, happened, unheard, afterwards, self.target = before
            del self.places[places:], self._happened[happened:], self._unheard[unheard:], self.afterwards[afterwards:]
            return no
        await self.db.run("RELEASE SAVEPOINT attempt")  # not after other failures: they end the whole transaction
        return None

    async def number(self, prefix: str, scope: str, digits: int = 4) -> str:
        """The next number of a series in this company: `LV-202611-0007`."""
        return "-".join(filter(None, (prefix, scope, f"{await self.next_in(f'{prefix}-{scope}'):0{digits}d}")))

    async def next_in(self, series: str) -> int:
        """The next whole number of a series in this company, from 1 on; each is given once."""
        sql = """INSERT INTO counter (company, name, value) VALUES (?, ?, 1)
        ON CONFLICT (company, name) DO UPDATE SET value = counter.value + 1 RETURNING value"""
        return int(await self.db.value(sql, self.actor.company, series))

    async def later(self, fire_at: int, act: str, given: dict[str, Any], actor: str = "clock", timer: str = "") -> str:
        """Have the clock (or a person, by id) do an act at an instant; the timer's id. The same id is set anew."""
        timer = timer or new_id("L")
        sql = """INSERT INTO timer (id, company, fire_at, act, input, actor) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET fire_at = excluded.fire_at, act = excluded.act, input = excluded.input,
        actor = excluded.actor, state = 'waiting', epoch = timer.epoch + 1, lease_until = 0"""
        await self.db.run(sql, timer, self.actor.company, fire_at, act, dump(given), actor)
        return timer

    async def cancel_timer(self, timer: str) -> None:
        """A timer that has not fired will not."""
        await self.db.run("UPDATE timer SET state = 'cancelled' WHERE id = ? AND state = 'waiting'", timer)

    async def hear(self) -> None:
        """Let hearers within the transaction hear everything, also what other hearers tell."""
        heard = 0
        while self._unheard:
            event = self._unheard.pop(0)
            heard += 1
            if heard > MOST_EVENTS:
                raise RuntimeError(f"{self.act.name}: its hearers do not come to an end")
            for hearer in self.registry.hearers(event.name, "within"):
                await hearer.hear(event, self)

    async def write(self, reply: Any) -> dict[str, Any]:
        """Give places, write log, outbox, journal and key; the reply as plain data. Called once, last."""
        if len({place.channel for place in self.places}) > MOST_CHANNELS:
            raise RuntimeError(f"{self.act.name} writes to over {MOST_CHANNELS} channels at once: make it a job")
        await ledger.give_places(self.db, self.places, self.at)
        built = reply() if callable(reply) else reply
        plain: dict[str, Any] = {} if built is None else msgspec.to_builtins(built)
        told = [(place.name, place.channel, place.ref, place.data) for place in self.places]
        known = [(event.name, event.channel, event.ref, dict(event.data)) for event in self._happened]
        self.has_outbox = await ledger.put_in_outbox(self.db, self.registry, told + known, self.at)
        await ledger.write_journal(self.db, self.act, self.target, _journal_input(self.act.input))
        if self.act.key:
            kept = {name: value for name, value in plain.items() if name not in SHOWN_ONCE}
            await ledger.keep_reply(self.db, self.act, dump(kept))
        return plain


def _journal_input(given: Any) -> str:
    plain = msgspec.to_builtins(given)
    if isinstance(plain, dict):
        plain = {name: "•••" if name in SECRET else _short(value) for name, value in plain.items()}
    return dump(plain)


def _short(value: Any) -> Any:
    """A file in an act's input is not kept a second time: its beginning and its hash say which one it was."""
    if not isinstance(value, str) or len(value) <= LONGEST_TOLD:
        return value
    return f"{value[:80]}… ({len(value)}, sha256 {hashlib.sha256(value.encode()).hexdigest()})"


def digest_of(act: Act) -> str:
    """What tells two uses of a key apart: the act's name and its input, without secrets."""
    given = act.input
    if not SECRET.isdisjoint(getattr(given, "__struct_fields__", SECRET)):
        given = msgspec.to_builtins(given)
        if isinstance(given, dict):
            given = {name: value for name, value in given.items() if name not in SECRET}
    return hashlib.blake2b(act.name.encode() + SORTED.encode(given), digest_size=16).hexdigest()


def again(act: Act, digest: str, used: dict[str, Any]) -> dict[str, Any]:
    """The first reply to a key that was used before; the same key for something else is refused."""
    if used["digest"] != digest:
        raise Refused("key.reused", key=act.key)
    return {**load(used["reply"], {}), "duplicate": True}


async def known_reply(db: Sql, act: Act) -> dict[str, Any] | None:
    """Claim an act's key; the reply its first use got, or None when this is the first."""
    digest = digest_of(act)
    if await ledger.claim_key(db, act, digest):
        return None
    mine = (act.actor.keyring, act.key or "")
    return again(act, digest, (await ledger.used_keys(db, [mine]))[mine])
