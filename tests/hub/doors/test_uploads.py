"""Files: handed in by whoever is signed in, handed out to whoever may read them, run by no browser."""

import struct
import zlib

import aiohttp
import pytest
from multidict import CIMultiDictProxy as Headers

from hub.doors.uploads import disposition
from tests.hub.doors.standing import Standing


def picture() -> bytes:
    """A PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


async def hand_in(stand: Standing, data: bytes, name: str, kind: str) -> dict[str, object]:
    form = aiohttp.FormData()
    form.add_field("file", data, filename=name, content_type=kind)
    status, told = await stand.fetch("POST", "/api/files", "li", data=form)
    assert status == 201, told
    return dict(told["file"])


async def headers_of(stand: Standing, path: str, who: str = "li", **headers: str) -> tuple[int, Headers, bytes]:
    bearer = {"Authorization": f"Bearer {stand.tokens[who]}", **headers}
    async with aiohttp.ClientSession(headers=bearer) as http, http.get(stand.url + path) as answer:
        return answer.status, answer.headers, await answer.read()


async def test_a_picture_comes_back_as_it_went_in_and_only_to_who_may_see_it(stand: Standing) -> None:
    file = await hand_in(stand, picture(), "照片 1.png", "image/png")
    assert (file["type"], file["width"]) == ("image/png", 1)
    status, headers, data = await headers_of(stand, str(file["url"]))
    assert (status, data) == (200, picture())
    assert headers["Content-Disposition"].startswith("inline; ")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert (await headers_of(stand, str(file["url"]), "zhao"))[0] == 404
    await stand.ask("li", "chat.post", channel=stand.room, text="look", files=[file["id"]])
    assert (await headers_of(stand, str(file["url"]), "zhao"))[0] == 200
    assert (await stand.fetch("GET", str(file["url"])))[0] == 401


async def test_a_page_is_never_shown_as_one(stand: Standing) -> None:
    file = await hand_in(stand, b"<script>alert(1)</script>", "x.html", "text/html")
    _, headers, _ = await headers_of(stand, str(file["url"]))
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment; ")


async def test_a_part_of_a_file_is_enough_for_who_asks_for_it(stand: Standing) -> None:
    file = await hand_in(stand, b"0123456789", "n.txt", "text/plain")
    status, headers, data = await headers_of(stand, str(file["url"]), Range="bytes=2-4")
    assert (status, data, headers["Content-Range"]) == (206, b"234", "bytes 2-4/10")
    tag = (await headers_of(stand, str(file["url"])))[1]["ETag"]
    assert (await headers_of(stand, str(file["url"]), **{"If-None-Match": tag}))[0] == 304


@pytest.mark.parametrize("form", [None, {"other": "x"}])
async def test_a_form_without_a_file_is_refused(stand: Standing, form: dict[str, str] | None) -> None:
    data = aiohttp.FormData(form, default_to_multipart=True) if form else b"{}"
    status, told = await stand.fetch("POST", "/api/files", "li", data=data)
    assert status == 422
    assert told["refused"]["reason"] in ("payload.unreadable", "field.required")


async def test_an_empty_file_is_refused(stand: Standing) -> None:
    form = aiohttp.FormData()
    form.add_field("file", b"", filename="e.txt", content_type="text/plain")
    status, told = await stand.fetch("POST", "/api/files", "li", data=form)
    assert (status, told["refused"]["reason"]) == (422, "file.empty")


def test_names_are_told_by_rfc_6266() -> None:
    assert disposition("inline", '报告 "1".pdf') == (
        "inline; filename=\"__ _1_.pdf\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%221%22.pdf"
    )
    assert "\r" not in disposition("inline", "a\r\nb.txt")
