"""Snapshot + events = a fresh snapshot, for every act of chat, seen by whoever did it and by the others."""

import copy
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest

from hub.store import Place, events
from tests.hub.chat.office import Office
from tests.state import Ask, Known, catch_up, cursors_of, snapshot

WATCHERS = ("li", "zhao", "wang")
Step = Callable[["Stage"], Awaitable[None]]


class Stage:
    """The lobby with something in it, and what each watcher knows of it."""

    def __init__(self, lobby: Office) -> None:
        self.lobby = lobby
        self.known: dict[str, Known] = {}
        self.ids: dict[str, str] = {}
        self.live: list[Place] = []

    def asks(self, login: str) -> Ask:
        async def ask(act: str, **given: Any) -> dict[str, Any]:
            return await self.lobby.ask(login, act, **given)

        return ask

    async def does(self, login: str, act: str, **given: Any) -> dict[str, Any]:
        """An act, remembered by whoever did it."""
        reply = await self.lobby.ask(login, act, **given)
        if login in self.known:
            self.known[login].did(act, given, reply)
        while self.live:
            await self.replayed(self.live.pop())
        return reply

    async def replayed(self, live: Place) -> None:
        """What was just told is what the log gives, and has the shape its event declares."""
        async with self.lobby.hub.database.reading() as db:
            told = (await events(db, self.lobby.hub.registry, live.channel, live.seq - 1, 1))[0]
        assert (told.name, told.by, told.by_name, told.data) == (live.name, live.by, live.by_name, live.data)
        msgspec.convert(told.data, self.lobby.hub.registry.events[live.name].data)

    async def begin(self) -> None:
        """A talk with a thread, a card, a pin, reactions and an answer for li alone."""
        room = self.lobby.room
        self.ids["root"] = (await self.lobby.say("li", "root <@Uzhao>"))["id"]
        self.ids["reply"] = (await self.lobby.say("zhao", "reply", thread=self.ids["root"]))["id"]
        self.ids["own"] = (await self.lobby.say("zhao", "own"))["id"]
        await self.lobby.ask("zhao", "chat.react", message=self.ids["root"], emoji="👍")
        await self.lobby.ask("wang", "chat.pin", message=self.ids["root"])
        await self.lobby.ask("li", "matter.show", matter="MT-1", channel=room)
        self.ids["whisper"] = (await self.lobby.ask("li", "matter.tell", matter="MT-1", channel=room))["message"]
        made = await self.lobby.ask("li", "channel.create", kind="group", people=["Uwang"])
        self.ids["group"] = made["channel"]["id"]
        self.ids["card"] = (await self.lobby.hub.rows("SELECT id FROM card"))[0]["id"]
        for login in WATCHERS:
            self.known[login] = await self.look(login)

    async def look(self, login: str) -> Known:
        """A fresh snapshot."""
        known = await snapshot(self.asks(login), self.lobby.id(login), f"I{login}")
        known.cursors = await cursors_of(self.lobby.hub.corridor, self.lobby.people[login])
        return known

    async def check(self) -> None:
        """Everyone's copy, with what they missed applied, is what they would read anew."""
        for login, known in self.known.items():
            await catch_up(known, self.lobby.hub.corridor, self.lobby.people[login], self.asks(login))
            assert known.same(await self.look(login)) == [], login


async def posts(stage: Stage) -> None:
    await stage.does("zhao", "chat.post", channel=stage.lobby.room, text="<!channel> new", urgent=True)
    await stage.does("li", "chat.post", channel=stage.lobby.room, text="more", thread=stage.ids["root"], also=True)
    await stage.does("wang", "chat.post", channel=stage.ids["group"], text="<@Uli>")


async def edits(stage: Stage) -> None:
    await stage.does("zhao", "chat.edit", message=stage.ids["own"], text="other <@Uli>")
    await stage.does("li", "chat.edit", message=stage.ids["root"], text="changed")


async def recalls(stage: Stage) -> None:
    await stage.does("zhao", "chat.recall", message=stage.ids["own"], reason="wrong room")
    await stage.does("li", "chat.recall", message=stage.ids["root"])
    await stage.does("zhao", "chat.post", channel=stage.lobby.room, text="still", thread=stage.ids["root"])


