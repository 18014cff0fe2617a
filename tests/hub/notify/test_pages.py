"""The to-do page's reads."""

import pytest

from hub.notify import open_todo
from tests.hub.notify.office import LEAVE, actor, office
from tests.hub.notify.test_todos import do


@pytest.fixture
async def hub(store_url, tmp_path):
    async with office(store_url, tmp_path) as hub:
        yield hub


async def test_a_long_list_comes_in_pages(hub):
    for _ in range(5):
        await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve"))
    first = await hub.ask(actor("U-zhou"), "todo.list", limit=3)
    rest = await hub.ask(actor("U-zhou"), "todo.list", limit=3, offset=3)
    assert (len(first["todos"]), first["more"], len(rest["todos"]), rest["more"]) == (3, True, 2, False)
    assert len({todo["id"] for todo in first["todos"] + rest["todos"]}) == 5


async def test_a_list_can_be_of_one_kind(hub):
    await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve"))
    await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "handle"))
    (one,) = (await hub.ask(actor("U-zhou"), "todo.list", kind="handle"))["todos"]
    assert one["kind"] == "handle"


async def test_there_are_five_boxes_and_no_sixth(hub):
    no = await hub.refusal(actor("U-zhou"), "todo.list", box="junk")
    assert (no.reason, no.details["field"]) == ("field.not_offered", "box")


async def test_everybody_sees_only_their_own(hub):
    await do(hub, "U-ma", lambda work: open_todo(work, "U-zhou", LEAVE, "approve"))
    assert (await hub.ask(actor("U-sun"), "todo.list"))["todos"] == []
