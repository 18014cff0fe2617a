"""A file by the stock client's own three steps."""

import asyncio

import aiohttp

from tests.hub.doors.slack.station import Slack


async def test_a_file_hangs_on_the_message_that_shows_it(slack: Slack) -> None:
    root = (await slack.call("chat_postMessage", channel=slack.room, text="root"))["ts"]
    told = await slack.call(
        "files_upload_v2", channel=slack.room, content="a,b\n1,2\n", filename="报告.csv", title="Report",
        initial_comment="*here*", thread_ts=root,
    )  # fmt: skip
    (file,) = told["files"]
    assert (file["name"], file["mimetype"], file["size"]) == ("报告.csv", "text/csv", 8)
    found = (await slack.call("conversations_replies", channel=slack.room, ts=root))["messages"]
    assert (found[1]["text"], found[1]["files"][0]["id"]) == ("*here*", file["id"])
    assert (await slack.call("files_info", file=file["id"]))["file"]["name"] == "报告.csv"
    bearer = {"Authorization": f"Bearer {slack.token}"}
    async with aiohttp.ClientSession(headers=bearer) as http, http.get(file["url_private"]) as answer:
        assert await answer.read() == b"a,b\n1,2\n"


async def test_a_file_without_a_room_is_the_bots_own(slack: Slack) -> None:
    told = await slack.call("files_upload_v2", content="x", filename="x.txt")
    assert (await slack.stand.hub.rows("SELECT 1 FROM file_hold")) == []
    assert (await slack.call("files_info", file=told["files"][0]["id"]))["file"]["size"] == 1


async def test_a_file_that_never_came_cannot_be_shown(slack: Slack) -> None:
    made = await slack.call("files_getUploadURLExternal", filename="x", length=3)
    given = {"files": [{"id": made["file_id"]}], "channel_id": slack.room}
    assert await slack.error("files_completeUploadExternal", **given) == "file_not_found"
    assert await slack.error("files_completeUploadExternal", files=[], channel_id=slack.room) == "invalid_arguments"
    too_long = {"filename": "x", "length": 10**12}
    assert await slack.error("files_getUploadURLExternal", **too_long) == "file_too_large"
    assert await slack.error("files_info", file="F0") == "file_not_found"
    assert await slack.lines() == []


async def test_two_files_at_once_stand_on_one_message(slack: Slack) -> None:
    both = [{"content": "a", "filename": "a.txt"}, {"content": "b", "filename": "b.txt"}]
    await asyncio.to_thread(lambda: slack.client.files_upload_v2(channel=slack.room, file_uploads=both))
    (said,) = await slack.lines()
    assert {one["name"] for one in said["files"]} == {"a.txt", "b.txt"}
