"""What the hub says already cannot be said by a description otherwise."""

from tests.hub.records.built.guests import OWN, published, refused, word
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


async def test_a_role_of_the_hub_keeps_its_name(world: Whole) -> None:
    renamed = OWN.replace("keeper: reception", "keeper: admin")
    [(_, words)] = await refused(world, renamed)
    assert "keeper_label" in words
    label = world.hub.registry.words.both("text.role.admin")["words"]
    assert label["en"] == "Administrator"


async def test_what_was_published_meanwhile_keeps_a_type_off(world: Whole) -> None:
    await published(world, OWN)
    switch = {"name": "guests.visit", **word(world)}
    await world.ask("admin", "type.enable", enabled=False, **switch)
    await published(world, OWN.replace("guests.visit", "callers.visit").replace("贵宾", "来电"))
    no = await world.refusal("admin", "type.enable", enabled=True, **switch)
    assert (no.reason, no.details["errors"][0]["line"]) == ("type.bad", 4), "both would be /guest"
