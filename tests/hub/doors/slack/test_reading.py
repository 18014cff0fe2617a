"""`conversations.history` and `.replies` by the stock client: every message once, in order, between any two."""

from tests.hub.doors.slack.station import Slack


async def said(slack: Slack, count: int) -> list[str]:
    """So many messages, each a second after the other; their `ts`."""
    told = []
    for number in range(count):
        slack.stand.hub.clock.now += 1_000
        told.append((await slack.call("chat_postMessage", channel=slack.room, text=f"m{number}"))["ts"])
    return told


async def texts(slack: Slack, **asked: object) -> list[str]:
    found = await slack.call("conversations_history", channel=slack.room, **asked)
    return [one["text"] for one in found["messages"] if one["text"].startswith("m")]


async def test_a_room_is_read_page_by_page_the_youngest_first(slack: Slack) -> None:
    await said(slack, 5)
    pages = await slack.pages("conversations_history", channel=slack.room, limit=2)
    found = [one["text"] for page in pages for one in page["messages"]]
    assert found == ["m4", "m3", "m2", "m1", "m0"]
    assert [page["has_more"] for page in pages] == [True, True, False]


async def test_a_stretch_begins_and_ends_at_a_message_or_at_any_instant(slack: Slack) -> None:
    told = await said(slack, 5)
    assert await texts(slack, oldest=told[1], latest=told[3]) == ["m2"]
    assert await texts(slack, oldest=told[1], latest=told[3], inclusive=True) == ["m3", "m2", "m1"]
    assert await texts(slack, latest=told[2], inclusive=True, limit=1) == ["m2"]
    second = int(told[2].split(".")[0])
    assert await texts(slack, oldest=str(second)) == ["m4", "m3", "m2"]
    assert await texts(slack, latest=f"{second}.0") == ["m1", "m0"]
    assert await texts(slack, oldest="0") == ["m4", "m3", "m2", "m1", "m0"]
    assert await slack.error("conversations_history", channel=slack.room, oldest="x") == "invalid_ts_oldest"


async def test_a_thread_is_read_from_its_first_message_on_also_when_an_answer_is_named(slack: Slack) -> None:
    (root,) = await said(slack, 1)
    for number in range(3):
        answer = await slack.call("chat_postMessage", channel=slack.room, text=f"a{number}", thread_ts=root)
    for named in (root, answer["ts"]):
        given = {"channel": slack.room, "ts": named, "limit": 2}
        pages = await slack.pages("conversations_replies", **given)
        assert [one["text"] for page in pages for one in page["messages"]] == ["m0", "a0", "a1", "a2"]
        assert {one["thread_ts"] for page in pages for one in page["messages"]} == {root}
        assert pages[-1]["messages"][-1]["parent_user_id"] == slack.bot
    (first,) = (await slack.call("conversations_history", channel=slack.room))["messages"]
    assert (first["reply_count"], first["latest_reply"]) == (3, answer["ts"])


async def test_ones_reading_position_is_kept(slack: Slack) -> None:
    await slack.stand.ask("li", "chat.post", channel=slack.room, text="x")
    (found,) = (await slack.call("conversations_history", channel=slack.room))["messages"]
    await slack.call("conversations_mark", channel=slack.room, ts=found["ts"])
    (row,) = await slack.stand.hub.rows(
        "SELECT read_no FROM room_member WHERE channel = ? AND person = ?", slack.room, slack.bot
    )
    assert row["read_no"] == 1
    assert await slack.error("conversations_mark", channel=slack.room, ts="now") == "invalid_timestamp"
