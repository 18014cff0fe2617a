"""What one node publishes, every other knows: they look once a second."""

from hub.app import build_registry
from hub.records.built.live import Shelf
from hub.settings import read_settings
from hub.store import Corridor
from tests.hub.records.built.guests import OWN
from tests.whole import Whole


async def test_another_node_knows_a_second_later_and_tells_its_people_once(world: Whole) -> None:
    word = {"leader": world.id("zhou"), "opinion": "同意", "reason": "登记贵宾"}
    await world.ask("admin", "type.publish", body=OWN, **word)
    registry = build_registry(read_settings(environ={}))
    other, shelf = Corridor(world.hub.database, registry, world.hub.clock), Shelf(registry)
    told: list[int] = []
    registry.renewed.append(lambda: told.append(1))
    await shelf.refresh(other)
    assert "guests.visit.create" in registry.acts and registry.words.has("state.guests.visit.here")
    await shelf.refresh(other)
    assert told == [1]
    await world.ask("admin", "type.enable", name="guests.visit", enabled=False, **word)
    await shelf.refresh(other)
    assert "guests.visit.create" not in registry.acts and told == [1, 1]


async def test_its_commands_are_those_of_its_company(world: Whole) -> None:
    word = {"leader": world.id("zhou"), "opinion": "同意", "reason": "登记贵宾"}
    await world.ask("admin", "type.publish", body=OWN, **word)
    offered = world.hub.registry.offers["commands.built"]
    assert {one.names[0] for one in await offered(None, world.company)} == {"guest", "visitor"}
    assert {one.names[0] for one in await offered(None, world.ids["other"])} == {"visitor"}
