"""`reactions.*` and `pins.*` by the stock client."""

from tests.hub.doors.slack.station import Slack


async def test_an_emoji_is_put_on_and_taken_off_by_its_name(slack: Slack) -> None:
    ts = (await slack.call("chat_postMessage", channel=slack.room, text="x"))["ts"]
    on = {"channel": slack.room, "timestamp": ts}
    await slack.call("reactions_add", **on, name="tada")
    assert await slack.error("reactions_add", **on, name="tada") == "already_reacted"
    (said,) = await slack.lines()
    assert said["reactions"] == [{"emoji": "🎉", "people": [slack.bot]}]
    told = (await slack.call("reactions_get", **on))["message"]
    assert told["reactions"] == [{"name": "tada", "users": [slack.bot], "count": 1}]
    await slack.call("reactions_remove", **on, name="tada")
    assert await slack.error("reactions_remove", **on, name="tada") == "no_reaction"
    assert await slack.error("reactions_add", **on, name="<x>") == "invalid_name"
    assert await slack.error("reactions_add", **{**on, "timestamp": "1.000001"}, name="x") == "message_not_found"


async def test_a_message_is_pinned_listed_and_let_go(slack: Slack) -> None:
    ts = (await slack.call("chat_postMessage", channel=slack.room, text="keep"))["ts"]
    on = {"channel": slack.room, "timestamp": ts}
    await slack.call("pins_add", **on)
    assert await slack.error("pins_add", **on) == "already_pinned"
    (item,) = (await slack.call("pins_list", channel=slack.room))["items"]
    assert (item["message"]["text"], item["message"]["ts"]) == ("keep", ts)
    await slack.call("pins_remove", **on)
    assert await slack.error("pins_remove", **on) == "no_pin"
