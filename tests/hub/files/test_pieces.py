"""Files in pieces, below the doors: any cut anywhere, and the same bytes in the end."""

import hashlib
from collections.abc import AsyncIterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from hub.files import Blobs, go_on, part_of, progress
from hub.files.pieces import LIFE_MS, Pieces
from hub.kernel import Refused
from tests.hub.chat.office import Office


async def stream(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


async def sends(lobby: Office, file: str, offset: int, *chunks: bytes) -> int:
    actor = lobby.people["li"]
    async with lobby.hub.database.reading() as db:
        row = await part_of(db, file, actor, lobby.hub.clock.now)
    return await go_on(lobby.hub.corridor, row, actor, offset, stream(*chunks))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.binary(min_size=1, max_size=3_000), cuts=some.lists(some.integers(0, 3_000), max_size=6))
async def test_wherever_it_is_cut_the_bytes_are_the_same_in_the_end(
    lobby: Office, data: bytes, cuts: list[int]
) -> None:
    file = (await lobby.ask("li", "file.begin", name="x.bin", size=len(data)))["file"]
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    for start, end in pairwise(edges):
        assert progress(lobby.hub.registry.settings, file) == start
        assert await sends(lobby, file, start, data[start:end]) == end
    blobs = Blobs(lobby.hub.registry.settings["store.data"])
    assert blobs.path(hashlib.sha256(data).hexdigest()).read_bytes() == data
    assert progress(lobby.hub.registry.settings, file) == 0, "nothing is left aside"


async def test_two_at_once_do_not_write_into_each_other(lobby: Office) -> None:
    file = (await lobby.ask("li", "file.begin", name="x.bin", size=9))["file"]
    pieces = Pieces(lobby.hub.registry.settings["store.data"])
    async with pieces.held(file):
        with pytest.raises(Refused, match=r"file\.held"):
            await sends(lobby, file, 0, b"x")


async def test_a_file_that_had_come_whole_when_the_hub_died_is_kept_with_an_empty_piece(lobby: Office) -> None:
    file = (await lobby.ask("li", "file.begin", name="x.bin", size=3))["file"]
    pieces = Pieces(lobby.hub.registry.settings["store.data"])
    async with pieces.held(file) as opened:
        opened.write(b"abc")
    assert await sends(lobby, file, 3) == 3
    assert (await lobby.ask("li", "file.get", file=file))["file"]["size"] == 3


async def test_what_is_not_finished_in_a_day_is_let_go_with_its_bytes(lobby: Office) -> None:
    file = (await lobby.ask("li", "file.begin", name="x.bin", size=3))["file"]
    await sends(lobby, file, 0, b"a")
    lobby.hub.clock.now += LIFE_MS
    with pytest.raises(Refused, match=r"file\.missing"):
        await sends(lobby, file, 1, b"b")
    await lobby.hub.parts.timers.tick()
    assert await lobby.hub.rows("SELECT 1 FROM file_part") == []
    assert progress(lobby.hub.registry.settings, file) == 0
