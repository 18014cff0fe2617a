"""What one connection asks stands in line; what it hears is bounded."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from hub.doors.desk import ANSWER_SECONDS, Asked
from hub.doors.rate import Bucket
from hub.doors.socket.connection import (
    MOST_BEHIND,
    MOST_UNSENT,
    MOST_WAITING,
    Answer,
    Connection,
    Line,
    Patience,
)
from hub.kernel import Actor, ActType
from hub.people import Signed


class Wire:
    """A wire that takes nothing until told to."""

    opened_at = 0.0

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.backlog = 0
        self.was_cut = False

    def unsent(self) -> int:
        return self.backlog

    def write(self, data: bytes) -> None:
        self.written.append(data)
        self.backlog += len(data)

    def cut(self) -> None:
        self.was_cut = True


async def nothing(*_: Any) -> None:
    return None


def kind(name: str, **more: Any) -> ActType:
    return ActType(name, dict, dict, nothing, **more)


POST, OTHER = kind("chat.post", batch=object()), kind("chat.edit")
SLOW, READ = kind("file.export", slow=True), kind("chat.read", batch=object())


def connection() -> Connection:
    signed = Signed(Actor("U1"), "S1", True, False, 0)
    made = Connection(Wire(), signed, "token", Bucket(100, 100))  # type: ignore[arg-type]
    made.held = None
    return made


class Counter:
    """Carries acts out when let go, and remembers which had begun together."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.go = asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    async def carry_out(self, asked: Asked, answer: Answer) -> None:
        self.begun.append(asked.input)
        await self.go.wait()
        self.ended.append(asked.input)
        answer.give({"ok": True})

    def hand_over(self, asked: Asked, answer: Answer, done: Callable[[], None]) -> None:
        self.tasks.append(asyncio.create_task(self.carry_out(asked, answer)))
        self.tasks[-1].add_done_callback(lambda _: done())

    def line(self, prepare: Callable[[], Awaitable[Any]] = nothing, trusted: bool = True) -> Line:
        return Line(prepare, lambda: trusted, self.carry_out, self.hand_over)


async def line_of(*acts: tuple[ActType, str], trusted: bool = True) -> Counter:
    counter = Counter()
    line = counter.line(trusted=trusted)
    one = connection()
    for kind_, what in acts:
        assert line.join(Asked(kind_, what), Answer(one, None, {}, 0))
    await asyncio.sleep(0.01)
    return counter


@pytest.mark.parametrize("trusted", [True, False])
async def test_posts_that_follow_each_other_do_not_wait_for_the_answer_of_the_one_before(trusted: bool) -> None:
    counter = await line_of((POST, "1"), (POST, "2"), (OTHER, "3"), (POST, "4"), trusted=trusted)
    assert counter.begun == ["1", "2"]
    counter.go.set()
    await asyncio.sleep(0.01)
    assert counter.ended == ["1", "2", "3", "4"]


async def test_acts_of_two_kinds_never_run_together() -> None:
    assert (await line_of((READ, "1"), (POST, "2"))).begun == ["1"]
    assert (await line_of((OTHER, "1"), (POST, "2"))).begun == ["1"]


async def test_a_slow_act_holds_nobody_up() -> None:
    assert (await line_of((SLOW, "1"), (OTHER, "2"), (OTHER, "3"))).begun == ["1", "2"]


async def test_a_full_line_takes_no_more() -> None:
    line = Counter().line()
    one = connection()
    joined = [line.join(Asked(OTHER, "x"), Answer(one, None, {}, 0)) for _ in range(MOST_WAITING + 1)]
    assert joined == [True] * MOST_WAITING + [False]


async def test_a_session_that_ended_carries_nothing_out() -> None:
    counter, one = Counter(), connection()

    async def ended() -> dict[str, Any]:
        return {"ok": False}

    counter.line(ended).join(Asked(OTHER, "x"), Answer(one, 1, {}, 0))
    await asyncio.sleep(0.01)
    assert counter.begun == []
    assert b'431[{"ok":false}]' in one.wire.written[0]  # type: ignore[attr-defined]


