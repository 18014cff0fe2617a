"""To-dos: opened, filled once, taken off the lists of others."""

import asyncio
from typing import Any

import msgspec
import pytest

from hub.kernel import Act, ActType, Module, same
from hub.notify import Deadline, close_others, close_sent, open_todo, settle, urge
from hub.notify.todos import waiting, waiting_cards
from hub.store import Corridor, Work
from tests.hub.notify.office import LEAVE, actor, office
from tests.running import TestHub


class Do(msgspec.Struct):
    """What the test's own act is given: nothing."""


async def do(hub: TestHub, by: str, step: Any) -> Any:
    """Run a step within an act of somebody."""
    answers: list[Any] = []

    async def handle(act: Act, work: Work) -> None:
        answers.append(await step(work))

    name = f"try.{len(hub.registry.acts)}"
    hub.registry.acts[name] = Module("try", acts=(ActType(name, Do, Do, handle),)).acts[0]
    corridor: Corridor = hub.corridor
    await corridor.run(Act(name, actor(by), hub.clock(), Do()))
    return answers[-1]


@pytest.fixture
async def hub(store_url, tmp_path):
    async with office(store_url, tmp_path) as hub:
        yield hub


async def told(hub: TestHub, person: str) -> list[str]:
    rows = await hub.rows("SELECT name FROM channel_event WHERE channel = ? ORDER BY seq", f"I{person}")
    return [row["name"] for row in rows]


async def test_a_todo_lies_on_the_list_and_is_told_to_the_inbox(hub):
    await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve", step=same("直属上级")))
    listed = await hub.ask(actor("U-zhou"), "todo.list")
    (todo,) = listed["todos"]
    assert (todo["title"]["text"], todo["by"]["name"], todo["state"]) == ("年假 2 天", "马骏", "pending")
    assert listed["counts"] == {"mine": 1, "read": 0, "sent": 0, "done": 0, "copied": 0}
    assert await told(hub, "U-zhou") == ["todo.opened"]


async def test_a_slot_is_filled_once_and_the_second_is_told_so(hub):
    todo = await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve"))
    assert await do(hub, "U-zhou", lambda work: settle(work, todo, "approved", text="好"))
    assert not await do(hub, "U-zhou", lambda work: settle(work, todo, "rejected", text="不"))
    (done,) = (await hub.ask(actor("U-zhou"), "todo.list", done=True))["todos"]
    assert (done["state"], done["box"], done["decided"]["text"]) == ("approved", "done", "好")
    assert await told(hub, "U-zhou") == ["todo.opened", "todo.closed"]


async def test_of_many_taps_at_once_one_fills_the_slot(hub):
    todo = await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve"))
    taps = [do(hub, "U-zhou", lambda work: settle(work, todo, "approved")) for _ in range(8)]
    assert sorted(await asyncio.gather(*taps)) == [False] * 7 + [True]


async def test_what_others_decided_leaves_the_list_without_a_word_of_mine(hub):
    first = await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve"))
    second = await do(hub, "U-ma", lambda work: open_todo(work, "U-sun", LEAVE, "approve"))
    await do(hub, "U-zhou", lambda work: settle(work, first, "approved"))
    await do(hub, "U-zhou", lambda work: close_others(work, [first, second], "superseded"))
    assert (await hub.ask(actor("U-sun"), "todo.list"))["todos"] == []
    (gone,) = (await hub.ask(actor("U-sun"), "todo.list", box="done"))["todos"]
    assert (gone["state"], gone["decided"]["by"]["name"]) == ("superseded", "周建国")
    (kept,) = (await hub.ask(actor("U-zhou"), "todo.list", box="done"))["todos"]
    assert kept["state"] == "approved"


async def test_urged_comes_first_then_what_is_due_first(hub):
    now = hub.clock()
    late, soon = Deadline(now - 1), Deadline(now + 3_600_000, provisional=True)
    await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve"))
    later = await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve", deadline=soon))
    first = await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve", deadline=late))
    await do(hub, "U-ma", lambda work: urge(work, [later]))
    todos = (await hub.ask(actor("U-zhou"), "todo.list"))["todos"]
    assert [todo["id"] for todo in todos][:2] == [later, first]
    assert [(todo["urged"], todo["overdue"], todo["provisional"]) for todo in todos] == [
        (True, False, True),
        (False, True, False),
        (False, False, False),
    ]


async def test_the_badge_counts_what_waits_and_rooms_know_their_cards(hub):
    await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve"))
    await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "copy", "copied"))
    async with hub.database.reading() as db:
        assert await waiting(db, "U-zhou") == {"mine": 1, "read": 0}
        assert await waiting_cards(db, "U-zhou") == ["K-1"]
        assert await waiting_cards(db, "U-ma") == []


async def test_what_was_asked_leaves_the_list_of_things_under_way(hub):
    await do(hub, "U-ma", lambda work: open_todo(work, "U-ma", LEAVE, "approve", "sent"))
    await do(hub, "U-zhou", lambda work: close_sent(work, "W-1", "approved"))
    (sent,) = (await hub.ask(actor("U-ma"), "todo.list", box="sent"))["todos"]
    assert sent["state"] == "approved"
