"""A program outside is given an address, by a page or by a line, and what it posts stands before people at once."""

import asyncio
import re
import uuid

import pytest
from playwright.async_api import Browser, Page, expect
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from tests.browser import window
from tests.station import Station
from tests.wire import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOM = "全员公告"


async def secret_on(page: Page) -> str:
    """What the page shows once."""
    shown = page.get_by_role("dialog").locator("code").first
    await shown.wait_for()
    return await shown.inner_text()


async def posts(address: str, text: str) -> None:
    """A stock Slack client posts to an address."""
    said = await asyncio.to_thread(lambda: WebhookClient(address).send(text=text))
    assert (said.status_code, said.body) == (200, "ok")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
async def test_an_address_made_on_the_page_posts_to_everybody_in_the_room(
    station: Station, browser: Browser, phone: bool
) -> None:
    async with window(browser, station.url, phone=phone) as wu, window(browser, station.url) as ma:
        await ma.signs_in(*station.people["employee"])
        await ma.enters(ROOM)
        await wu.signs_in(*station.people["admin"])
        page, name = wu.page, f"构建 {uuid.uuid4().hex[:6]}"
        await page.get_by_role("link", name=ROOM).first.wait_for()
        await page.goto(f"{station.url}/admin/bots?tab=hooks")
        await page.get_by_role("button", name="新建接入地址").first.click()
        form = page.get_by_role("dialog")
        await form.get_by_role("textbox").last.fill(name)
        await form.get_by_text(ROOM, exact=True).click()
        await form.get_by_role("button", name="新建接入地址").last.click()
        text = f"done {uuid.uuid4().hex[:6]}"
        await posts(await secret_on(page), f"*{text}* <https://ci.example|log>")
        await ma.sees(text)
        await expect(ma.page.get_by_role("article", name=re.compile(name)).last).to_contain_text("机器人")
        await page.get_by_role("button", name="已存好").click()
        await expect(page.get_by_text(name)).to_be_visible()
        assert wu.noise == ma.noise == []


async def test_an_address_made_by_a_line_is_shown_where_the_answer_leads(station: Station, browser: Browser) -> None:
    async with window(browser, station.url) as wu:
        await wu.signs_in(*station.people["admin"])
        room = f"机房 {uuid.uuid4().hex[:6]}"
        await wu.page.get_by_role("link", name=ROOM).first.wait_for()
        admin = await Person.signs_in(station.url, *station.people["admin"])
        made = (await admin.asks("channel.create", kind="public", name=room))["channel"]["id"]
        await admin.leaves()
        await wu.page.goto(f"{station.url}/c/{made}")
        await wu.composer.wait_for()
        await wu.says("/hook new 温度计")
        await wu.page.get_by_role("link", name="显示地址").click()
        await wu.page.get_by_role("dialog").get_by_role("button", name="显示地址").last.click()
        await posts(await secret_on(wu.page), "41 ℃")
        await wu.page.get_by_role("button", name="已存好").click()
        await wu.page.goto(f"{station.url}/c/{made}")
        await wu.sees("41 ℃")
        assert wu.noise == []


async def test_a_bot_let_in_on_the_page_speaks_through_slacks_own_library(station: Station, browser: Browser) -> None:
    async with window(browser, station.url) as wu:
        await wu.signs_in(*station.people["admin"])
        page, app = wu.page, f"robot-{uuid.uuid4().hex[:6]}"
        await page.get_by_role("link", name=ROOM).first.wait_for()
        await page.goto(f"{station.url}/admin/bots")
        await page.get_by_role("button", name="新建机器人").first.click()
        form = page.get_by_role("dialog")
        await form.get_by_label(re.compile("^名称")).fill("值班机器人")
        await form.get_by_label(re.compile("^登录名")).fill(app)
        await form.get_by_role("button", name="新建机器人").last.click()
        client = WebClient(token=await secret_on(page), base_url=f"{station.url}/slack/api/")
        assert (await asyncio.to_thread(client.auth_test))["user"] == "值班机器人"
        await page.get_by_role("button", name="已存好").click()
        await expect(page.get_by_text(f"{app}").first).to_be_visible()
        assert wu.noise == []
