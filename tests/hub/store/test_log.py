"""The log: heads, what was missed, and who was there."""

from hub.store import events, heads, members, resume
from tests.hub.store.notes import LI, ZHAO, notebook


async def test_heads_name_every_channel_one_is_in(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("", "note.enter")
        await book.say("hello")
        async with book.corridor.reading() as reads:
            assert await heads(reads.db, LI.id) == {"C1": (2, 1)}
            assert await heads(reads.db, ZHAO.id) == {}
            assert await members(reads.db, "C1") == [LI.id]


async def test_resume_replays_exactly_what_was_missed(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("", "note.enter")
        for n in range(5):
            await book.say(f"m{n}")
        async with book.corridor.reading() as reads:
            answer = await resume(reads.db, book.registry, LI.id, {"C1": 2, "C2": 4})
        told = answer["channels"]["C1"]
        assert [one["seq"] for one in told["events"]] == [3, 4, 5, 6]
        assert [one["data"]["text"] for one in told["events"]] == ["m1", "m2", "m3", "m4"]
        assert told["head"] == 6
        assert answer["gone"] == ["C2"]


async def test_one_who_left_and_came_back_reads_the_snapshot_again(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("", "note.enter")
        await book.say("seen")
        await book.say("", "note.leave")
        await book.say("secret", who=ZHAO)
        await book.say("", "note.enter")
        async with book.corridor.reading() as reads:
            answer = await resume(reads.db, book.registry, LI.id, {"C1": 2})
        assert answer["channels"]["C1"] == {"limited": True, "head": 5}


async def test_more_than_a_thousand_missed_events_are_not_replayed(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("", "note.enter")
        await book.database.atomic(lambda db: db.run("UPDATE channel SET last_seq = 1500 WHERE id = 'C1'"))
        async with book.corridor.reading() as reads:
            answer = await resume(reads.db, book.registry, LI.id, {"C1": 1})
        assert answer["channels"]["C1"] == {"limited": True, "head": 1500}


async def test_events_are_read_in_order_from_a_cursor(store_url: str) -> None:
    async with notebook(store_url) as book:
        for n in range(4):
            await book.say(str(n))
        async with book.corridor.reading() as reads:
            told = await events(reads.db, book.registry, "C1", 1, limit=2)
        assert [(one.seq, one.data["text"]) for one in told] == [(2, "1"), (3, "2")]
