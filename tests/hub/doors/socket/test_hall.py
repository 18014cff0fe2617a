"""Who is in which room, while joins and leaves pass in the order of the log."""

import asyncio
from typing import Any

import pytest

from hub.doors.socket.hall import Hall
from hub.store import Told


class Device:
    """A connection that remembers what it heard."""

    def __init__(self, person: str) -> None:
        self.person = person
        self.heard: list[int] = []
        self.told: list[bytes] = []
        self.held = None
        self.signed = type("Signed", (), {"actor": type("Actor", (), {"company": "O1"})})

    def hear(self, channel: str, seq: int, data: bytes, events: int = 1) -> None:
        self.heard += range(seq - events + 1, seq + 1)

    def whisper(self, data: bytes) -> None:
        self.told.append(data)


def told(seq: int, name: str = "chat.posted", **data: Any) -> Told:
    return Told("C1", seq, name, 0, "U1", "Li", data)


def hall_with(*people: str) -> tuple[Hall, list[Any]]:
    hall = Hall()
    devices: list[Any] = [Device(person) for person in people]
    for device in devices:
        hall.join(hall.arrive(device), ["C1"])
    return hall, devices


def test_everyone_in_the_room_hears_everything_on_every_device() -> None:
    hall, devices = hall_with("U1", "U2", "U2")
    hall.pass_on("C1", [told(1), told(2)])
    assert [device.heard for device in devices] == [[1, 2]] * 3
    assert hall.delivered == 6


def test_whoever_leaves_hears_that_and_nothing_after() -> None:
    hall, (li, zhao) = hall_with("U1", "U2")
    hall.pass_on("C1", [told(1), told(2, "channel.left", people=[{"id": "U2"}]), told(3)])
    assert (li.heard, zhao.heard) == ([1, 2, 3], [1, 2])
    assert hall.guests["U2"].moves == 1


def test_whoever_joins_hears_that_and_everything_after() -> None:
    hall, (li,) = hall_with("U1")
    device: Any = Device("U2")
    hall.arrive(device)
    hall.pass_on("C1", [told(1), told(2, "channel.joined", people=[{"id": "U2"}, {"id": "U9"}]), told(3)])
    assert (li.heard, device.heard) == ([1, 2, 3], [2, 3])


async def test_a_large_room_is_told_in_parts_and_the_order_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.doors.socket.hall.MOST_AT_ONCE", 2)
    hall, devices = hall_with("U1", "U2", "U3", "U4", "U5")
    hall.pass_on("C1", [told(1), told(2, "channel.left", people=[{"id": "U5"}]), told(3)])
    hall.pass_on("C1", [told(4)])
    assert sum(len(device.heard) for device in devices) == 4
    await asyncio.sleep(0.05)
    assert [device.heard for device in devices] == [[1, 2, 3, 4]] * 4 + [[1, 2]]
    hall.pass_on("C1", [told(5)])
    await asyncio.sleep(0.01)
    assert [len(device.heard) for device in devices] == [5] * 4 + [2]


def test_a_room_nobody_is_in_any_more_is_forgotten() -> None:
    hall, (li, zhao) = hall_with("U1", "U2")
    forgotten: list[str] = []
    hall.relay = type("Relay", (), {"forget": staticmethod(forgotten.append)})  # type: ignore[assignment]
    assert hall.depart(li) is not None
    assert forgotten == []
    hall.depart(zhao)
    assert forgotten == ["C1"]
    assert hall.depart(zhao) is None
    assert (hall.rooms, hall.guests) == ({}, {})


def test_signals_reach_all_but_one() -> None:
    hall, (li, zhao) = hall_with("U1", "U2")
    hall.signal(hall.rooms["C1"], "typing", {"person": "U1"}, but="U1")
    assert (len(li.told), len(zhao.told)) == (0, 1)


def test_what_was_missed_is_told_to_one_guest_alone() -> None:
    hall, (li, zhao) = hall_with("U1", "U2")
    hall.tell_guest(hall.guests["U2"], [told(4), told(5)])
    assert (li.heard, zhao.heard) == ([], [4, 5])


def test_near_are_those_in_the_smaller_rooms_one_is_in() -> None:
    hall, _ = hall_with("U1", "U2", "U3")
    hall.join(hall.guests["U1"], ["C2"])
    hall.join(hall.guests["U2"], ["C2"])
    assert {guest.id for guest in hall.near(["C1", "C2"], 2)} == {"U1", "U2"}
    assert {guest.id for guest in hall.near(["C1", "C2"], 3)} == {"U1", "U2", "U3"}
    assert hall.near(["C9"], 3) == set()
