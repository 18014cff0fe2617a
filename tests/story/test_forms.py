"""Expenses receipt by receipt: begun on one device, sent from another, added up, on a desk and on a phone."""

import re
import uuid

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser import Window, window
from tests.station import Station
from tests.story.telling import SIZES, at

pytestmark = [pytest.mark.browser, pytest.mark.slow]


async def fills_row(person: Window, number: int, what: str, cost: str) -> None:
    row = person.page.get_by_role("group", name=f"第 {number} 行")
    await row.get_by_label(re.compile("日期")).fill("昨天")
    await row.get_by_label(re.compile("用途")).fill(what)
    await row.get_by_label(re.compile("金额")).fill(cost)


def total(person: Window) -> Locator:
    return person.page.locator("[data-field=amount] output")


@SIZES
async def test_expenses_are_begun_here_sent_there_and_added_up(station: Station, browser: Browser, phone: bool) -> None:
    async with window(browser, station.url, phone=phone) as ma, window(browser, station.url) as again:
        await at(station, ma, "employee")
        reason = f"拜访客户 {uuid.uuid4().hex[:6]}"
        await ma.page.goto(f"{station.url}/start/expense")
        await ma.page.get_by_label(re.compile("事由")).fill(reason)
        await fills_row(ma, 1, "高铁", "553.5")
        await ma.page.get_by_role("button", name="添加一行").click()
        await fills_row(ma, 2, "市内交通", "46.5")
        await expect(total(ma)).to_contain_text("600")
        await ma.page.get_by_role("button", name="存草稿").click()
        await expect(ma.page).to_have_url(re.compile("draft="))
        await at(station, again, "employee")
        await again.page.goto(f"{station.url}/todo?box=sent")
        await again.page.get_by_role("region", name="未接办工作").get_by_role("link", name="办理").first.click()
        await expect(again.page.get_by_label(re.compile("事由"))).to_have_value(reason)
        await expect(total(again)).to_contain_text("600")
        await again.page.get_by_label(re.compile("费用类别")).select_option("travel")
        await again.page.get_by_role("button", name="提交").click()
        await expect(again.page).to_have_url(re.compile("/todo/BX-"))
        table = again.page.locator(".fact-table")
        await expect(table).to_contain_text("市内交通")
        await expect(table.locator("tfoot")).to_contain_text("600")
        assert ma.noise == again.noise == []
