"""A bot's connection: real hub, real token, and an act that is asked for again keeps its key."""

import asyncio
import uuid
from typing import Any

import pytest

from bots.kit import Client, Refused
from tests.cast import Cast
from tests.station import Station


async def silent(_: dict[str, Any]) -> dict[str, Any]:
    return {}


def client_of(station: Station, bot: str = "customers") -> Client:
    token = (station.data / "bots" / f"{bot}.token").read_text("utf-8")
    return Client(station.url, token, silent, silent)


async def test_a_bot_signs_in_with_its_token_and_is_itself(station: Station) -> None:
    client = client_of(station)
    await client.connect()
    assert client.me["id"].startswith("B")
    await client.close()


async def test_a_refusal_comes_with_its_reason_and_words(station: Station) -> None:
    client = client_of(station)
    await client.connect()
    with pytest.raises(Refused) as no:
        await client.act("chat.post", channel="C0", text="x", key=str(uuid.uuid4()))
    assert no.value.reason == "channel.missing"
    assert no.value.words
    await client.close()


async def test_the_same_key_is_answered_with_the_first_reply(station: Station, cast: Cast) -> None:
    async with cast.here("sales") as (lin,):
        client = client_of(station)
        await client.connect()
        made = await lin.asks("channel.create", kind="direct", people=[client.me["id"]], key=str(uuid.uuid4()))
        given = {"channel": made["channel"]["id"], "text": "你好", "key": str(uuid.uuid4())}
        first, again = await asyncio.gather(client.act("chat.post", **given), client.act("chat.post", **given))
        assert first["id"] == again["id"]
        await client.close()
