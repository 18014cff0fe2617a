"""Administrators see every node with its figures, and ask in a line; nobody else does."""

from pathlib import Path

import pytest

from hub.doors.operations.looking import _node
from hub.kernel import dump
from hub.store import Reads
from tests.hub.doors.operations.seeing import PACKAGES, looked, made_administrator
from tests.hub.doors.standing import Standing, standing
from tests.wire import Refusal


async def test_an_administrator_sees_the_node_with_its_figures(store_url: str, tmp_path: Path) -> None:
    async with standing(store_url, tmp_path, only=PACKAGES, node="here:1") as stand:
        await made_administrator(stand, "li")
        person = await stand.person("zhao")
        found = await looked(stand)
        [node] = found["nodes"]
        assert (node["name"], node["here"], node["silent"]) == ("here:1", True, False)
        assert node["samples"][-1]["database"] is True
        assert found["database"] in store_url
        await person.leaves()


async def test_nobody_else_may_look(stand_operations: Standing) -> None:
    zhao = await stand_operations.person("zhao")
    for act in ("ops.look", "ops.tell"):
        with pytest.raises(Refusal, match=r"act\.not_allowed"):
            await zhao.asks(act)
    await zhao.leaves()


async def test_a_line_tells_of_every_node_in_both_languages(stand_operations: Standing) -> None:
    await looked(stand_operations)
    answer = (await stand_operations.ask("li", "ops.tell"))["answer"]["text"]
    assert answer["words"]["zh"].startswith("here:1：")
    assert answer["words"]["en"].startswith("here:1: ")


def test_who_is_slow_and_what_went_wrong_elsewhere_is_another_companys() -> None:
    line = {"at": "t", "level": "error", "logger": "hub", "text": "x"}
    slow = {"person": "U1", "name": "n", "unsent": 1, "behind": 1}
    told = {
        "samples": [],
        "slow": [{**slow, "company": "O1"}, {**slow, "company": "O2"}],
        "errors": [{**line, "company": "O2"}, line],
    }
    row = {"id": "L1", "name": "n", "started_at": 0, "seen_at": 0, "told": dump(told)}
    shape = _node(row, True, "O1", Reads(None, None, 0))  # type: ignore[arg-type]
    assert ([one.company for one in shape.slow], [one.company for one in shape.errors]) == (["O1"], [""])
