"""One act, one transaction: keys, refusals, hearers and who may try."""

import asyncio

import pytest

from hub.kernel import Act, Actor, Refused
from tests.hub.store.notes import LI, ZHAO, Note, notebook


async def test_an_act_leaves_its_event_its_journal_line_and_its_reply(store_url: str) -> None:
    async with notebook(store_url) as book:
        assert await book.say("hello") == {"seq": 1, "no": 1}
        assert await book.say("again") == {"seq": 2, "no": 2}
        events = await book.rows("SELECT seq, name, actor FROM channel_event WHERE channel = 'C1' ORDER BY seq")
        assert [(row["seq"], row["name"], row["actor"]) for row in events] == [
            (1, "note.written", "U1"),
            (2, "note.written", "U1"),
        ]
        journal = await book.rows("SELECT act, actor, company FROM journal ORDER BY id")
        assert [tuple(row.values()) for row in journal] == [("note.write", "U1", "O1")] * 2


async def test_a_refusal_leaves_nothing_and_its_key_may_try_again(store_url: str) -> None:
    async with notebook(store_url) as book:
        with pytest.raises(Refused, match=r"note\.bad"):
            await book.say("bad", key="k1")
        assert await book.rows("SELECT * FROM journal") == []
        assert await book.rows("SELECT * FROM act_key") == []
        assert await book.say("good", key="k1") == {"seq": 1, "no": 1}


async def test_the_same_key_gives_the_first_reply_for_ever(store_url: str) -> None:
    async with notebook(store_url) as book:
        first = await book.say("once", key="k1")
        assert await book.say("once", key="k1") == {**first, "duplicate": True}
        assert len(await book.rows("SELECT * FROM channel_event")) == 1


async def test_a_key_used_for_something_else_is_refused(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("once", key="k1")
        with pytest.raises(Refused, match=r"key\.reused"):
            await book.say("twice", key="k1")
        assert await book.say("twice", key="k1", who=ZHAO) == {"seq": 2, "no": 2}


async def test_a_run_of_a_key_still_at_work_is_waited_for(store_url: str) -> None:
    async with notebook(store_url) as book:
        replies = await asyncio.gather(*(book.say("slow", key="k1") for _ in range(5)))
        assert sum("duplicate" not in reply for reply in replies) == 1
        assert {reply["seq"] for reply in replies} == {1}


async def test_hearers_within_the_transaction_may_tell_more(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("echo")
        names = [row["name"] for row in await book.rows("SELECT name FROM channel_event ORDER BY seq")]
        assert names == ["note.written", "note.echoed"]
        assert [event.name for event in book.listeners.within] == names


async def test_a_cancelled_caller_does_not_cancel_the_act_nor_leak_the_connection(store_url: str) -> None:
    async with notebook(store_url) as book:
        for _ in range(30):
            task = asyncio.create_task(book.say("hello"))
            await asyncio.sleep(0.001)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        assert (await asyncio.wait_for(book.say("last"), 10))["seq"] >= 1


async def test_concurrent_acts_get_contiguous_places(store_url: str) -> None:
    async with notebook(store_url) as book:
        replies = await asyncio.gather(*(book.say(str(n)) for n in range(60)))
        assert sorted(reply["seq"] for reply in replies) == list(range(1, 61))


async def test_only_those_an_act_is_for_may_try_it(store_url: str) -> None:
    async with notebook(store_url) as book:
        with pytest.raises(Refused, match=r"act\.not_allowed"):
            await book.say("x", act="note.rule")
        admin = Actor("U9", "O1", roles=frozenset({"admin"}))
        assert (await book.say("x", act="note.rule", who=admin))["seq"] == 1
        with pytest.raises(Refused, match=r"act\.not_allowed"):
            await book.say("x", act="note.enter", who=Actor("clock", kind="clock"))
        with pytest.raises(Refused, match=r"act\.unknown"):
            await book.corridor.run(Act("note.burn", LI, 0, Note("C1", "x")))


async def test_a_reading_act_sees_one_instant_and_writes_nothing(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("hello")
        assert await book.say("", act="note.count") == {"seq": 1, "no": 1}
        assert len(await book.rows("SELECT * FROM journal")) == 1


async def test_what_was_committed_is_announced_though_nobody_waits_for_the_answer(store_url: str) -> None:
    async with notebook(store_url) as book:
        announced: list[int] = []
        book.corridor.committed.append(lambda places, _: announced.extend(place.seq for place in places))
        for number in range(30):
            task = asyncio.create_task(book.say("hello"))
            await asyncio.sleep(0.0002 * number)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await book.say("last")
        while book.database._running:  # acts nobody waits for any more
            await asyncio.wait(set(book.database._running))
        kept = [row["seq"] for row in await book.rows("SELECT seq FROM channel_event ORDER BY seq")]
        assert sorted(announced) == kept
