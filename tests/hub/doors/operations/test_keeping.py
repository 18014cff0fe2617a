"""A node tells of itself, and warns administrators of what troubles it in time, but not of every moment."""

from hub.doors.desk import Desk
from hub.doors.measuring import Meter
from hub.doors.operations import Keeper
from hub.doors.operations.keeping import LASTING
from tests.hub.doors.operations.seeing import looked
from tests.hub.doors.standing import Standing


async def test_little_room_is_told_to_administrators_once_an_hour(stand_operations: Standing) -> None:
    hub, door = stand_operations.hub, stand_operations.door
    for name in ("there:2", "there:3"):
        meter = Meter(hub.corridor, Desk(hub.corridor), door)
        keeper = Keeper(hub.corridor, meter, name, 10**9, False, door)
        await keeper.beat()
        await keeper.beat()
    rows = await hub.rows("SELECT person, kind, title FROM notice")
    assert [(row["person"], row["kind"]) for row in rows] == [(stand_operations.actors["li"].id, "ops.trouble")]
    assert "there:2" in rows[0]["title"], "the other node heard that they were told"
    names = [node["name"] for node in (await looked(stand_operations))["nodes"]]
    assert names == ["here:1", "there:2", "there:3"]
    hub.clock.now += 3_600_000
    await keeper.beat()
    assert len(await hub.rows("SELECT id FROM notice")) == 2


async def test_what_does_not_last_is_told_to_nobody(stand_operations: Standing) -> None:
    hub, door = stand_operations.hub, stand_operations.door
    late = "INSERT INTO outbox (name, data, at, lease_until) VALUES ('x', '{}', ?, ?)"
    now = hub.clock()
    await hub.database.atomic(lambda db: db.run(late, now - 3_600_000, now + 3_600_000))
    keeper = Keeper(hub.corridor, Meter(hub.corridor, Desk(hub.corridor), door), "there:2", 0, False, door)
    for _ in range(LASTING - 1):
        await keeper.beat()
    assert await hub.rows("SELECT id FROM notice") == []
    await keeper.beat()
    assert ["there:2" in row["title"] for row in await hub.rows("SELECT title FROM notice")] == [True]
