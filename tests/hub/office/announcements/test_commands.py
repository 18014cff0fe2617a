"""The slash command and its form."""

import pytest

from hub.kernel import Refused
from hub.office.announcements.commands import COMMANDS, form


def test_it_has_a_name_in_either_language():
    (command,) = COMMANDS
    assert command.names == ("announce", "公告")
    assert [one.act for one in command.subs] == [
        "announcement.list", "announcement.readers", "announcement.chase", "announcement.recall",
    ]  # fmt: skip


async def test_the_form_holds_what_was_typed_and_only_for_those_who_may_publish(desk):
    async with desk.hub.corridor.reading() as reads:
        drawn = await form(reads.db, reads.words, desk.people["fang"], {"form": {"title": "盘点"}})
        fields = {one["name"]: one for one in drawn["fields"]}
        assert (fields["title"]["default"], fields["must_read"]["default"]) == ("盘点", True)
        assert {one["value"] for one in fields["to"]["options"]} == {"everyone", "department", "chosen"}
        assert "sales" in {one["value"] for one in fields["roles"]["options"]}
        with pytest.raises(Refused, match=r"announcement\.not_publisher"):
            await form(reads.db, reads.words, desk.people["ma"], {})
    assert [one["name"] for one in (await desk.ask("fang", "announcement.form"))["fields"]] == list(fields)
