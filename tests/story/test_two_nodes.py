"""The stories on PostgreSQL and Redis, with each person on another node, and with Redis gone."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import Redis
from tests.station import Station
from tests.story.test_chat import room_of, texted
from tests.story.test_leave import asks_for_leave, by_tap, card_before, stands
from tests.wire import Person

pytestmark = pytest.mark.slow


@pytest.fixture
def nodes(tmp_path: Path, postgres_url: str, redis: Redis, redis_url: str) -> Iterator[list[Station]]:
    """Two hubs of one company: the first brings the demo and the bots, the second only serves."""
    environ = {"HUB_STORE_DATABASE": postgres_url, "HUB_STORE_REDIS": redis_url}
    first = Station(tmp_path / "first", environ).start()
    second = Station(tmp_path / "second", {**environ, "HUB_SERVER_BOTS": "no"}, demo=False).start()
    yield [first, second]
    for node in (second, first):
        node.stop()


@pytest.mark.parametrize("with_redis", [True, False], ids=["redis", "redis is gone"])
async def test_people_on_two_nodes_are_in_one_station(nodes: list[Station], redis: Redis, with_redis: bool) -> None:
    first, second = nodes
    if not with_redis:
        redis.stop()
    try:
        ma = await Person.signs_in(first.url, *first.people["employee"])
        zhou = await Person.signs_in(second.url, *first.people["manager"])
        room, text = await room_of(ma), f"两个节点 {uuid.uuid4()}"
        await ma.says(text, room)
        await zhou.sees("chat.posted", texted(text))
        no = await asks_for_leave(ma)
        await by_tap(zhou, no, await card_before(zhou, no))
        await ma.sees("card.changed", stands(no, "approved"))
        answer = await zhou.says("/customer 华为", room)
        assert "华为" in answer["reply"]["card"]["title"]["text"]
        await ma.leaves()
        await zhou.leaves()
    finally:
        if not with_redis:
            redis.start()
