"""What is kept of an announcement."""

import pytest

from hub.kernel import Refused
from hub.office.announcements import announcement


async def test_it_is_found_by_its_number_however_written_and_only_in_its_company(desk):
    sent = await desk.send()
    async with desk.hub.corridor.reading() as reads:
        company = desk.people["fang"].company
        one = await announcement.named(reads.db, company, None, sent["no"].lower())
        assert (one.title, one.must_read, one.is_live) == ("年终盘点", True, True)
        assert await announcement.seen(reads.db, one.id) == one
        assert list(await announcement.under_way(reads.db)) == [one.id]
        for ask in (announcement.named(reads.db, "O-other", one.id, None), announcement.seen(reads.db, "W-none")):
            with pytest.raises(Refused, match=r"announcement\.missing"):
                await ask


async def test_every_edition_is_kept(desk):
    sent = await desk.send()
    await desk.ask("fang", "announcement.replace", no=sent["no"], text="新版")
    rows = await desk.hub.rows("SELECT version, title, body, author FROM announcement_edition ORDER BY version")
    assert [(row["version"], row["body"]) for row in rows] == [(1, "**11-28** 停发货一天"), (2, "新版")]
    assert {(row["title"], row["author"]) for row in rows} == {("年终盘点", desk.people["fang"].id)}
