"""The day's part of customers: follow-ups that are due, each owner's own."""

from hub.office.crm.day import today
from tests.hub.office.crm.desk import Office


async def test_due_follow_ups_stand_in_their_owners_day(desk: Office) -> None:
    await desk.customer("华为技术有限公司", next_follow="今天")
    await desk.customer("比亚迪", next_follow="下周三")
    async with desk.hub.corridor.reading() as reads:
        (part,) = await today(reads.db, reads, desk.people["lin"])
        assert (part["count"], part["told"]) == (1, True)
        assert part["lines"][0]["to"].startswith("/r/crm.followup/")
        (others,) = await today(reads.db, reads, desk.people["ma"])
        assert others["count"] == 0
