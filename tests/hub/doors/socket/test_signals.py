"""Signals reach whom they concern, on this node and on the others, and nobody else."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hub.doors.presence import Board
from hub.doors.socket.hall import Guest
from hub.doors.socket.signals import MOST_FOLLOWED, Signals
from hub.kernel import Act, Actor, Event
from hub.people.administration import PeopleCreate
from hub.store import CLOCK
from tests.hub.doors.standing import Standing, sign_in, standing


class Hall:
    """Rooms and guests, and what they were told."""

    def __init__(self) -> None:
        self.guests = {name: Guest(name, company) for name, company in (("U1", "O1"), ("U2", "O1"), ("U3", "O2"))}
        self.rooms = {"C1": {self.guests["U1"], self.guests["U2"]}}
        self.told: list[tuple[list[str], str, Any]] = []
        self.whispered: list[tuple[str, int]] = []

    def signal(self, guests: list[Guest], name: str, data: Any, but: str = "") -> None:
        self.told.append((sorted(guest.id for guest in guests if guest.id != but), name, data))

    def near(self, channels: set[str], most: int) -> set[Guest]:
        return {guest for channel in channels for guest in self.rooms.get(channel, ())}

    def whisper(self, guest: Guest, frames: bytes) -> None:
        self.whispered.append((guest.id, frames.count(b"presence")))


class Relay:
    """What other nodes would be told."""

    def __init__(self) -> None:
        self.heard: dict[str, Any] = {}
        self.said: list[tuple[str, Any]] = []
        self.bus = SimpleNamespace(node="N1")

    def signal(self, kind: str, payload: Any) -> None:
        self.said.append((kind, payload))


async def test_who_is_on_another_node_is_told_of_only_to_those_in_a_room_with_them(
    tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    there = {"redis": redis_url, "many_nodes": True}
    async with (
        standing(postgres_url, tmp_path / "1", **there) as first,
        standing(postgres_url, tmp_path / "2", begun=first, **there) as second,
    ):
        await alone(first)
        second.tokens |= first.tokens
        zhao, wang = await second.person("zhao"), await second.person("wang")
        for stand in (first, second):
            await stand.door.relay.bus.connected.wait()
        li = await first.person("li")
        seen = {"person": li.id, "state": "online"}
        await zhao.until(lambda: any(one["data"] == seen for one in zhao.signals))
        await second.door.signals.tell_presence()
        assert all(one["data"].get("person") != li.id for one in wang.signals)
        for person in (li, zhao, wang):
            await person.leaves()


async def alone(stand: Standing) -> None:
    """`wang` is signed in and shares no room with anybody."""
    company = stand.actors["li"].company
    given = PeopleCreate(name="王五", login="wang", company=company)
    made = await stand.hub.corridor.run(Act("people.create", CLOCK, stand.hub.clock(), given))
    await sign_in(stand, "wang", made["person"]["id"])


def signals() -> tuple[Signals, Any, Any, Board]:
    hall, relay, board = Hall(), Relay(), Board()
    return Signals(None, hall, relay, board), hall, relay, board  # type: ignore[arg-type]


def act(name: str, **given: Any) -> Act:
    return Act(name, Actor("U1", "O1"), 0, SimpleNamespace(**given))


def test_typing_is_told_to_the_others_in_the_room() -> None:
    made, hall, relay, _ = signals()
    made.follow(act("typing", channel="C1", thread=None), {})
    assert hall.told == [(["U2"], "typing", {"channel": "C1", "thread": None, "person": "U1"})]
    assert [kind for kind, _ in relay.said] == ["signal"]


def test_reading_is_told_to_the_room_and_to_ones_own_devices_and_once_more_with_the_heads() -> None:
    made, hall, _, _ = signals()
    made.follow(act("chat.read", channel="C1", seq=9), {"no": 4, "mentions": 1})
    assert hall.told == [
        (["U2"], "read", {"channel": "C1", "person": "U1", "no": 4, "seq": 9}), (["U1"], "reads", {"C1": [4, 1]}),
    ]  # fmt: skip
    assert made.reads_moved() == {"U1": {"C1": [4, 1]}}
    assert made.reads_moved() == {}


def test_in_a_large_room_nobody_follows_each_reader() -> None:
    made, hall, _, _ = signals()
    hall.rooms["C1"] = {Guest(f"U{number}", "O1") for number in range(MOST_FOLLOWED + 1)}
    made.follow(act("chat.read", channel="C1", seq=9), {"no": 4, "mentions": 0})
    assert [name for _, name, _ in hall.told] == ["reads"]


def test_what_another_node_says_is_passed_on_here_alone() -> None:
    _, hall, relay, board = signals()
    relay.heard["signal"](["company", "O1", "list", {"type": "crm.customer"}, ""])
    assert hall.told == [(["U1", "U2"], "list", {"type": "crm.customer"})]
    relay.heard["presence"](["N2", {"U2": "busy"}])
    assert board.state("U2") == "busy"
    assert relay.said == []


def test_that_a_list_of_records_changed_is_told_to_the_company() -> None:
    made, hall, _, _ = signals()
    made.hear([Event("record.changed", {"company": "O1", "type": "crm.customer", "records": ["R1"]}), Event("x.y")])
    assert hall.told == [(["U1", "U2"], "list", {"type": "crm.customer"})]


async def test_presence_is_told_at_once_to_those_near_and_to_the_other_nodes() -> None:
    made, hall, relay, board = signals()
    hall.guests["U1"].channels = hall.guests["U2"].channels = {"C1"}
    board.came("U1")
    board.came("U2")
    await made.tell_presence()
    assert sorted(hall.whispered) == [("U1", 2), ("U2", 2)]
    assert relay.said == [("presence", ["N1", {"U1": "online", "U2": "online"}])]
    await made.tell_presence()
    assert len(hall.whispered) == 2
    await made.repeat()
    assert relay.said[-1] == ("presence", ["N1", {"U1": "online", "U2": "online"}])
