"""The four stories as people live them: in Chromium, at a desk and on a phone."""

import os
import re
import uuid
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser import Window, window
from tests.station import Station
from tests.story.telling import SIZES, at
from tests.wire import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def card_of(person: Window, reason: str) -> Locator:
    """The card of the request that gives this reason."""
    return person.page.get_by_role("article", name=re.compile("^请假 LV-")).filter(has_text=reason)


@SIZES
async def test_people_chat_and_nobody_has_to_reload(station: Station, browser: Browser, phone: bool) -> None:
    async with window(browser, station.url, phone=phone) as ma, window(browser, station.url) as zhou:
        await at(station, ma, "employee")
        await at(station, zhou, "manager")
        text = f"下午三点开会 {uuid.uuid4().hex[:6]}"
        await ma.says(text)
        await zhou.sees(text)
        answer = f"收到 {uuid.uuid4().hex[:6]}"
        await zhou.says(answer)
        await ma.sees(answer)
        assert ma.noise == zhou.noise == []


@SIZES
async def test_leave_is_asked_for_in_one_line_and_decided_in_one_tap(
    station: Station, browser: Browser, phone: bool
) -> None:
    async with window(browser, station.url) as ma, window(browser, station.url, phone=phone) as zhou:
        await at(station, zhou, "manager")
        await at(station, ma, "employee")
        reason = f"回老家 {uuid.uuid4().hex[:6]}"
        await ma.says(f"/leave 年假 下周三 2天 {reason}")
        card = card_of(zhou, reason)
        await card.get_by_role("button", name="同意").click()
        await expect(card_of(ma, reason)).to_contain_text("周建国 同意")
        await expect(card.get_by_role("button", name="同意")).to_have_count(0)
        assert ma.noise == zhou.noise == []


async def test_a_card_is_found_by_its_name_and_shown_by_it(station: Station, browser: Browser) -> None:
    async with window(browser, station.url) as ma:
        await at(station, ma, "employee")
        await ma.says(f"/leave 年假 下周三 2天 {uuid.uuid4().hex[:6]}")
        await expect(ma.page.get_by_role("article", name=re.compile("^请假 LV-")).last).to_be_visible()
        await ma.page.wait_for_timeout(1_500)
        await ma.page.goto(f"{station.url}/search?q=年假")
        await expect(ma.page.get_by_text(re.compile("LV-.*年假")).first).to_be_visible()


@SIZES
async def test_a_rejection_asks_for_words_and_the_asker_reads_them(
    station: Station, browser: Browser, phone: bool
) -> None:
    async with window(browser, station.url) as ma, window(browser, station.url, phone=phone) as zhou:
        await at(station, zhou, "manager")
        await at(station, ma, "employee")
        reason = f"看牙 {uuid.uuid4().hex[:6]}"
        await ma.says(f"/请假 事假 明天 1天 {reason}")
        await card_of(zhou, reason).get_by_role("button", name=re.compile("驳回")).click()
        layer = zhou.page.get_by_role("dialog")
        await layer.locator("textarea").fill("那天要盘点")
        await layer.get_by_role("button", name="驳回").last.click()
        await expect(layer).to_have_count(0)
        await expect(card_of(ma, reason)).to_contain_text("那天要盘点")
        assert ma.noise == zhou.noise == []


@SIZES
async def test_the_sales_rep_finds_a_customer_while_typing(station: Station, browser: Browser, phone: bool) -> None:
    async with window(browser, station.url, phone=phone) as lin:
        await at(station, lin, "sales")
        await lin.composer.fill("")
        await lin.composer.type("/customer 华为")
        await expect(lin.page.get_by_role("option").filter(has_text="华为").first).to_be_visible()
        await lin.page.keyboard.press("Escape")
        await lin.says("/customer 华为")
        await expect(lin.page.get_by_text(re.compile("KH-")).last).to_be_visible()
        assert lin.noise == []


async def test_a_message_is_recalled_from_its_menu_with_the_mouse(station: Station, browser: Browser) -> None:
    async with window(browser, station.url) as ma, window(browser, station.url) as zhou:
        await at(station, ma, "employee")
        await at(station, zhou, "manager")
        text = f"发错了 {uuid.uuid4().hex[:6]}"
        await ma.says(text)
        await zhou.sees(text)
        row = ma.page.get_by_role("article").filter(has_text=text).last
        await row.hover()
        await row.get_by_role("button", name="更多").click()
        await ma.page.get_by_role("menuitem", name=re.compile("撤回")).click()
        await ma.page.get_by_role("dialog").get_by_role("button", name=re.compile("撤回")).click()
        await expect(zhou.page.get_by_role("log").get_by_text(text)).to_have_count(0)
        assert ma.noise == zhou.noise == []


