"""`conversations.*`, what changes, by the stock client."""

from tests.hub.doors.slack.station import Slack


async def test_a_room_is_made_named_filled_emptied_and_closed(slack: Slack) -> None:
    made = (await slack.call("conversations_create", name="deploys", is_private=True))["channel"]
    room = {"channel": made["id"]}
    assert (made["is_private"], made["is_member"]) == (True, True)
    await slack.call("conversations_invite", **room, users=[slack.id("zhao"), slack.id("li")])
    people = (await slack.call("conversations_members", **room))["members"]
    assert set(people) == {slack.bot, slack.id("zhao"), slack.id("li")}
    assert (await slack.call("conversations_rename", **room, name="ship"))["channel"]["name"] == "ship"
    told = await slack.call("conversations_setTopic", **room, topic="what ships")
    assert told["channel"]["topic"]["value"] == "what ships"
    await slack.call("conversations_kick", **room, user=slack.id("li"))
    assert len((await slack.call("conversations_members", **room))["members"]) == 2
    await slack.call("conversations_archive", **room)
    assert await slack.error("conversations_invite", **room, users=slack.id("li")) == "is_archived"


async def test_an_open_room_is_entered_and_left(slack: Slack) -> None:
    other = (await slack.stand.ask("li", "channel.create", kind="public", name="别处"))["channel"]["id"]
    assert (await slack.call("conversations_join", channel=other))["channel"]["is_member"]
    await slack.call("conversations_leave", channel=other)
    assert not (await slack.call("conversations_info", channel=other))["channel"]["is_member"]


async def test_what_does_not_go_is_said_in_slacks_words(slack: Slack) -> None:
    for method, args, error in (
        ("conversations_create", {"name": "大厅"}, "name_taken"),
        ("conversations_create", {"name": ""}, "invalid_name_required"),
        ("conversations_create", {"name": "x" * 81}, "invalid_name_maxlength"),
        ("conversations_join", {"channel": slack.stand.room}, "channel_not_found"),
        ("conversations_rename", {"channel": slack.room, "name": "x"}, "restricted_action"),
        ("conversations_kick", {"channel": slack.room, "user": slack.id("zhao")}, "restricted_action"),
        ("conversations_invite", {"channel": slack.room, "users": ""}, "no_user"),
        ("conversations_invite", {"channel": slack.room, "users": "U0"}, "user_not_found"),
    ):
        assert await slack.error(method, **args) == error, (method, args)
    alone = (await slack.call("conversations_open", users=slack.id("zhao")))["channel"]["id"]
    assert await slack.error("conversations_leave", channel=alone) == "method_not_supported_for_channel_type"
