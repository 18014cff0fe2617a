"""`chat.*` by the stock client: said, changed, taken back, told to one person; once, whatever is sent again."""

import asyncio
from typing import Any

import pytest

from tests.hub.doors.slack.station import Slack

BLOCKS: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Deploy* 7"}},
    {"type": "actions", "block_id": "act", "elements": [
        {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}, "value": "7"},
    ]},
]  # fmt: skip


async def test_what_a_bot_says_stands_in_the_room(slack: Slack) -> None:
    who = slack.id("zhao")
    told = await slack.call("chat_postMessage", channel=slack.room, text=f"*hi* <@{who}> &lt;b&gt;", unfurl_links=True)
    (said,) = await slack.lines()
    assert (said["text"], said["mentions"], said["by"]["name"]) == (f"**hi** <@{who}> &lt;b>", [who], "机器人")
    assert (told["channel"], told["message"]["text"]) == (slack.room, f"*hi* <@{who}> &lt;b&gt;")
    assert (told["message"]["bot_id"], told["message"]["user"]) == (slack.bot, slack.bot)
    assert told["message"]["bot_profile"]["name"] == "机器人"
    found = await slack.call("conversations_history", channel=slack.room)
    assert found["messages"][0]["ts"] == told["ts"]


async def test_a_card_is_posted_changed_and_taken_back(slack: Slack) -> None:
    told = await slack.call("chat_postMessage", channel="#大厅", text="deploy", blocks=BLOCKS)
    assert told["message"]["blocks"] == BLOCKS
    where = {"channel": slack.room, "ts": told["ts"]}
    kept = await slack.call("chat_update", **where, text="deployed")
    assert (kept["text"], kept["ts"]) == ("deployed", told["ts"])
    (said,) = await slack.lines()
    assert (said["text"], said["blocks"], "edited_at" in said) == ("deployed", BLOCKS, True)
    await slack.call("chat_update", **where, text="done", blocks=[])
    (said,) = await slack.lines()
    assert (said["text"], "blocks" in said) == ("done", False)
    await slack.call("chat_delete", **where)
    assert "recalled" in (await slack.lines())[0]
    assert await slack.error("chat_update", **where, text="x") == "message_not_found"
    (tombstone,) = (await slack.call("conversations_history", channel=slack.room))["messages"]
    assert (tombstone["subtype"], tombstone["text"]) == ("tombstone", "")


async def test_a_thread_is_answered_and_shown_in_the_room_when_that_is_asked(slack: Slack) -> None:
    root = (await slack.call("chat_postMessage", channel=slack.room, text="root"))["ts"]
    below = {"channel": slack.room, "thread_ts": root}
    first = await slack.call("chat_postMessage", **below, text="one")
    assert first["message"]["thread_ts"] == root
    await slack.call("chat_postMessage", **below, text="two", reply_broadcast=True)
    await slack.call("chat_update", channel=slack.room, ts=first["ts"], text="uno")
    assert [one["text"] for one in await slack.lines()] == ["root", "two"]
    found = await slack.call("conversations_replies", channel=slack.room, ts=root)
    assert [one["text"] for one in found["messages"]] == ["root", "uno", "two"]
    missing = {"channel": slack.room, "thread_ts": "1.000099", "text": "x"}
    assert await slack.error("chat_postMessage", **missing) == "thread_not_found"


async def test_somebody_is_spoken_to_alone_by_their_id(slack: Slack) -> None:
    told = await slack.call("chat_postMessage", channel=slack.id("zhao"), text="psst")
    assert told["channel"].startswith("D")
    found = await slack.stand.ask("zhao", "chat.history", channel=told["channel"])
    assert [one["text"] for one in found["messages"]] == ["psst"]


