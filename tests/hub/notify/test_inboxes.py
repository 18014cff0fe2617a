"""Telling one person alone."""

from hub.notify.inboxes import tell_inbox
from tests.hub.notify.office import office
from tests.hub.notify.test_todos import do


async def test_only_their_inbox_hears_it_and_nobody_means_nobody(store_url, tmp_path):
    async with office(store_url, tmp_path) as hub:
        await do(hub, "U-ma", lambda work: tell_inbox(work, "U-zhou", "notice.given", {"notice": {}}))
        await do(hub, "U-ma", lambda work: tell_inbox(work, "U-gone", "notice.given", {"notice": {}}))
        rows = await hub.rows("SELECT channel FROM channel_event")
        assert [row["channel"] for row in rows] == ["IU-zhou"]
