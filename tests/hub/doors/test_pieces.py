"""Files in pieces: the line breaks wherever it likes, and the file arrives whole (tus 1.0)."""

import asyncio
import base64
import hashlib
import os
from collections.abc import AsyncIterator

import aiohttp
import pytest

from hub.doors.pieces import BYTES, PLACE, metadata
from hub.files import Blobs
from hub.files.pieces import MOST_OPEN
from hub.kernel import Refused
from tests.hub.doors.standing import Standing

DATA = os.urandom(70_001)
TUS = {"Tus-Resumable": "1.0.0"}


def named(name: str, kind: str = "text/plain") -> str:
    pairs = (("filename", name), ("filetype", kind))
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs)


class Uploading:
    """Somebody's uploads over a line of their own."""

    def __init__(self, stand: Standing, who: str) -> None:
        self.url = stand.url
        self.http = aiohttp.ClientSession(headers={"Authorization": f"Bearer {stand.tokens[who]}", **TUS})

    async def begins(self, size: int = len(DATA), name: str = "报告.txt", **more: str) -> str:
        headers = {"Upload-Length": str(size), "Upload-Metadata": named(name), **more}
        async with self.http.post(self.url + PLACE, headers=headers) as answer:
            assert answer.status == 201, await answer.text()
            assert answer.headers["Upload-Expires"].endswith("GMT")
            return answer.headers["Location"]

    async def sends(self, place: str, offset: int, data: bytes, kind: str = BYTES) -> tuple[int, str | None]:
        headers = {"Upload-Offset": str(offset), "Content-Type": kind}
        async with self.http.patch(self.url + place, data=data, headers=headers) as answer:
            return answer.status, answer.headers.get("Upload-Offset")

    async def stands(self, place: str) -> int:
        async with self.http.head(self.url + place) as answer:
            return int(answer.headers["Upload-Offset"]) if answer.status == 200 else -answer.status


@pytest.fixture
async def li(stand: Standing) -> AsyncIterator[Uploading]:
    made = Uploading(stand, "li")
    yield made
    await made.http.close()


async def test_a_file_arrives_whole_however_often_the_line_breaks(stand: Standing, li: Uploading) -> None:
    place = await li.begins()
    for start, end in ((0, 1), (1, 40_000), (40_000, 40_000), (40_000, len(DATA))):
        assert await li.stands(place) == start
        assert await li.sends(place, start, DATA[start:end]) == (204, str(end))
    file = (await stand.ask("li", "file.get", file=place.rpartition("/")[2]))["file"]
    assert (file["name"], file["type"], file["size"]) == ("报告.txt", "text/plain", len(DATA))
    sha = hashlib.sha256(DATA).hexdigest()
    kept = Blobs(str(stand.hub.registry.settings["store.data"])).path(sha)
    assert kept.read_bytes() == DATA
    assert await li.stands(place) == -404, "what is finished is no upload any more"


async def test_what_was_written_before_the_line_broke_counts(stand: Standing, li: Uploading) -> None:
    place = await li.begins()

    async def broken() -> AsyncIterator[bytes]:
        yield DATA[:30_000]
        raise ConnectionResetError

    with pytest.raises(aiohttp.ClientError):
        await li.sends(place, 0, broken())  # type: ignore[arg-type]
    async with asyncio.timeout(10):
        while True:  # until the hub, too, has seen that the line is broken: 409, ask again where it stands
            come = await li.stands(place)
            assert 0 <= come <= 30_000
            status, end = await li.sends(place, come, DATA[come:])
            if status == 204:
                break
            assert status == 409
    assert end == str(len(DATA))


async def test_bytes_in_the_wrong_place_are_refused_and_change_nothing(li: Uploading) -> None:
    place = await li.begins()
    await li.sends(place, 0, DATA[:10])
    assert (await li.sends(place, 5, DATA[5:]))[0] == 409
    assert (await li.sends(place, 10, DATA + b"x"))[0] == 413
    assert (await li.sends(place, 10, DATA[10:], kind="text/plain"))[0] == 422
    assert await li.stands(place) >= 10


async def test_nobody_else_sees_an_upload(stand: Standing, li: Uploading) -> None:
    place = await li.begins()
    zhao = Uploading(stand, "zhao")
    assert await zhao.stands(place) == -404
    assert (await zhao.sends(place, 0, DATA))[0] == 404
    async with zhao.http.delete(stand.url + place) as answer:
        assert answer.status == 404
    await zhao.http.close()


async def test_an_upload_is_given_up(stand: Standing, li: Uploading) -> None:
    place = await li.begins()
    await li.sends(place, 0, DATA[:10])
    async with li.http.delete(stand.url + place) as answer:
        assert answer.status == 204
    assert await li.stands(place) == -404


async def test_what_is_too_large_or_too_many_is_refused_before_a_byte_is_sent(stand: Standing, li: Uploading) -> None:
    headers = {"Upload-Length": str(10**12), "Upload-Metadata": named("x")}
    async with li.http.post(stand.url + PLACE, headers=headers) as answer:
        assert (answer.status, (await answer.json())["refused"]["reason"]) == (413, "file.too_large")
    for number in range(MOST_OPEN):
        await li.begins(name=f"{number}")
    async with li.http.post(stand.url + PLACE, headers={"Upload-Length": "1", "Upload-Metadata": named("x")}) as answer:
        assert (await answer.json())["refused"]["reason"] == "file.many"


async def test_a_client_is_told_what_the_door_can_do_and_must_speak_its_version(stand: Standing, li: Uploading) -> None:
    async with li.http.options(stand.url + PLACE) as answer:
        assert answer.headers["Tus-Extension"] == "creation,termination,expiration"
    headers = {"Tus-Resumable": "0.2.2", "Upload-Length": "1", "Upload-Metadata": named("x")}
    async with li.http.post(stand.url + PLACE, headers=headers) as answer:
        assert (answer.status, (await answer.json())["refused"]["reason"]) == (412, "file.protocol")


def test_metadata_is_read_or_refused() -> None:
    assert metadata(named("照片.png", "image/png")) == {"filename": "照片.png", "filetype": "image/png"}
    with pytest.raises(Refused):
        metadata("filename not-base64!")
