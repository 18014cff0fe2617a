"""Listeners are found by what they listen to, and given what they name."""

from typing import Any

import pytest

from bots.kit import Bot


async def test_a_listener_gets_just_what_it_names() -> None:
    bot, heard = Bot("echo"), []

    @bot.command("/echo")
    async def echo(args: dict[str, str], user: dict[str, str], reply: Any) -> None:
        heard.append((args["text"], user["name"]))
        await reply("done")

    answer = await bot.on_interaction(
        {"kind": "command", "command": "echo", "args": {"text": "hi"}, "user": {"id": "U1", "name": "li"}}
    )
    assert heard == [("hi", "li")]
    assert answer == {"reply": {"text": "done"}}


async def test_an_interaction_nobody_listens_to_is_answered_with_nothing() -> None:
    assert await Bot("deaf").on_interaction({"kind": "tap", "action": "x"}) == {}


async def test_form_errors_are_told_by_field() -> None:
    bot = Bot("forms")

    @bot.form("save")
    async def save(errors: Any) -> None:
        await errors(amount="too much")

    assert await bot.on_interaction({"kind": "form", "callback": "save"}) == {"errors": {"amount": "too much"}}


def test_two_listeners_for_one_command_are_an_error() -> None:
    bot = Bot("twice")
    bot.command("a")(test_form_errors_are_told_by_field)
    with pytest.raises(ValueError, match="two listeners"):
        bot.command("/a")(test_form_errors_are_told_by_field)