async def test_whoever_is_not_answered_in_time_is_told_that_it_is_late() -> None:
    one, patience, now = connection(), Patience(), time.monotonic()
    answers = [Answer(one, number, {"late": number}, now - ANSWER_SECONDS * (number < 3)) for number in (1, 2, 3)]
    for answer in answers:
        patience.expect(answer)
    answers[0].give({"ok": True})
    await patience.sweep()
    await patience.sweep()
    answers[1].give({"ok": True})
    assert [frame[2:] for frame in one.wire.written] == [b'431[{"ok":true}]', b'432[{"late":2}]']  # type: ignore[attr-defined]
    assert not answers[2].given


@pytest.mark.parametrize(("frame", "times"), [(b"x", MOST_BEHIND + 1), (b"x" * (MOST_UNSENT + 1), 1)])
async def test_whoever_falls_too_far_behind_is_let_go(frame: bytes, times: int) -> None:
    one = connection()
    for _ in range(times):
        one.tell(frame)
    await asyncio.sleep(0)
    assert one.wire.was_cut  # type: ignore[attr-defined]


async def test_whoever_takes_what_is_sent_may_be_sent_any_amount() -> None:
    one = connection()
    for _ in range(5 * MOST_BEHIND):
        one.tell(b"x")
        one.wire.backlog = 0  # type: ignore[misc]
    one.tell(b"x" * MOST_UNSENT * 2)
    one.wire.backlog = 0  # type: ignore[misc]
    await asyncio.sleep(0)
    assert not one.wire.was_cut  # type: ignore[attr-defined]


async def test_until_the_greeting_live_events_are_kept_back() -> None:
    one = connection()
    one.held = []
    one.hear("C1", 5, b"frame")
    assert one.wire.written == []  # type: ignore[attr-defined]
    assert one.held == [("C1", 5, b"frame")]


async def test_what_a_client_acknowledges_is_what_was_asked() -> None:
    one = connection()
    asking = asyncio.create_task(one.ask("interaction", {}, 1))
    await asyncio.sleep(0)
    assert not one.acknowledged(9, None)
    assert one.acknowledged(1, {"reply": {}})
    assert await asking == {"reply": {}}
    assert not one.acknowledged(1, None)


async def test_whoever_does_not_keep_up_misses_what_may_be_lost_and_is_not_let_go_for_it() -> None:
    one = connection()
    one.held = []
    one.whisper(b"not greeted yet")
    one.held = None
    for _ in range(2 * MOST_BEHIND):
        one.whisper(b"x" * 1_000)
    await asyncio.sleep(0)
    assert len(one.wire.written) == 66  # type: ignore[attr-defined]
    assert not one.wire.was_cut  # type: ignore[attr-defined]


async def test_what_the_greeting_already_held_is_not_told_again() -> None:
    one = connection()
    one.held, one.known = None, {"C1": 5}
    for seq in (4, 5, 6):
        one.hear("C1", seq, str(seq).encode())
    one.hear("C2", 1, b"of another room")
    assert one.wire.written == [b"6", b"of another room"]  # type: ignore[attr-defined]


async def test_an_answer_goes_out_in_one_write_with_what_is_told_next_or_by_itself() -> None:
    one = connection()
    for number in (1, 2):
        one.answer(number, {"ok": True}, more=True)
    assert one.wire.written == []  # type: ignore[attr-defined]
    one.hear("C1", 1, b"event")
    first, second = (b'\x81\x10430[{"ok":true}]'.replace(b"430", b"43%d" % number) for number in (1, 2))
    assert one.wire.written == [first + second + b"event"]  # type: ignore[attr-defined]
    one.answer(3, {"ok": True}, more=True)
    await asyncio.sleep(0)
    assert len(one.wire.written) == 2  # type: ignore[attr-defined]
    one.answer(4, {"ok": True}, more=True)
    one.silence()
    await asyncio.sleep(0)
    assert len(one.wire.written) == 2  # type: ignore[attr-defined]
