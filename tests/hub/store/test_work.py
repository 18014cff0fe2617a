"""A unit of work: numbers without gaps, secrets kept out of the journal, keys told apart by what was asked."""

import asyncio

import msgspec
import pytest

from hub.kernel import Act, Refused
from hub.store.work import Work, again, digest_of
from tests.hub.store.notes import LI, Note, notebook


class Password(msgspec.Struct):
    old: str
    new: str
    key: str = ""


async def test_numbers_of_a_series_have_no_gaps_and_no_doubles(store_url: str) -> None:
    async with notebook(store_url) as book:

        async def number() -> str:
            act = Act("note.write", LI, 0, Note("C1", "x"))
            return await book.database.atomic(lambda db: Work(act, db, book.registry).number("LV", "202611"))

        told = await asyncio.gather(*(number() for _ in range(20)))
        assert sorted(told) == [f"LV-202611-{n:04d}" for n in range(1, 21)]


async def test_the_journal_never_holds_a_secret(store_url: str) -> None:
    async with notebook(store_url) as book:
        act = Act("note.write", LI, 0, Password("hunter2", "hunter3"))
        await book.database.atomic(lambda db: Work(act, db, book.registry).write(None))
        [row] = await book.rows("SELECT input FROM journal")
        assert "hunter" not in row["input"]


def test_two_uses_of_a_key_are_told_apart_by_what_was_asked_not_by_a_secret() -> None:
    def digest(text: str) -> str:
        return digest_of(Act("note.write", LI, 0, Note("C1", text, "k")))

    assert digest("a") == digest("a")
    assert digest("a") != digest("b")
    assert digest_of(Act("p", LI, 0, Password("a", "b"))) == digest_of(Act("p", LI, 0, Password("c", "d")))


def test_the_first_reply_comes_again_marked_as_a_duplicate() -> None:
    act = Act("note.write", LI, 0, Note("C1", "x"), "k")
    assert again(act, "d", {"digest": "d", "reply": '{"seq":1}'}) == {"seq": 1, "duplicate": True}
    with pytest.raises(Refused, match=r"key\.reused"):
        again(act, "d", {"digest": "e", "reply": "{}"})


async def test_an_act_may_carry_out_another_in_its_own_transaction(store_url: str) -> None:
    async with notebook(store_url) as book:

        async def body(db: object) -> dict[str, int]:
            work = Work(Act("note.outer", LI, 7, Note("C1", "x")), db, book.registry)  # type: ignore[arg-type]
            reply = await work.act_now("note.write", {"channel": "C1", "text": "inner"})
            assert work.act.name == "note.outer"
            return await work.write(reply)

        assert await book.database.atomic(body) == {"seq": 1, "no": 1}
        with pytest.raises(Refused, match=r"act\.unknown"):
            await book.database.atomic(lambda db: Work(Act("x", LI, 0), db, book.registry).act_now("note.burn", {}))
