"""A person for the tests of bots: says, taps, fills in, and fails with what was seen instead."""

import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bots.kit import Bot, actions, button, field
from bots.kit import talk as talks
from bots.kit.talk import Talk, sign_in, talking
from tests.bots.kit.test_example import new_bot
from tests.cast import Cast
from tests.station import Station


def echo() -> Bot:
    bot = Bot("echo")

    @bot.message
    async def said(text: str, say: Any) -> None:
        await say(f"{text}!", blocks=[actions(button("More", "more", "1")), field("Note", "note", optional=True)])

    @bot.action("more")
    async def more(views: Any, form: dict[str, Any]) -> None:
        await views.open(title=form.get("note") or "Plain", blocks=[actions(button("On", "on"))])

    @bot.action("on")
    async def on(push: Any) -> None:
        await push(title="Second", blocks=[], submit="Go", callback_id="go")

    @bot.form("go")
    async def go(clear: Any) -> None:
        await clear()

    @bot.shortcut("keep", kind="message", label="Keep")
    async def keep(message: dict[str, Any], reply: Any) -> None:
        await reply(f"kept {message['text']}")

    return bot


@pytest.fixture
async def li(cast: Cast, station: Station) -> AsyncIterator[Talk]:
    person = await sign_in(station.url, *station.people["sales"])
    token = await new_bot(cast, f"echo-{uuid.uuid4().hex[:8]}")
    async with talking(echo(), station.url, token, person) as talk:
        yield talk


async def test_a_talk_goes_through_a_card_and_dialogs_on_one_another(li: Talk) -> None:
    await li.hears("hello")
    await li.sees("hello!")
    await li.fills(note="Titled")
    await li.taps("More")
    await li.sees("Titled")
    await li.taps("On")
    await li.sees("Second")
    await li.sends()
    await li.no_dialog()


async def test_a_bot_is_called_for_a_message(li: Talk) -> None:
    await li.hears("remember")
    await li.sees("remember!")
    await li.calls("keep", "remember!")
    await li.sees("kept remember!")


async def test_what_is_not_seen_is_an_error_that_says_what_was(li: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    await li.hears("one")
    await li.sees("one!")
    monkeypatch.setattr(talks, "PATIENCE", 0.1)
    with pytest.raises(AssertionError, match="one!"):
        await li.sees("two")


async def test_who_cannot_sign_in_is_told_so(station: Station) -> None:
    with pytest.raises(RuntimeError, match=r"session\.wrong"):
        await sign_in(station.url, "majun", "wrong")
