"""How each act about books comes about in a company at work (tests/house/test_snapshot.py)."""

from typing import Any

from tests.whole import Whole

BOOK = {"name": "目标", "author": "高德拉特"}


async def _grant(world: Whole) -> None:
    """He Wei looks after the books."""
    word = {"reason": "管书", "leader": world.id("zhou"), "opinion": "同意"}
    await world.ask("admin", "people.grant", person=world.id("he"), role="librarian", **word)
    await world.know("he")


async def _book(world: Whole) -> str:
    await _grant(world)
    one = str((await world.ask("he", "library.book.create", form=BOOK))["record"]["id"])
    await world.ask("he", "command.run", line="/book 目标", channel=await _room(world))
    return one


async def _room(world: Whole) -> str:
    given = {"kind": "group", "people": [world.id("ma")], "name": "书"}
    return str((await world.ask("he", "channel.create", **given))["channel"]["id"])


async def creates(world: Whole) -> None:
    await _book(world)


async def edits(world: Whole) -> None:
    await world.ask("he", "library.book.edit", record=await _book(world), form={"category": "management"})


async def borrows(world: Whole) -> str:
    one = await _book(world)
    await world.ask("ma", "library.book.borrow", record=one)
    return one


async def borrows_only(world: Whole) -> None:
    await borrows(world)


async def renews(world: Whole) -> None:
    await world.ask("ma", "library.book.renew", record=await borrows(world))


async def returns(world: Whole) -> None:
    await world.ask("he", "library.book.return", record=await borrows(world))


async def reserves(world: Whole) -> str:
    one = await borrows(world)
    await world.ask("zhou", "library.book.reserve", record=one)
    return one


async def reserves_only(world: Whole) -> None:
    await reserves(world)


async def steps_back(world: Whole) -> None:
    one = await reserves(world)
    await world.ask("ma", "library.book.return", record=one)
    await world.ask("zhou", "library.book.unreserve", record=one)


async def reminds(world: Whole) -> None:
    await world.ask("he", "library.book.remind", record=await borrows(world))


async def retires(world: Whole) -> None:
    await world.ask("he", "library.book.retire", record=await _book(world), form={"reason": "旧"})


async def loses(world: Whole) -> None:
    await world.ask("he", "library.book.lose", record=await borrows(world))


async def is_reminded_of(world: Whole) -> None:
    await world.ask("clock", "record.ring", type="library.book", record=await borrows(world))


SCENES = {
    "library.book.create": creates,
    "library.book.edit": edits,
    "library.book.borrow": borrows_only,
    "library.book.renew": renews,
    "library.book.return": returns,
    "library.book.reserve": reserves_only,
    "library.book.unreserve": steps_back,
    "library.book.remind": reminds,
    "library.book.retire": retires,
    "library.book.lose": loses,
    "record.ring": is_reminded_of,
}
OTHER: dict[str, Any] = {"record": "{customer}"}
STRANGER = {
    "library.book.edit": {**OTHER, "form": {"category": "other"}},
    "library.book.borrow": OTHER,
    "library.book.renew": OTHER,
    "library.book.return": OTHER,
    "library.book.reserve": OTHER,
    "library.book.unreserve": OTHER,
    "library.book.remind": OTHER,
    "library.book.retire": {**OTHER, "form": {"reason": "x"}},
    "library.book.lose": OTHER,
}
"""What is no book is missing to everybody; other companies' books are the type's own visibility filter's."""
ALONE = {"library.book.create": "a record of one's own company, by its keeper"}
