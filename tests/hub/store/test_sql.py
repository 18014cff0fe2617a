"""The same SQL on both databases, with the right number of rows touched."""

import asyncio

from hub.store import Sql, marks, padded, stretches
from hub.store.sql import numbered
from tests.hub.store.notes import notebook


def test_question_marks_become_numbers_except_in_quotes() -> None:
    assert numbered("SELECT '?' WHERE a = ? AND b = ?") == "SELECT '?' WHERE a = $1 AND b = $2"


def test_an_empty_list_matches_nothing() -> None:
    assert marks(["a", "b"]) == "?,?"
    assert marks([]) == "NULL"


def test_lists_and_rows_come_in_few_lengths_so_that_their_statements_stay_prepared() -> None:
    assert padded([]) == []
    assert padded(["a"]) == ["a"]
    assert padded(["a", "b", "c"]) == ["a", "b", "c", "c"]
    assert list(stretches(0)) == []
    assert [end - start for start, end in stretches(203)] == [64, 64, 64, 8, 2, 1]


async def test_a_conditional_update_says_how_many_rows_it_touched(store_url: str) -> None:
    async with notebook(store_url) as book:
        sql = "UPDATE channel SET kind = 'private' WHERE id = ? AND kind = 'public'"
        assert await book.database.atomic(lambda db: db.run(sql, "C1")) == 1
        assert await book.database.atomic(lambda db: db.run(sql, "C1")) == 0


async def test_many_rows_are_written_whatever_their_columns_hold(store_url: str) -> None:
    async with notebook(store_url) as book:
        sql = "INSERT INTO outbox (channel, name, data, at) VALUES (?, ?, ?, ?)"
        rows = [(None if number % 2 else "C1", f"n{number}", "{}", number) for number in range(150)]
        await book.database.atomic(lambda db: db.many(sql, rows))
        await book.database.at_once(lambda db: db.many(sql, rows))
        found = await book.rows("SELECT channel, name, at FROM outbox ORDER BY id")
        assert [(row["channel"], row["name"], row["at"]) for row in found] == [(*row[:2], row[3]) for row in rows * 2]


async def test_a_long_transaction_lets_others_have_the_loop(store_url: str) -> None:
    turns: list[int] = []

    async def watch() -> None:
        while True:
            turns.append(len(turns))
            await asyncio.sleep(0)

    async def write(db: Sql) -> None:
        for number in range(3_000):
            await db.run("UPDATE channel SET moved_at = ? WHERE id = 'C1'", number)

    async with notebook(store_url) as book:
        watching = asyncio.create_task(watch())
        await book.database.atomic(write)
        watching.cancel()
        assert len(turns) > 3
