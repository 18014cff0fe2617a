"""A bot's card with everything on it, used in a real browser: a tap, a dialog with an error and without, options while
typing, another dialog upon it, a shortcut of a message; on a desk and on a phone.
"""

import base64
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bots.kit import Bot
from tests.bots.kit.test_example import new_bot
from tests.browser import Window, chromium_at, window
from tests.cast import Cast
from tests.station import Station
from tests.story.gallery import gallery
from tests.wire import Person

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@asynccontextmanager
async def running(cast: Cast, station: Station) -> AsyncIterator[Bot]:
    """The gallery, let in by an administrator, at work, with a room of its own in which everybody of the cast is."""
    bot = gallery(f"gallery-{uuid.uuid4().hex[:6]}")
    await bot.start(station.url, await new_bot(cast, bot.name))
    try:
        yield bot
    finally:
        await bot.act("app.describe")
        await bot.stop()


@asynccontextmanager
async def shown(
    cast: Cast, station: Station, chromium: str, *, phone: bool = False, locale: str = "zh-CN", dark: bool = False
) -> AsyncIterator[tuple[Window, Bot]]:
    """Somebody's window in the conversation with the gallery, which has shown itself there."""
    async with (
        cast.here("employee") as (ma,), running(cast, station) as bot,
        chromium_at(chromium) as browser, window(browser, station.url, phone=phone, locale=locale, dark=dark) as page,
    ):  # fmt: skip
        room = await talk_with(ma, bot)
        await ma.says(f"/{bot.name}", room)
        await page.signs_in(*station.people["employee"])
        await page.page.goto(f"{station.url}/c/{room}")
        await page.page.get_by_role("button", name="打开表单").wait_for()
        yield page, bot


async def talk_with(person: Person, bot: Bot) -> str:
    assert bot.client is not None
    given = {"kind": "direct", "people": [bot.client.me["id"]], "key": str(uuid.uuid4())}
    return str((await person.asks("channel.create", **given))["channel"]["id"])


async def fills(page: Window, amount: str) -> None:
    dialog = page.page.locator("dialog[open]")
    await dialog.get_by_label("事由").fill("买书")
    await dialog.get_by_label("金额").fill(amount)


async def test_a_dialog_says_what_is_wrong_then_another_lies_upon_it_and_both_close(
    cast: Cast, station: Station, chromium: str
) -> None:
    async with shown(cast, station, chromium) as (page, _):
        await page.page.get_by_role("button", name="打开表单").click()
        dialog = page.page.locator("dialog[open]")
        await dialog.get_by_text("填一张表").wait_for()
        await dialog.get_by_role("button", name="提交").click()
        await dialog.get_by_text("要填「事由」").wait_for()
        await fills(page, "2000")
        await dialog.get_by_role("button", name="提交").click()
        await dialog.get_by_text("一次最多 1000 元").wait_for()
        await dialog.get_by_role("combobox", name="城市").fill("sh")
        await dialog.get_by_role("option", name="上海 Shanghai").click()
        await dialog.get_by_label("金额").fill("20.5")
        receipt = {"name": "receipt.png", "mimeType": "image/png", "buffer": PICTURE}
        await dialog.locator("input[type=file]").set_input_files([receipt])  # type: ignore[list-item]
        await dialog.get_by_role("button", name="去掉 receipt.png").wait_for()
        await dialog.get_by_role("button", name="提交").click()
        await dialog.get_by_text("上海 Shanghai").wait_for()
        await dialog.get_by_role("button", name="改一改").click()
        await dialog.get_by_text("内容更新了").wait_for()
        await dialog.get_by_role("button", name="确定").click()
        await dialog.wait_for(state="hidden")
        await page.sees("收到：x")
        assert page.noise == []


async def test_a_tap_changes_the_card_and_a_message_is_kept_by_its_menu(
    cast: Cast, station: Station, chromium: str
) -> None:
    async with shown(cast, station, chromium) as (page, bot):
        await page.page.get_by_role("button", name="点我").click()
        await page.sees("按了 v1")
        await page.page.get_by_label("颜色").select_option("pine")
        await page.sees("选了 pine")
        await page.says("remember me")
        row = page.page.locator(".msg").filter(has_text="remember me").last
        await row.hover()
        await row.get_by_role("button", name="更多").click()
        await page.page.get_by_role("menuitem", name=f"存一存 {bot.name}").click()
        await page.sees("存好了：remember me")
        await page.page.get_by_role("button", name="机器人快捷操作").click()
        await page.page.get_by_role("menuitem", name="新填一张表").last.click()
        await page.page.locator("dialog[open]").get_by_text("填一张表").wait_for()
        await page.page.locator("dialog[open]").get_by_label("事由").fill("x")
        await page.page.keyboard.press("Escape")
        await page.sees("填好的内容会丢掉。")
        await page.page.get_by_role("button", name="丢掉").click()
        await page.page.locator("dialog[open]").wait_for(state="hidden")
        assert page.noise == []


async def test_a_dialog_opens_on_the_screen_that_asked_and_is_a_sheet_on_a_phone(
    cast: Cast, station: Station, chromium: str
) -> None:
    async with (
        shown(cast, station, chromium, phone=True) as (page, _),
        chromium_at(chromium) as browser, window(browser, station.url) as other,
    ):  # fmt: skip
        await other.signs_in(*station.people["employee"])
        await page.page.get_by_role("button", name="打开表单").tap()
        await page.page.locator("dialog[open]").get_by_text("填一张表").wait_for()
        box = await page.page.locator("dialog[open]").bounding_box()
        assert box is not None and box["width"] == 390
        await fills(page, "5")
        await page.page.reload()
        await page.page.locator("dialog[open]").get_by_text("填一张表").wait_for()
        assert await other.page.locator("dialog[open]").count() == 0
        assert page.noise == []


async def test_an_apps_home_page_is_brought_up_to_date_as_it_is_opened(
    cast: Cast, station: Station, chromium: str
) -> None:
    async with chromium_at(chromium) as browser, window(browser, station.url) as page:
        await page.signs_in(*station.people["manager"])
        await page.page.get_by_role("link", name="应用").first.click()
        await page.page.get_by_role("link", name="OA精灵").click()
        await page.sees("我的一天")
        await page.sees("我能回答")
        assert page.noise == []
