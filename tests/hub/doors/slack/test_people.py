"""`auth.*`, `users.*`, `bots.*`, `team.*` by the stock client."""

import asyncio

from slack_sdk import WebClient

from tests.hub.doors.slack.station import Slack


async def test_a_token_says_whose_it_is_and_what_it_may(slack: Slack) -> None:
    answer = await asyncio.to_thread(slack.client.auth_test)
    assert (answer["user_id"], answer["bot_id"], answer["user"]) == (slack.bot, slack.bot, "机器人")
    assert (answer["team"], answer["url"]) == ("Yi", f"{slack.stand.url}/")
    assert answer["team_id"].startswith("T")
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")
    person = WebClient(token=slack.stand.tokens["li"], base_url=f"{slack.stand.url}/slack/api/")
    mine = await asyncio.to_thread(person.auth_test)
    assert (mine["user_id"], "bot_id" in mine.data) == (slack.id("li"), False)


async def test_people_are_found_by_id_by_address_and_listed_a_page_at_a_time(slack: Slack) -> None:
    await slack.stand.ask("li", "people.edit", person=slack.id("zhao"), email="Zhao@Yi.example")
    one = (await slack.call("users_info", user=slack.id("li")))["user"]
    assert (one["real_name"], one["is_admin"], one["is_bot"], one["tz"]) == ("李雷", True, False, "Asia/Shanghai")
    assert one["tz_offset"] == 8 * 3600
    found = (await slack.call("users_lookupByEmail", email="zhao@yi.example"))["user"]
    assert (found["id"], found["profile"]["email"]) == (slack.id("zhao"), "zhao@yi.example")
    pages = await slack.pages("users_list", limit=2)
    assert {one["id"] for page in pages for one in page["members"]} == {slack.id("li"), slack.id("zhao"), slack.bot}
    assert len(pages) == 2
    assert (await slack.call("users_profile_get", user=slack.id("li")))["profile"]["display_name"] == "李雷"
    assert (await slack.call("users_getPresence", user=slack.id("li")))["presence"] == "away"
    for method, args, error in (
        ("users_info", {"user": "U0"}, "user_not_found"), ("users_lookupByEmail", {"email": "x@y"}, "users_not_found"),
        ("users_getPresence", {"user": "U0"}, "user_not_found"),
    ):  # fmt: skip
        assert await slack.error(method, **args) == error


async def test_a_bot_and_the_company_are_told(slack: Slack) -> None:
    assert (await slack.call("bots_info", bot=slack.bot))["bot"]["name"] == "机器人"
    assert await slack.error("bots_info", bot=slack.id("li")) == "bot_not_found"
    assert (await slack.call("team_info"))["team"]["name"] == "Yi"
    assert (await slack.call("emoji_list"))["emoji"] == {}
    assert (await slack.call("usergroups_list"))["usergroups"] == []


async def test_a_token_that_was_handed_back_opens_nothing(slack: Slack) -> None:
    assert not (await slack.call("auth_revoke", test=True))["revoked"]
    assert (await slack.call("auth_revoke"))["revoked"]
    assert await slack.error("auth_test") == "invalid_auth"
