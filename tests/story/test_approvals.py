"""What approvers do besides yes and no, as people live it: in Chromium, at a desk and on a phone."""

import re
import uuid

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser import Window, window
from tests.station import Station
from tests.story.telling import SIZES, at

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def card_of(person: Window, text: str) -> Locator:
    return person.page.get_by_role("article", name=re.compile("^请假 LV-")).filter(has_text=text)


async def chooses(person: Window, card: Locator, verb: str) -> Locator:
    """Take a verb from the card or from its ⋯ menu, and have its sheet."""
    await expect(card.get_by_role("button").first).to_be_visible()
    if await card.get_by_role("button", name=verb, exact=True).count():
        await card.get_by_role("button", name=verb, exact=True).click()
    else:
        await card.get_by_role("button", name="更多").click()
        await person.page.get_by_role("menuitem", name=verb).click()
    return person.page.get_by_role("dialog")


async def names(person: Window, layer: Locator, who: str) -> None:
    """Name somebody in the sheet's first field for people."""
    await layer.get_by_role("combobox").first.fill(who)
    await person.page.get_by_role("option").filter(has_text=who).first.click()


@SIZES
async def test_what_is_sent_back_is_corrected_in_its_card_and_decided(
    station: Station, browser: Browser, phone: bool
) -> None:
    async with window(browser, station.url, phone=phone) as ma, window(browser, station.url, phone=phone) as zhou:
        await at(station, zhou, "manager")
        await at(station, ma, "employee")
        reason = f"搬家 {uuid.uuid4().hex[:6]}"
        await ma.says(f"/leave 年假 下周三 3天 {reason}")
        layer = await chooses(zhou, card_of(zhou, reason), "退回")
        await layer.locator("textarea").fill("那周要盘点，改一天")
        await layer.get_by_role("button", name="退回").last.click()
        await expect(layer).to_have_count(0)
        mine = card_of(ma, reason)
        await expect(mine).to_contain_text("退回给你")
        await mine.get_by_role("button", name="修改后提交").click()
        form = ma.page.get_by_role("dialog")
        days = form.get_by_label(re.compile("几天"))
        await expect(days).to_have_value("3")
        await days.fill("1")
        await form.get_by_role("button", name="修改后提交").last.click()
        await expect(form).to_have_count(0)
        again = card_of(zhou, reason)
        await expect(again).to_contain_text("年假 1 天")
        await again.get_by_role("button", name="同意").click()
        await expect(mine).to_contain_text("周建国 同意")
        assert ma.noise == zhou.noise == []


@SIZES
async def test_a_colleague_is_asked_to_sign_first_and_it_comes_back(
    station: Station, browser: Browser, phone: bool
) -> None:
    async with (
        window(browser, station.url) as ma,
        window(browser, station.url, phone=phone) as zhou,
        window(browser, station.url) as lin,
    ):
        await at(station, zhou, "manager")
        await at(station, lin, "sales")
        await at(station, ma, "employee")
        reason = f"体检 {uuid.uuid4().hex[:6]}"
        await ma.says(f"/leave 事假 下周四 1天 {reason}")
        layer = await chooses(zhou, card_of(zhou, reason), "加签")
        await names(zhou, layer, "林晓")
        await layer.get_by_role("button", name="加签").last.click()
        await expect(layer).to_have_count(0)
        await expect(card_of(zhou, reason)).to_contain_text("等林晓")
        await card_of(lin, reason).get_by_role("button", name="同意").click()
        await expect(card_of(zhou, reason).get_by_role("button", name="同意")).to_be_visible()
        await card_of(zhou, reason).get_by_role("button", name="同意").click()
        await expect(card_of(ma, reason)).to_contain_text("周建国 同意")
        await card_of(zhou, reason).get_by_role("link").first.click()
        await expect(zhou.page.get_by_text("审批记录")).to_be_visible()
        await zhou.page.get_by_text("审批记录").click()
        await expect(zhou.page.get_by_text("周建国 加签 给 林晓")).to_be_visible()
        assert ma.noise == zhou.noise == lin.noise == []


@SIZES
async def test_what_is_withdrawn_asks_nobody_any_more(station: Station, browser: Browser, phone: bool) -> None:
    async with window(browser, station.url, phone=phone) as ma, window(browser, station.url) as zhou:
        await at(station, zhou, "manager")
        await at(station, ma, "employee")
        reason = f"旅行 {uuid.uuid4().hex[:6]}"
        await ma.says(f"/leave 年假 下周三 2天 {reason}")
        await expect(card_of(zhou, reason).get_by_role("button", name="同意")).to_be_visible()
        layer = await chooses(ma, card_of(ma, reason), "撤回")
        await layer.locator("textarea").fill("改行程了")
        await layer.get_by_role("button", name="撤回").last.click()
        await expect(layer).to_have_count(0)
        await expect(card_of(zhou, reason)).to_contain_text("马骏 撤回")
        await expect(card_of(zhou, reason).get_by_role("button", name="同意")).to_have_count(0)
        assert ma.noise == zhou.noise == []


@SIZES
async def test_what_is_handed_on_is_decided_by_the_heir(station: Station, browser: Browser, phone: bool) -> None:
    async with (
        window(browser, station.url) as ma,
        window(browser, station.url, phone=phone) as zhou,
        window(browser, station.url) as lin,
    ):
        await at(station, zhou, "manager")
        await at(station, lin, "sales")
        await at(station, ma, "employee")
        reason = f"陪护 {uuid.uuid4().hex[:6]}"
        await ma.says(f"/leave 事假 下周四 1天 {reason}")
        layer = await chooses(zhou, card_of(zhou, reason), "转交")
        await names(zhou, layer, "林晓")
        await layer.get_by_role("button", name="转交").last.click()
        await expect(layer).to_have_count(0)
        await expect(card_of(zhou, reason)).to_contain_text("等林晓")
        await card_of(lin, reason).get_by_role("button", name="同意").click()
        await expect(card_of(ma, reason)).to_contain_text("林晓 同意")
        assert ma.noise == zhou.noise == lin.noise == []
