"""The bot of bots/README.md does what the page says, on a real hub."""

import importlib
import re
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bots.kit import Bot, example
from bots.kit.talk import Talk, sign_in, talking
from tests.cast import Cast
from tests.station import ROOT, Station

PAGE = (ROOT / "bots" / "README.md").read_text("utf-8")


async def new_bot(cast: Cast, app: str) -> str:
    """A bot's token, as an administrator makes one on the page of bots."""
    async with cast.here("admin") as (admin,):
        return str((await admin.asks("bot.create", app=app, name=app))["token"])


@pytest.fixture
async def ma(cast: Cast, station: Station) -> AsyncIterator[Talk]:
    """An employee in conversation with the lunch bot, which nobody has met before."""
    app = f"lunch-{uuid.uuid4().hex[:8]}"
    bot: Bot = importlib.reload(example).bot
    bot._described["commands"][0]["names"] = ["lunch", app]
    person = await sign_in(station.url, *station.people["employee"])
    async with talking(bot, station.url, await new_bot(cast, app), person) as talk:
        yield talk
        await bot.act("app.describe")  # the word is free for the next


async def test_lunch_is_ordered_in_a_dialog_that_says_what_is_wrong(ma: Talk) -> None:
    await ma.hears("/lunch")
    await ma.sees("今天吃什么？")
    await ma.taps("点餐")
    found = await ma.finds("dish", "面")
    assert [one["value"] for one in found] == ["牛肉面"]
    await ma.fills(dish=found[0], count="6")
    await ma.sends()
    assert ma.errors == {"count": "一次最多五份"}
    await ma.fills(count="2")
    await ma.sends()
    await ma.sees("订了 2 份牛肉面")
    await ma.no_dialog()


async def test_a_tick_is_heard_once_however_often_it_is_run(ma: Talk) -> None:
    bot = importlib.import_module("bots.kit.example").bot
    cron, _ = bot._crons[0]
    for _ in range(2):
        await bot._tick(cron, datetime(2026, 11, 24, 2, 30, tzinfo=UTC))
    await ma.hears("x")
    assert [one["text"] for one in ma.messages.values()].count("订饭了，输入 /午饭") == 1


def test_the_page_shows_the_bot_as_it_is() -> None:
    code = (ROOT / "bots" / "kit" / "example.py").read_text("utf-8")
    shown = re.search(r"```python\n# lunch.py\n(.*?)```", PAGE, re.DOTALL)
    assert shown and shown[1].strip() == code.partition('"""\n\n')[2].strip()
