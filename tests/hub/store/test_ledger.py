"""Places are given in order, channels are locked in order, and members move with their event."""

import asyncio
from pathlib import Path

import pytest

from hub.kernel import Hearer, Module, Registry, Words, load
from hub.store import ledger
from hub.store.ledger import outbox_rows
from tests.hub.store.notes import LI, notebook


async def test_two_nodes_writing_to_the_same_channels_never_deadlock_nor_leave_a_hole(postgres_url: str) -> None:
    async with notebook(postgres_url) as here, notebook(postgres_url) as there:
        said = [node.say(str(n), channel=f"C{n % 3 + 1}") for n in range(60) for node in (here, there)]
        await asyncio.gather(*said)
        for channel in ("C1", "C2", "C3"):
            rows = await here.rows("SELECT seq FROM channel_event WHERE channel = ? ORDER BY seq", channel)
            assert [row["seq"] for row in rows] == list(range(1, 41))


async def test_only_what_counts_raises_the_number_of_messages(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("", "note.enter")
        assert await book.say("first") == {"seq": 2, "no": 1}
        [head] = await book.rows("SELECT last_seq, last_no, epoch FROM channel WHERE id = 'C1'")
        assert tuple(head.values()) == (2, 1, 1)


async def test_one_who_left_has_a_membership_that_ended_with_the_event_of_leaving(store_url: str) -> None:
    async with notebook(store_url) as book:
        await book.say("", "note.enter")
        await book.say("between")
        await book.say("", "note.leave")
        [row] = await book.rows("SELECT from_seq, to_seq FROM membership WHERE person = ?", LI.id)
        assert (row["from_seq"], row["to_seq"]) == (1, 3)


async def test_telling_a_channel_that_does_not_exist_is_a_fault_not_a_message(store_url: str) -> None:
    async with notebook(store_url) as book:
        with pytest.raises(LookupError):
            await book.say("hello", channel="C404")


async def test_a_used_key_is_found_without_walking_all_of_them(tmp_path: Path) -> None:
    async with notebook(f"sqlite:///{tmp_path / 'hub.sqlite3'}") as book:
        plan = await book.rows(f"EXPLAIN QUERY PLAN {ledger.USED.format(pairs='(?, ?),(?, ?)')}", *"abcd")
        assert [row["detail"] for row in plan if row["detail"].startswith("SEARCH k USING PRIMARY KEY")]


def test_what_all_hear_many_at_once_is_kept_in_one_row_and_what_nobody_wants_in_none() -> None:
    async def hear(*_: object) -> None:
        return None

    def rows(*hearers: Hearer) -> list[tuple[object, ...]]:
        registry = Registry([Module("m", hearers=hearers)], Words({}))
        told = [("said", "C1", "M1", {"to": "bot"}), ("said", "C2", "M2", {"to": "all"})]
        return [(*row[:3], load(row[3])) for row in outbox_rows(registry, told, 0)]

    index = Hearer("said", hear, "after", many=True)
    bots = Hearer("said", hear, "after", wants=lambda data: data.get("to") == "bot")
    assert rows(index) == [("said", None, "M1 M2", {})]
    assert rows(bots) == [("said", "C1", "M1", {"to": "bot"})]
    assert rows(index, bots) == [("said", "C1", "M1", {"to": "bot"}), ("said", None, "M2", {})]
