"""One call: how its arguments are read, and what a room or a message in them means."""

from typing import Any

import pytest

from hub.doors.desk import Desk
from hub.doors.slack.answers import Failed
from hub.doors.slack.calls import Call
from hub.doors.slack.places import cursor_of
from hub.people import Signed
from tests.hub.doors.slack.station import Slack


def called(slack: Slack, who: str = "li", **args: Any) -> Call:
    """A call of somebody's."""
    stand = slack.stand
    return Call(Desk(stand.hub.corridor), Signed(stand.actors[who], "S1", True, False, 0), args, stand.url)


async def test_lists_limits_and_cursors_are_read_as_callers_write_them(slack: Slack) -> None:
    call = called(slack, users=" U1, U2,", more=["U3"], limit="1000", cursor=cursor_of("users", "U9"), text=" x ")
    assert (call.many("users"), call.many("more"), call.many("none")) == (["U1", "U2"], ["U3"], [])
    assert (call.limit(), called(slack).limit(7), call.cursor("users")) == (200, 7, "U9")
    assert (call.text("text"), call.text("none")) == ("x", "")
    for bad in (lambda: call.cursor("channels"), lambda: called(slack, limit="x").limit(), lambda: call.text("y", "e")):
        with pytest.raises(Failed):
            bad()


async def test_a_room_is_meant_by_its_id_its_name_or_somebody_to_speak_with(slack: Slack) -> None:
    for told in (slack.room, "#大厅", "大厅"):
        assert await called(slack, channel=told).channel() == slack.room
    alone = await called(slack, channel=slack.id("zhao")).channel()
    assert await called(slack, "zhao", channel=slack.id("li")).channel() == alone
    for told in ("", "#nowhere", "U01M86PW2Z4VCAXSZY88MAEBGA9"):
        with pytest.raises(Failed, match="channel_not_found"):
            await called(slack, channel=told).channel()


async def test_a_message_is_meant_by_its_ts_alone_and_read_by_whoever_may(slack: Slack) -> None:
    ts = (await slack.call("chat_postMessage", channel=slack.room, text="x"))["ts"]
    call = called(slack, ts=ts, thread_ts="")
    message = await call.message(slack.room)
    assert (await call.told(slack.room, message))["text"] == "x"
    assert await call.thread(slack.room) is None
    second, place = ts.split(".")
    for wrong in (f"{int(second) + 1}.{place}", "x", ""):
        with pytest.raises(Failed, match="message_not_found"):
            await called(slack, ts=wrong).message(slack.room)
    with pytest.raises(Failed, match="thread_not_found"):
        await called(slack, thread_ts=ts).thread(slack.stand.room)
    with pytest.raises(Failed, match="message_not_found"):
        await call.told(slack.room, "M0")
