"""The announcer tells whoever writes to it what they have not read."""

from tests.bots.approver.test_bot import answer_to
from tests.cast import Cast
from tests.story.test_announcements import given_to, publish


async def test_it_lists_what_is_unread_and_then_nothing(cast: Cast) -> None:
    async with cast.here("admin", "employee") as (wu, ma):
        sent = await publish(wu, people=[ma.id], to="chosen")
        message = await given_to(ma, sent["no"])
        assert sent["no"] in await answer_to(ma, "还有什么要读？", message["channel"])
        await ma.asks("announcement.read", no=sent["no"])
        assert sent["no"] not in await answer_to(ma, "还有什么要读？", message["channel"])
