"""What must happen after the commit happens at least once, also when it fails at first."""

from collections.abc import Sequence

import pytest

from hub.kernel import Event, Hearer, Refused
from hub.store import Afterwards, Outbox
from tests.hub.store.notes import notebook


async def test_what_was_committed_is_heard_afterwards_in_order(store_url: str) -> None:
    async with notebook(store_url) as book:
        book.outbox.start()
        for n in range(5):
            await book.say(str(n))
        await book.outbox.settled()
        assert [event.data["text"] for event in book.listeners.after] == ["0", "1", "2", "3", "4"]
        assert await book.rows("SELECT * FROM outbox") == []
        await book.outbox.stop()


async def test_a_hearer_that_fails_is_asked_again(store_url: str) -> None:
    async with notebook(store_url) as book:
        book.listeners.failures = 1
        await book.say("mail")
        book.outbox.start()
        await book.outbox.settled()
        assert book.listeners.after == []
        [row] = await book.rows("SELECT attempts, error FROM outbox")
        assert row["attempts"] == 1
        assert "away" in row["error"]
        book.clock.now += 10_000
        book.outbox._wake.set()
        await book.outbox.settled()
        assert [event.data["text"] for event in book.listeners.after] == ["mail"]
        await book.outbox.stop()


async def test_what_a_killed_process_left_is_heard_by_the_next(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("left behind")
        successor = Outbox(book.corridor)
        successor.start()
        await successor.settled()
        assert [event.data["text"] for event in book.listeners.after] == ["left behind"]
        await successor.stop()


async def test_an_event_nobody_hears_afterwards_is_not_kept(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("x", "note.post")
        assert await book.rows("SELECT * FROM outbox") == []


@pytest.mark.parametrize("trouble", [Refused("note.bad"), ConnectionError("away")], ids=["refused", "broken"])
async def test_a_hearer_that_cannot_keeps_the_others_from_nothing(store_url: str, trouble: Exception) -> None:
    async def stumble(event: Event, hub: Afterwards) -> None:
        raise trouble

    async with notebook(store_url) as book:
        first = Hearer("note.written", stumble, when="after")
        book.registry._hearers["note.written", "after"] = (first, *book.registry.hearers("note.written", "after"))
        await book.say("heard")
        book.outbox.start()
        await book.outbox.settled()
        assert [event.data["text"] for event in book.listeners.after] == ["heard"]
        kept = await book.rows("SELECT error FROM outbox")
        assert len(kept) == isinstance(trouble, ConnectionError)
        await book.outbox.stop()


async def test_events_kept_in_one_row_are_heard_together_each_by_its_reference(store_url: str) -> None:
    heard: list[list[str | None]] = []

    async def hear(events: Sequence[Event], hub: Afterwards) -> None:
        heard.append([event.ref for event in events])

    async with notebook(store_url) as book:
        book.registry._hearers["note.written", "after"] = (Hearer("note.written", hear, "after", many=True),)
        sql = "INSERT INTO outbox (name, channel, ref, data, at) VALUES (?, ?, ?, ?, ?)"
        rows = [("note.written", None, "M1 M2", "{}", 0), ("note.written", "C1", "M3", "{}", 0)]
        await book.database.atomic(lambda db: db.many(sql, rows))
        book.outbox.start()
        await book.outbox.settled()
        assert heard == [["M1", "M2", "M3"]]
        assert await book.rows("SELECT * FROM outbox") == []
        await book.outbox.stop()
