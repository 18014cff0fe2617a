"""The same SQL on both databases, with the right number of rows touched."""

from hub.store import marks, padded, stretches
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
