"""The pulse: heads that moved are told to those they concern."""

import json

from tests.hub.doors.standing import Standing


async def test_heads_are_of_ones_own_channels_and_reads_come_along(stand: Standing) -> None:
    made = await stand.ask("li", "channel.create", kind="private", name="li alone")
    own = made["channel"]["id"]
    async with stand.raw("zhao") as zhao, stand.raw("li") as li:
        posted = await li.asks(1, "chat.post", channel=stand.room, text="x")
        await zhao.asks(1, "chat.read", channel=stand.room, seq=posted["seq"])
        await stand.door._pulse.beat()
        to_zhao = json.loads((await zhao.next('42["heads"'))[2:])[1]
        to_li = json.loads((await li.next('42["heads"'))[2:])[1]
    assert to_zhao["heads"][stand.room] == [posted["seq"], posted["no"]]
    assert own not in to_zhao["heads"]
    assert own in to_li["heads"]
    assert to_zhao["reads"] == {stand.room: [posted["no"], 0]}


async def test_without_anybody_nothing_is_read(stand: Standing) -> None:
    await stand.door._pulse.beat()
