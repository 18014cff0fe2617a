"""Doors open and close: nobody is kept waiting by a connection that does not end by itself."""

import asyncio

from hub.doors.opening import versions_of
from tests.hub.doors.standing import Standing


async def test_closing_says_goodbye_to_everyone_and_stops_every_duty(stand: Standing) -> None:
    async with stand.raw("li") as li:
        await stand.door.stop()
        assert (await li.next("41")) == "41"
        assert await li.closed()
    await asyncio.sleep(0)
    assert stand.door._tasks == set()


async def test_presence_is_offered_to_the_floors_below(stand: Standing) -> None:
    li = await stand.person("li")
    async with stand.hub.corridor.reading() as reads:
        assert await reads.offer("presence.of", [li.id, "U0"]) == {li.id: "online", "U0": "offline"}
        assert await reads.offer("presence.connected", li.id) is True
        assert await reads.offer("presence.connected", "U0") is False
    await li.leaves()


async def test_versions_stay_until_a_description_changes(stand: Standing) -> None:
    before = versions_of(stand.hub.registry)
    assert versions_of(stand.hub.registry) == before
    stand.hub.registry.acts.pop("chat.post")
    after = versions_of(stand.hub.registry)
    assert (after["acts"] != before["acts"], after["words"]) == (True, before["words"])