async def reacts(stage: Stage) -> None:
    await stage.does("li", "chat.react", message=stage.ids["root"], emoji="👍")
    await stage.does("wang", "chat.react", message=stage.ids["root"], emoji="🎉")
    await stage.does("zhao", "chat.unreact", message=stage.ids["root"], emoji="👍")


async def pins(stage: Stage) -> None:
    await stage.does("li", "chat.pin", message=stage.ids["own"])
    await stage.does("li", "chat.unpin", message=stage.ids["root"])


async def reads(stage: Stage) -> None:
    await stage.does("wang", "chat.read", channel=stage.lobby.room, seq=4)
    await stage.does("zhao", "chat.read", channel=stage.lobby.room, seq=999)


async def creates(stage: Stage) -> None:
    await stage.does("li", "channel.create", kind="direct", people=["Uzhao"])
    await stage.does("zhao", "channel.create", kind="private", name="小房间", people=["Uli"])
    await stage.does("wang", "channel.create", kind="public", name="大房间")


async def joins(stage: Stage) -> None:
    await stage.does("chen", "channel.join", channel=stage.lobby.room)
    await stage.does("wang", "channel.invite", channel=stage.ids["group"], people=["Uzhao"])
    await stage.does("wang", "chat.post", channel=stage.ids["group"], text="welcome")


async def leaves(stage: Stage) -> None:
    await stage.does("wang", "channel.leave", channel=stage.ids["group"])
    await stage.does("li", "channel.remove", channel=stage.lobby.room, people=["Uwang"])


async def keeps(stage: Stage) -> None:
    await stage.does("li", "channel.edit", channel=stage.lobby.room, name="新名字", topic="说什么")
    await stage.does("zhao", "channel.mute", channel=stage.lobby.room, on=True)
    await stage.does("zhao", "channel.pin_top", channel=stage.lobby.room, on=True)
    await stage.does("li", "channel.archive", channel=stage.ids["group"])


async def shows_cards(stage: Stage) -> None:
    await stage.does("li", "matter.show", matter="MT-1", person="Uzhao")
    await stage.does("li", "matter.show", matter="MT-2", channel=stage.lobby.room, person="Uwang")


async def taps(stage: Stage) -> None:
    await stage.does("zhao", "card.tap", card=stage.ids["card"], action="approve", version=1)


async def redraws_slowly(stage: Stage) -> None:
    for number in range(3):
        await stage.does("li", "matter.change", matter="MT-1", text=f"~{number}")


async def whispers(stage: Stage) -> None:
    await stage.does("li", "chat.dismiss", message=stage.ids["whisper"])
    await stage.does("zhao", "matter.tell", matter="MT-1", channel=stage.lobby.room)


STEPS: tuple[Step, ...] = (
    posts, edits, recalls, reacts, pins, reads, creates, joins, leaves, keeps, shows_cards, taps, redraws_slowly,
    whispers,
)  # fmt: skip


@pytest.mark.parametrize("step", STEPS, ids=lambda one: one.__name__)
async def test_a_snapshot_and_what_followed_is_a_fresh_snapshot(lobby: Office, step: Step) -> None:
    stage = Stage(lobby)
    await stage.begin()
    await step(stage)
    await stage.check()


async def test_it_holds_over_everything_together_and_when_events_come_twice(lobby: Office) -> None:
    stage = Stage(lobby)
    await stage.begin()
    for step in (posts, reacts, pins, edits, reads, taps, joins, whispers, recalls, leaves, keeps):
        before = {login: copy.deepcopy(known.cursors) for login, known in stage.known.items()}
        await step(stage)
        await stage.check()
        for login, known in stage.known.items():
            known.cursors |= {channel: seq for channel, seq in before[login].items() if channel in known.cursors}
        await stage.check()


@pytest.mark.parametrize("step", STEPS, ids=lambda one: one.__name__)
async def test_what_is_told_live_is_what_is_replayed(lobby: Office, step: Step) -> None:
    stage = Stage(lobby)
    await stage.begin()
    lobby.hub.corridor.committed.append(lambda places, _: stage.live.extend(copy.deepcopy(places)))
    await step(stage)
