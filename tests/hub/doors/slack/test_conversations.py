"""`conversations.*`, what there is, by the stock client."""

from tests.hub.doors.slack.station import Slack


async def test_open_rooms_and_ones_own_are_listed_a_page_at_a_time(slack: Slack) -> None:
    for name in ("a", "b", "c"):
        await slack.stand.ask("li", "channel.create", kind="public", name=name)
    pages = await slack.pages("conversations_list", limit=2, exclude_archived=True)
    assert [[one["name"] for one in page["channels"]] for page in pages] == [["c", "b"], ["a", "大厅"]]
    (hall,) = (one for page in pages for one in page["channels"] if one["id"] == slack.room)
    assert (hall["is_member"], hall["is_channel"], hall["is_private"], hall["num_members"]) == (True, True, False, 3)
    mine = await slack.call("users_conversations", types="public_channel,private_channel,im")
    assert [one["id"] for one in mine["channels"]] == [slack.room]
    assert await slack.error("conversations_list", types="nonsense") == "invalid_types"
    assert await slack.error("conversations_list", limit=0) == "invalid_limit"
    assert await slack.error("conversations_list", cursor="nonsense") == "invalid_cursor"
    assert await slack.error("users_conversations", user=slack.id("li")) == "access_denied"


async def test_a_room_is_told_with_its_maker_and_its_people(slack: Slack) -> None:
    told = (await slack.call("conversations_info", channel=slack.room))["channel"]
    assert (told["name"], told["creator"]) == ("大厅", slack.id("li"))
    pages = await slack.pages("conversations_members", channel=slack.room, limit=2)
    people = [one for page in pages for one in page["members"]]
    assert (len(pages), set(people)) == (2, {slack.bot, slack.id("li"), slack.id("zhao")})
    assert await slack.error("conversations_info", channel=slack.stand.room) == "channel_not_found"


async def test_a_conversation_is_opened_once_for_the_same_people(slack: Slack) -> None:
    zhao, li = slack.id("zhao"), slack.id("li")
    for people in (zhao, f"{zhao},{li}"):
        first = await slack.call("conversations_open", users=people)
        slack.stand.hub.clock.now += 5_000
        again = await slack.call("conversations_open", users=people, return_im=True)
        assert first["channel"]["id"] == again["channel"]["id"]
        assert (first["already_open"], again["already_open"]) == (False, True)
        assert (again["channel"]["is_im"], again["channel"]["is_mpim"]) == ((people == zhao), (people != zhao))
    told = await slack.call("conversations_open", channel=slack.room)
    assert told["channel"] == {"id": slack.room}
    assert await slack.error("conversations_open", users="U0") == "user_not_found"
