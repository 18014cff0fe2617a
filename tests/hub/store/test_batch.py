"""Group commit: together when it goes well, alone when it does not, and never twice."""

import asyncio

import asyncpg
import pytest

from hub.kernel import Act, Refused
from hub.store import Draft
from tests.hub.store.notes import Posts, notebook


async def test_posts_sent_together_share_a_commit_and_keep_their_order(store_url: str) -> None:
    async with notebook(store_url) as book:
        replies = await asyncio.gather(*(book.say(f"m{n}", "note.post", f"k{n}") for n in range(200)))
        assert [reply["seq"] for reply in replies] == list(range(1, 201))
        batch = book.corridor.batches["note.post"]
        assert batch.committed_acts == 200
        assert batch.commits < 20


async def test_a_refused_post_leaves_the_others_alone(store_url: str) -> None:
    async with notebook(store_url) as book:
        said = [book.say(text, "note.post") for text in ("a", "bad", "b")]
        first, refused, last = await asyncio.gather(*said, return_exceptions=True)
        assert isinstance(refused, Refused)
        assert (first["seq"], last["seq"]) == (1, 2)


async def test_a_post_the_database_will_not_take_is_refused_alone(store_url: str) -> None:
    async with notebook(store_url) as book:
        said = [book.say(text, "note.post", f"k{text}") for text in ("a", "poison", "b")]
        first, failed, last = await asyncio.gather(*said, return_exceptions=True)
        assert isinstance(failed, Exception)
        assert sorted((first["seq"], last["seq"])) == [1, 2]
        assert len(await book.rows("SELECT * FROM channel_event")) == 2


async def test_a_double_post_is_one_post_in_one_batch_and_later(store_url: str) -> None:
    async with notebook(store_url) as book:
        once, twin = await asyncio.gather(*(book.say("x", "note.post", "k1") for _ in range(2)))
        later = await book.say("x", "note.post", "k1")
        assert once["seq"] == twin["seq"] == later["seq"] == 1
        assert [reply.get("duplicate", False) for reply in (once, twin, later)] == [False, True, True]
        with pytest.raises(Refused, match=r"key\.reused"):
            await book.say("y", "note.post", "k1")


async def test_posts_to_many_channels_are_each_contiguous(store_url: str) -> None:
    async with notebook(store_url) as book:
        said = [book.say(str(n), "note.post", channel=f"C{n % 3 + 1}") for n in range(90)]
        await asyncio.gather(*said)
        for channel in ("C1", "C2", "C3"):
            rows = await book.rows("SELECT seq FROM channel_event WHERE channel = ? ORDER BY seq", channel)
            assert [row["seq"] for row in rows] == list(range(1, 31))


async def test_a_post_that_met_a_deadlock_goes_again(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with notebook(store_url) as book:
        tries: list[int] = []
        real = Posts.decide

        def decide(self: Posts, act: Act, facts: object) -> Draft:
            tries.append(1)
            if len(tries) < 3:
                raise asyncpg.DeadlockDetectedError("a cycle of waiting")
            return real(self, act, facts)

        monkeypatch.setattr(Posts, "decide", decide)
        assert (await book.say("hello", "note.post"))["seq"] == 1
        assert len(tries) == 3


async def test_a_post_that_meets_nothing_but_deadlocks_is_given_up(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with notebook(store_url) as book:
        tries: list[int] = []

        def decide(self: Posts, act: Act, facts: object) -> Draft:
            tries.append(1)
            raise asyncpg.DeadlockDetectedError("a cycle of waiting")

        monkeypatch.setattr(Posts, "decide", decide)
        with pytest.raises(asyncpg.DeadlockDetectedError):
            await book.say("hello", "note.post")
        assert len(tries) == 3
