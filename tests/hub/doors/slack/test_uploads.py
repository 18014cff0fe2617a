"""Where a promised file's bytes are sent: the address is the key, for one file and an hour."""

import aiohttp

from tests.hub.doors.slack.station import Slack


async def send(address: str, data: bytes) -> tuple[int, str]:
    """Bytes as Slack's clients send them: raw, and called a form."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    async with aiohttp.ClientSession(headers=form) as http, http.post(address, data=data) as answer:
        return answer.status, await answer.text()


async def test_bytes_are_taken_as_they_are_and_once(slack: Slack) -> None:
    made = await slack.call("files_getUploadURLExternal", filename="a=b&c.bin", length=5)
    assert await send(made["upload_url"], b"a=b&\x00") == (200, "OK - 5")
    assert (await send(made["upload_url"], b"other"))[0] == 200
    told = (await slack.call("files_info", file=made["file_id"]))["file"]
    assert (told["name"], told["size"]) == ("a=b&c.bin", 5)
    (row,) = await slack.stand.hub.rows("SELECT COUNT(*) AS n FROM file")
    assert row["n"] == 1


async def test_an_address_nobody_gave_or_whose_hour_is_over_takes_nothing(slack: Slack) -> None:
    made = await slack.call("files_getUploadURLExternal", filename="x", length=5)
    assert await send(f"{slack.stand.url}/slack/upload/nonsense", b"x") == (404, "file.missing")
    slack.stand.hub.clock.now += 3_600_000
    assert await send(made["upload_url"], b"x") == (404, "file.missing")
    kept = await slack.stand.hub.rows("SELECT * FROM file_ticket")
    assert made["upload_url"].rpartition("/")[2] not in str(kept)


async def test_nothing_is_no_file(slack: Slack) -> None:
    made = await slack.call("files_getUploadURLExternal", filename="x", length=5)
    assert await send(made["upload_url"], b"") == (422, "file.empty")
