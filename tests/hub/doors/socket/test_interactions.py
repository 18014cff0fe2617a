"""What is asked of bots: exactly one connection gets it, its answer comes back, and one that is away is told so."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bots.kit import Bot
from hub.chat import register_app
from hub.doors.socket.interactions import plain
from tests.hub.doors.standing import Standing, standing
from tests.wire import Person, Refusal

TOKEN = "xoxb-echo"
MANIFEST: dict[str, Any] = {
    "name": "echo", "label": {"zh": "回声", "en": "Echo"}, "icon": "repeat",
    "about": {"zh": "说一遍", "en": "Says it again"},
    "commands": [{"names": ["echo", "回声"], "args": [{"name": "text", "rest": True, "required": True}]}],
    "actions": ["again"], "for_person": ["people.me"],
}  # fmt: skip


@pytest.fixture
async def echo(stand: Standing) -> AsyncIterator[Bot]:
    """A bot in two processes' worth of connections, and what it heard."""
    await register_app(stand.hub.corridor, MANIFEST, stand.actors["li"].company, TOKEN)
    heard: list[dict[str, Any]] = []
    bots = [bot_that(heard), bot_that(heard)]
    for bot in bots:
        await bot.start(stand.url, TOKEN)
    bots[0].heard = heard  # type: ignore[attr-defined]
    yield bots[0]
    for bot in bots:
        await bot.stop()


def bot_that(heard: list[dict[str, Any]]) -> Bot:
    bot = Bot("echo")

    @bot.command("echo")
    async def say_it_again(args: dict[str, Any], interaction: dict[str, Any], act: Any, reply: Any) -> None:
        heard.append(interaction)
        if args["text"] == "sleep":
            await asyncio.sleep(3.2)
        me = await act("people.me")
        await reply({"text": args["text"], "words": {"zh": args["text"], "en": args["text"]}, "by": 1}["text"])
        interaction["me"] = me["person"]["name"]

    return bot


async def whispered(person: Person, text: str) -> dict[str, Any]:
    return await person.sees("chat.whispered", lambda one: one["data"]["message"]["text"] == text)


async def test_a_command_of_a_bot_reaches_one_connection_of_it_and_its_answer_the_asker(
    stand: Standing, echo: Bot
) -> None:
    li, zhao = await stand.person("li"), await stand.person("zhao")
    ran = await li.says("/回声 你好", stand.room)
    assert ran["interaction"].startswith("X")
    await whispered(li, "你好")
    assert len(echo.heard) == 1  # type: ignore[attr-defined]
    assert echo.heard[0]["me"] == "李雷"  # type: ignore[attr-defined]
    assert "chat.whispered" not in {one["name"] for one in zhao.events}
    await li.leaves()
    await zhao.leaves()


async def test_waiting_for_a_bot_holds_up_no_act_behind_it(stand: Standing, echo: Bot) -> None:
    li = await stand.person("li")
    slow = asyncio.create_task(li.says("/echo sleep", stand.room))
    await asyncio.sleep(0.05)
    await li.asks("people.me")
    assert not slow.done()
    with pytest.raises(Refusal, match=r"bot\.away"):
        await slow
    await li.leaves()


async def test_over_http_a_bot_is_waited_for_too(stand: Standing, echo: Bot) -> None:
    given = {"line": "/echo hi", "channel": stand.room, "key": "h1"}
    status, told = await stand.fetch("POST", "/api/acts/command.run", "li", json=given)
    assert (status, told["ok"]) == (200, True)
    assert len(echo.heard) == 1  # type: ignore[attr-defined]


async def test_a_bot_that_is_away_is_said_to_be_at_once(stand: Standing) -> None:
    await register_app(stand.hub.corridor, MANIFEST, stand.actors["li"].company, TOKEN)
    li = await stand.person("li")
    with pytest.raises(Refusal, match=r"bot\.away"):
        await li.says("/echo hello", stand.room)
    await li.leaves()


async def test_a_bot_may_do_for_a_person_only_what_its_manifest_lists(stand: Standing, echo: Bot) -> None:
    li = await stand.person("li")
    await li.says("/echo hi", stand.room)
    trigger = echo.heard[0]["trigger"]  # type: ignore[attr-defined]
    assert (await echo.act("people.me", **{"for": trigger}))["person"]["name"] == "李雷"
    for given in ({"for": trigger}, {"for": "Xnone"}):
        with pytest.raises(Exception, match=r"."):
            await echo.act("channel.list", **given)
    with pytest.raises(Refusal, match=r"act\.not_allowed"):
        await li.asks("people.me", **{"for": trigger})
    await li.leaves()


async def test_without_redis_a_bot_on_another_node_answers_in_time(tmp_path: Path, postgres_url: str) -> None:
    async with (
        standing(postgres_url, tmp_path / "1", many_nodes=True) as first,
        standing(postgres_url, tmp_path / "2", begun=first, many_nodes=True) as second,
    ):
        await register_app(first.hub.corridor, MANIFEST, first.actors["li"].company, TOKEN)
        heard: list[dict[str, Any]] = []
        bot = bot_that(heard)
        await bot.start(second.url, TOKEN)
        li = await first.person("li")
        for text in ("hi", "again"):
            ran = await li.says(f"/echo {text}", first.room)
            assert ran["interaction"].startswith("X")
            await whispered(li, text)
        assert len(heard) == 2
        await li.leaves()
        await bot.stop()


async def test_a_bot_that_dies_before_it_acknowledges_leaves_it_to_another_connection(stand: Standing) -> None:
    await register_app(stand.hub.corridor, MANIFEST, stand.actors["li"].company, TOKEN)
    stand.tokens["echo"] = TOKEN
    li, heard = await stand.person("li"), list[dict[str, Any]]()
    async with stand.raw("echo") as dying:
        asked = asyncio.create_task(li.says("/echo hello", stand.room))
        frame = await dying.next("42")
        while '"interaction"' not in frame.split(",")[0]:
            frame = await dying.next("42")
        living = bot_that(heard)
        await living.start(stand.url, TOKEN)
        assert heard == []
    await asked
    assert [one["args"]["text"] for one in heard] == ["hello"]
    await living.stop()
    await li.leaves()


def test_a_text_in_both_languages_is_taken_apart() -> None:
    both = {"text": "a", "words": {"zh": "a", "en": "b"}}
    assert plain({"reply": {"text": both}}) == {"reply": both}
    assert plain(None) == {}