async def test_an_ephemeral_is_seen_by_one_person(slack: Slack) -> None:
    given = {"channel": slack.room, "user": slack.id("zhao"), "text": "only *you*"}
    told = await slack.call("chat_postEphemeral", **given)
    assert "." in told["message_ts"]
    found = await slack.stand.ask("zhao", "chat.history", channel=slack.room)
    assert [one["text"] for one in found["messages"] if "ephemeral" in one] == ["only **you**"]
    assert await slack.lines() == []
    assert await slack.error("chat_postEphemeral", **{**given, "user": "U0"}) == "user_not_in_channel"


async def test_sent_again_with_its_key_it_is_one_message(slack: Slack) -> None:
    given = {"channel": slack.room, "text": "x", "client_msg_id": "0198-a"}
    answers = await asyncio.gather(*(slack.call("chat_postMessage", **given) for _ in range(4)))
    assert len({one["ts"] for one in answers}) == 1
    assert len(await slack.lines()) == 1
    assert await slack.error("chat_postMessage", **{**given, "text": "y"}) == "duplicate_client_msg_id"


async def test_a_message_has_an_address_of_its_own(slack: Slack) -> None:
    ts = (await slack.call("chat_postMessage", channel=slack.room, text="x"))["ts"]
    (said,) = await slack.lines()
    told = await slack.call("chat_getPermalink", channel=slack.room, message_ts=ts)
    assert told["permalink"] == f"{slack.stand.url}/c/{slack.room}/m/{said['id']}"


async def test_what_does_not_go_is_said_in_slacks_words(slack: Slack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKIP_SLACK_SDK_WARNING", "1")  # about calls without a text, which are meant here
    secret = slack.stand.room
    said = await slack.stand.ask("li", "chat.post", channel=slack.room, text="mine")
    ts = f"{slack.stand.hub.clock.now // 1000}.{said['seq']:06d}"
    for method, args, error in (
        ("chat_postMessage", {"channel": slack.room}, "no_text"),
        ("chat_postMessage", {"channel": slack.room, "text": "x" * 16_385}, "msg_too_long"),
        ("chat_postMessage", {"channel": "#nowhere", "text": "x"}, "channel_not_found"),
        ("chat_postMessage", {"channel": secret, "text": "x"}, "channel_not_found"),
        ("chat_postMessage", {"channel": slack.room, "blocks": [{"type": "section", "text": "x" * 3001}]},
         "invalid_blocks"),
        ("chat_update", {"channel": slack.room, "ts": ts, "text": "x"}, "cant_update_message"),
        ("chat_delete", {"channel": slack.room, "ts": ts}, "cant_delete_message"),
        ("chat_delete", {"channel": slack.room, "ts": "1.000001"}, "message_not_found"),
        ("chat_delete", {"channel": slack.room, "ts": "now"}, "message_not_found"),
        ("chat_getPermalink", {"channel": secret, "message_ts": ts}, "message_not_found"),
    ):  # fmt: skip
        assert await slack.error(method, **args) == error, (method, args)
    other = (await slack.stand.ask("li", "channel.create", kind="public", name="别处"))["channel"]["id"]
    assert await slack.error("chat_postMessage", channel=other, text="x") == "not_in_channel"
    await slack.stand.ask("li", "channel.archive", channel=slack.room)
    assert await slack.error("chat_postMessage", channel=slack.room, text="x") == "is_archived"


async def test_what_is_not_kept_is_said(slack: Slack) -> None:
    given = {"channel": slack.room, "text": "x", "icon_url": "https://x.example/i.png"}
    told = await slack.call("chat_postMessage", **given)
    assert told["response_metadata"]["messages"] == ["[WARN] icon_url is not kept"]


async def test_a_message_may_be_signed_with_another_name_beside_the_bots_own(slack: Slack) -> None:
    await slack.call("chat_postMessage", channel=slack.room, text="x", username="Jenkins", icon_emoji=":tada:")
    (said,) = await slack.lines()
    assert (said["alias"], said["by"]["name"]) == ({"name": "Jenkins", "icon": "🎉"}, "机器人")
    (found,) = (await slack.call("conversations_history", channel=slack.room))["messages"]
    assert (found["username"], found["user"]) == ("Jenkins", slack.bot)
