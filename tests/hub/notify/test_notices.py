"""Notices: told at once, found again, read once."""

import pytest

from hub.kernel import load, same
from hub.notify import give_notice
from tests.hub.notify.office import LEAVE, actor, office
from tests.hub.notify.test_todos import do


@pytest.fixture
async def hub(store_url, tmp_path):
    async with office(store_url, tmp_path) as hub:
        yield hub


async def give(hub, person):
    title = same("周建国同意了")
    return await do(hub, "U-zhou", lambda work: give_notice(work, person, LEAVE, "flow.approved", title, tone="pine"))


async def test_a_notice_is_told_to_the_inbox_with_all_it_needs(hub):
    notice = await give(hub, "U-ma")
    (row,) = await hub.rows("SELECT name, data FROM channel_event WHERE channel = 'IU-ma'")
    told = load(row["data"])["notice"]
    assert (row["name"], told["id"]) == ("notice.given", notice)
    assert (told["by"]["name"], told["no"]) == ("周建国", "LV-202611-0001")
    assert (await hub.ask(actor("U-ma"), "notice.list"))["notices"] == [told]


async def test_it_is_read_by_its_owner_only(hub):
    notice = await give(hub, "U-ma")
    await hub.ask(actor("U-sun"), "notice.read", notices=[notice])
    assert not (await hub.ask(actor("U-ma"), "notice.list"))["notices"][0]["read"]
    await hub.ask(actor("U-ma"), "notice.read", notices=[notice])
    assert (await hub.ask(actor("U-ma"), "notice.list"))["notices"][0]["read"]


async def test_older_ones_come_page_by_page(hub):
    given = [await give(hub, "U-ma") for _ in range(3)]
    first = await hub.ask(actor("U-ma"), "notice.list", limit=2)
    rest = await hub.ask(actor("U-ma"), "notice.list", limit=2, before=first["notices"][-1]["id"])
    assert [one["id"] for one in first["notices"] + rest["notices"]] == given[::-1]
    assert (first["more"], rest["more"]) == (True, False)
