"""What the hub says already cannot be said by a description otherwise."""

from tests.hub.records.built.guests import OWN, published, refused
from tests.whole import Whole


async def test_what_the_hub_says_already_is_refused(world: Whole) -> None:
    assert [line for line, _ in await refused(world, OWN.replace("guests.visit", "crm.visit"))] == [3]
    assert [line for line, _ in await refused(world, OWN.replace("slash: guest", "slash: customer"))] == [4]
    await published(world, OWN)
    assert (await world.refusal(
        "admin", "type.publish", body=OWN, leader=world.id("zhou"), opinion="同意", reason="再来一次"
    )).reason == "type.unchanged"  # fmt: skip
    stale = {"leader": world.id("zhou"), "opinion": "同意", "reason": "再来一次", "version": 7}
    assert (await world.refusal("admin", "type.publish", body=OWN + "\n", **stale)).reason == "type.stale"
