"""One message each working morning, to whoever has something due or a customer nobody has heard from."""

import json

from hub.kernel import Act, Calendar
from hub.office.crm.acts import DigestBegin
from hub.office.crm.digest import next_morning
from hub.store import CLOCK
from tests.hub.office.crm.desk import Office
from tests.running import MORNING

DAY = 24 * 3_600_000
WEEK = tuple(((540, 1080),) if day < 5 else () for day in range(7))


async def begun(desk: Office) -> None:
    await desk.hub.corridor.run(Act("crm.digest.begin", CLOCK, desk.hub.clock(), DigestBegin()))


async def test_the_morning_names_what_is_due_and_who_is_forgotten(desk: Office) -> None:
    await begun(desk)
    await desk.customer("华为技术有限公司", next_follow="明天")
    await desk.customer("比亚迪", who="ma")
    for _ in range(40):
        desk.hub.clock.now += DAY
        await desk.tick()
    told = [row for row in await desk.cards("lin") if row["kind"] is None]
    assert told and "1" in told[0]["body"]
    assert "跟进" in json.dumps(json.loads(told[0]["blocks"]), ensure_ascii=False)
    assert "比亚迪" not in str(told)
    assert "比亚迪" in str([row["blocks"] for row in await desk.cards("ma")])
    assert [row for row in await desk.cards("tang") if row["kind"] is None] == []


def test_it_comes_at_half_past_eight_of_a_working_day() -> None:
    calendar = Calendar(zone="Asia/Shanghai")
    following = next_morning(calendar, MORNING)
    assert calendar.local(following).strftime("%m-%d %H:%M") == "11-25 08:30"
    friday = MORNING + 3 * DAY
    assert calendar.local(next_morning(calendar, friday)).strftime("%m-%d %H:%M") == "11-30 08:30"
