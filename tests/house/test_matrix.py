"""What the matrix of rights must say, whatever acts there are: own, department, other, elsewhere, gone, revoked."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import Actor
from tests.house.matrix import COLUMNS, asked, filled, matrix, ready, tried, written
from tests.house.office import gathered
from tests.house.rights import CHANNEL, MESSAGE, PERSON, REQUEST, STRANGER
from tests.whole import ROLES, Whole

OWN = (MESSAGE, CHANNEL, REQUEST)
"""What stands for a thing of Ma's own in the lines of `rights.py`."""
ELSEWHERE = frozenset({"flow.answer"})
"""Asked of a reply below a card, which what was said in the group is not."""
DONE_ALREADY = frozenset({"chat.recall", "chat.unpin"})
"""To recall what is recalled, to unpin what is not pinned, is no harm."""
WHISPERED = ("只有我们", "马骏的电脑")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[Whole]:
    async with ready(tmp_path) as made:
        yield made


async def test_the_matrix_says_yes_to_whose_it_is_and_no_to_whom_it_does_not_concern(world: Whole) -> None:
    found = await matrix(world)
    assert [len(row) for row in written(found)] == [len(COLUMNS) + 1] * (len(found) + 1)
    inputs = STRANGER | gathered("STRANGER")
    roles = {name for name, kind in asked(world).items() if not {"person", "bot"} & set(kind.who)}
    for name, row in found.items():
        cell = {column: outcome for column, (outcome, _) in row.items()}
        told = {column: words for column, (_, words) in row.items()}
        thing = next((one for one in OWN if stands_in(one, inputs[name])), None)
        if thing is not None and name not in ELSEWHERE and "person" in asked(world)[name].who:
            assert not cell["own"].endswith(("channel.missing", "message.missing", "flow.missing")), name
        for column in ("department", "other", "hr", "other company", "bot"):
            assert not any(secret in told[column] for secret in WHISPERED), (name, column)
        if name in roles:
            assert {cell[one] for one in ("own", "superior", "department", "other", "bot")} == {"act.not_allowed"}, name
        if cell["own"] == "act.not_allowed" and name not in roles:
            assert cell["other"] != "yes", name


async def test_nothing_stays_of_what_the_matrix_tried(world: Whole) -> None:
    before = await world.hub.rows("SELECT COUNT(*) AS n FROM journal")
    await matrix(world)
    assert await world.hub.rows("SELECT COUNT(*) AS n FROM journal") == before
    assert (await world.hub.rows("SELECT gone_at FROM person WHERE id = ?", world.id("ma")))[0]["gone_at"] is None


async def test_whoever_had_every_role_until_just_now_has_the_rights_of_anybody(world: Whole) -> None:
    he = world.id("he")
    for role in ROLES:
        await world.ask("clock", "people.grant", person=he, role=role, reason="试一天", company=world.company)
    await world.know("he")
    held = world.people["he"]
    word = {"leader": world.id("zhou"), "opinion": "到期收回"}
    for role in ROLES:
        await world.ask("admin", "people.revoke", person=he, role=role, reason="到期", **word)
    await world.know("he")
    assert held.roles == set(ROLES) and world.people["he"].roles == frozenset()
    inputs = STRANGER | gathered("STRANGER")
    for name, kind in asked(world).items():
        if not {"person", "bot"} & set(kind.who):
            outcome, _ = await tried(world, kind, world.people["he"], filled(inputs[name], world.ids))
            assert outcome == "act.not_allowed", name


async def test_what_is_gone_is_gone_for_its_owner_and_for_the_administrator_too(world: Whole) -> None:
    await world.ask("ma", "chat.recall", message=world.ids["secret"])
    await world.ask("admin", "people.disable", person=world.id("ma"), reason="离职")
    gone = {
        name: kind
        for name, kind in asked(world).items()
        if name not in DONE_ALREADY and any(stands_in(one, STRANGER.get(name, {})) for one in (PERSON, MESSAGE))
    }
    assert len(gone) > 10
    alive: dict[str, str] = {}
    for name, kind in gone.items():
        for actor in (world.people["ma"], world.people["admin"]):
            outcome, told = await tried(world, kind, actor, filled(STRANGER[name], world.ids))
            if outcome == "yes" and (not kind.reads or "只有我们" in told):
                alive[f"{name} by {login_of(world, actor)}"] = outcome
    assert alive == {}


def stands_in(one: dict[str, Any], given: dict[str, Any]) -> bool:
    """Is this thing what the input names?"""
    return all(given.get(name) == value for name, value in one.items())


def login_of(world: Whole, actor: Actor) -> str:
    return next(login for login, one in world.people.items() if one.id == actor.id)