async def test_what_was_written_offline_goes_when_the_line_is_back(station: Station, browser: Browser) -> None:
    async with window(browser, station.url) as ma, window(browser, station.url) as zhou:
        await at(station, ma, "employee")
        await at(station, zhou, "manager")
        await ma.page.context.set_offline(True)
        text = f"电梯里写的 {uuid.uuid4().hex[:6]}"
        await ma.says(text)
        await ma.sees(text)
        await ma.page.context.set_offline(False)
        await zhou.sees(text)
        await expect(zhou.page.get_by_role("log").get_by_text(text)).to_have_count(1)


async def test_the_hub_goes_down_under_an_open_page_and_nothing_is_lost(browser: Browser, tmp_path: Path) -> None:
    own = Station(tmp_path / "data").start()
    try:
        async with window(browser, own.url) as ma, window(browser, own.url) as zhou:
            await at(own, ma, "employee")
            await at(own, zhou, "manager")
            own.stop()
            text = f"停机时写的 {uuid.uuid4().hex[:6]}"
            await ma.says(text)
            await expect(ma.page.locator(".strip")).to_contain_text("1")
            await expect(ma.page.get_by_role("log").get_by_text(text)).to_have_count(1)
            own.start()
            await expect(zhou.page.get_by_role("log").get_by_text(text)).to_have_count(1, timeout=60_000)
            await expect(ma.page.get_by_role("log").get_by_text(text)).to_have_count(1)
            answer = f"都回来了 {uuid.uuid4().hex[:6]}"
            await zhou.says(answer)
            await ma.sees(answer)
    finally:
        own.stop()


async def test_a_large_file_goes_on_from_where_the_line_broke(
    station: Station, browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / f"录像 {uuid.uuid4().hex[:6]}.bin"
    path.write_bytes(os.urandom(21_000_000))
    async with window(browser, station.url) as ma, window(browser, station.url) as zhou:
        await at(station, ma, "employee")
        await at(station, zhou, "manager")
        line = await ma.page.context.new_cdp_session(ma.page)
        await line.send("Network.enable")
        slow = {"offline": False, "latency": 5, "downloadThroughput": 8_000_000, "uploadThroughput": 3_000_000}
        await line.send("Network.emulateNetworkConditions", slow)
        await ma.page.locator("input[type=file]").first.set_input_files(path)
        await expect(ma.page.get_by_text(re.compile("已传 [1-9]"))).to_be_visible()
        await line.send("Network.emulateNetworkConditions", slow | {"offline": True})
        await expect(ma.page.get_by_text("联网后接着传")).to_be_visible(timeout=15_000)
        await line.send("Network.emulateNetworkConditions", slow)
        await ma.composer.press("Enter")
        await expect(ma.page.get_by_text(re.compile("已传|接着传"))).to_have_count(0, timeout=40_000)
        await ma.composer.press("Enter")
        link = zhou.page.get_by_role("log").get_by_text(path.name).last
        await expect(link).to_be_visible()
        async with zhou.page.expect_download() as coming:
            await link.click()
        kept = await (await coming.value).path()
        assert kept.read_bytes() == path.read_bytes()


async def test_english_and_dark_are_the_same_station(station: Station, browser: Browser) -> None:
    admin = await Person.signs_in(station.url, *station.people["admin"])
    await admin.asks("people.settings", locale="en", key=str(uuid.uuid4()))
    await admin.leaves()
    async with window(browser, station.url, locale="en-US", dark=True) as wu:
        await wu.signs_in(*station.people["admin"])
        await wu.enters("全员公告")
        await expect(wu.page.get_by_role("link", name="To-do").first).to_be_visible()
        background = await wu.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background == "rgb(15, 21, 19)"
        assert wu.noise == []
    admin = await Person.signs_in(station.url, *station.people["admin"])
    await admin.asks("people.settings", locale="zh", key=str(uuid.uuid4()))  # as the other stories know them
    await admin.leaves()
