"""Handing files in: within the limits, and gone after a day when they hang on nothing."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from hub.files import Blobs, store_upload
from hub.files.uploads import plain_name, plain_type
from hub.kernel import Refused
from tests.hub.chat.office import Office
from tests.hub.files.test_pictures import png

DAY = 24 * 3_600_000


async def upload(
    lobby: Office, login: str, data: bytes, name: str = "a.txt", type: str = "text/plain"
) -> dict[str, Any]:
    async def stream() -> AsyncIterator[bytes]:
        yield data

    return await store_upload(lobby.hub.corridor, stream(), name, type, lobby.people[login])


async def sha_of(lobby: Office, file: str) -> str:
    return str((await lobby.hub.rows("SELECT sha FROM file WHERE id = ?", file))[0]["sha"])


async def test_a_picture_has_its_size_and_its_real_type(lobby: Office) -> None:
    file = await upload(lobby, "li", png(64, 32), "../照片.JPG", "image/jpeg")
    assert file == {
        "id": file["id"], "name": "照片.JPG", "type": "image/png", "size": 33, "url": f"/api/files/{file['id']}",
        "width": 64, "height": 32,
    }  # fmt: skip
    assert (await upload(lobby, "li", b"<script>", "x.png", "image/png"))["type"] == "application/octet-stream"


async def test_limits_are_kept(lobby: Office) -> None:
    with pytest.raises(Refused, match=r"file\.empty"):
        await upload(lobby, "li", b"")
    settings = lobby.hub.registry.settings
    for key, value, reason in (("most_megabytes", 0, "too_large"), ("quota_gigabytes", 0, "quota")):
        lobby.hub.registry.settings = {**settings, f"files.{key}": value}
        with pytest.raises(Refused, match=rf"file\.{reason}"):
            await upload(lobby, "li", b"x")


async def test_nobody_gets_a_files_bytes_by_naming_its_hash(lobby: Office) -> None:
    given = {"owner": "Uli", "company": "O1", "name": "x", "type": "t/t", "size": 1, "sha": "00"}
    for login in ("li", "root", "bot"):
        assert (await lobby.refusal(login, "file.keep", **given)).reason == "act.not_allowed"


async def test_what_hangs_on_nothing_is_gone_after_a_day(lobby: Office) -> None:
    shown, lost = [await upload(lobby, "li", text) for text in (b"shown", b"lost")]
    twin = await upload(lobby, "li", b"shown")
    await lobby.say("li", "look", files=[shown["id"]])
    hashes = [await sha_of(lobby, one["id"]) for one in (shown, lost)]
    lobby.hub.clock.now += DAY + 100
    await lobby.hub.parts.timers.tick()
    left = await lobby.hub.rows("SELECT id FROM file WHERE gone_at IS NULL")
    assert [row["id"] for row in left] == [shown["id"]]
    assert (await lobby.refusal("li", "file.get", file=twin["id"])).reason == "file.missing"
    blobs = Blobs(lobby.hub.registry.settings["store.data"])
    assert [blobs.path(sha).exists() for sha in hashes] == [True, False]


async def test_a_face_is_not_swept_away(lobby: Office) -> None:
    file = await upload(lobby, "li", png(8, 8))
    sql = "UPDATE person SET avatar = ? WHERE id = 'Uli'"
    await lobby.hub.database.atomic(lambda db: db.run(sql, file["id"]))
    lobby.hub.clock.now += DAY + 100
    await lobby.hub.parts.timers.tick()
    assert (await lobby.ask("zhao", "file.get", file=file["id"]))["file"]["id"] == file["id"]


def test_a_name_is_a_name_and_nothing_else() -> None:
    assert plain_name("..\\..\\etc/passwd") == "passwd"
    assert plain_name("a\x00\u202eb\ud800.txt ") == "ab.txt"
    assert plain_name("...") == plain_name("") == plain_name("/") == "file"
    long = plain_name("长" * 500 + ".tar.gz")
    assert long.endswith(".gz")
    assert len(long) <= 200


def test_a_type_is_believed_as_far_as_it_can_be() -> None:
    assert plain_type("Text/Plain; charset=x") == "text/plain"
    assert plain_type("image/svg+xml") == "image/svg+xml"
    for wrong in ("image/png", "", "x", "text/html\r\nX: y", "a/" + "b" * 200):
        assert plain_type(wrong) == "application/octet-stream"
