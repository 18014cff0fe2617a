"""Leave to hand in one file by an address alone: an hour, one file, only its hash kept."""

from collections.abc import AsyncIterator

import pytest

from hub.files import store_upload
from hub.files.tickets import LIFE_MS, ticket_for
from hub.kernel import Refused
from hub.people import token_hash
from tests.hub.chat.office import Office


async def found(lobby: Office, secret: str) -> tuple[str, bool]:
    """Which file an address takes in, and whether it has come."""
    async with lobby.hub.database.reading() as db:
        row, has_come = await ticket_for(db, secret, lobby.hub.clock.now)
    return str(row["file"]), has_come


async def test_an_address_is_for_one_file_of_whoever_asked_for_an_hour(lobby: Office) -> None:
    made = await lobby.ask("bot", "file.ticket", name="a.txt", length=3)
    assert await found(lobby, made["secret"]) == (made["file"], False)
    (kept,) = await lobby.hub.rows("SELECT hash, owner FROM file_ticket")
    assert (kept["hash"], kept["owner"]) == (token_hash(made["secret"]), "Bbot")
    with pytest.raises(Refused, match=r"file\.missing"):
        await found(lobby, made["file"])
    lobby.hub.clock.now += LIFE_MS
    with pytest.raises(Refused, match=r"file\.missing"):
        await found(lobby, made["secret"])
    await lobby.ask("bot", "file.ticket", name="b.txt", length=3)
    assert len(await lobby.hub.rows("SELECT 1 FROM file_ticket")) == 1


async def test_the_file_has_the_id_it_was_promised_however_often_it_is_sent(lobby: Office) -> None:
    made = await lobby.ask("bot", "file.ticket", name="a.txt", length=3)

    async def stream() -> AsyncIterator[bytes]:
        yield b"abc"

    for _ in range(2):
        kept = await store_upload(
            lobby.hub.corridor, stream(), "a.txt", "text/plain", lobby.people["bot"], made["file"]
        )
        assert kept["id"] == made["file"]
    assert await found(lobby, made["secret"]) == (made["file"], True)
    assert len(await lobby.hub.rows("SELECT 1 FROM file")) == 1


async def test_a_file_larger_than_any_may_be_gets_no_address(lobby: Office) -> None:
    assert (await lobby.refusal("bot", "file.ticket", name="a", length=10**12)).reason == "file.too_large"
