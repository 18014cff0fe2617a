"""The assistant on a screen: its window, its menu, and a quick group put together with mouse, keys and a phone (G2)."""

import re

from tests.browser import Window, chromium_at, window
from tests.cast import Cast
from tests.station import Station


async def mine(page: Window) -> list[str]:
    """What stands on the left."""
    return await page.page.locator(".qp__mine [data-entry]").all_inner_texts()


async def opens_menu(page: Window) -> None:
    await page.page.get_by_role("button", name="OA精灵").click(button="right")
    await page.page.get_by_role("menu").wait_for()


async def test_a_quick_group_is_defined_saved_and_opened_from_the_assistant(
    cast: Cast, station: Station, chromium: str
) -> None:
    async with chromium_at(chromium) as browser, window(browser, station.url) as page:
        await page.signs_in(*station.people["manager"])
        await opens_menu(page)
        await page.page.get_by_role("menuitem", name="定义快捷组").click()
        await page.page.get_by_role("heading", name="全部功能").wait_for()
        assert (await mine(page))[0] == "工作流"
        every = page.page.get_by_role("region", name="全部功能")
        await every.get_by_role("button", name="请假", exact=True).dblclick()
        await every.locator(".qp__b", has_text="/提醒").press("Enter")
        assert [one.split("\n")[0] for one in await mine(page)][-2:] == ["请假", "/提醒"]
        left = page.page.locator(".qp__mine [data-entry]")
        await left.last.press("Alt+ArrowUp")
        await left.filter(has_text="应用").press("Delete")
        await every.get_by_role("searchbox").fill("人员")
        await every.locator(".qp__r", has_text="/人员").drag_to(page.page.locator(".qp__mine li").first)
        await page.page.get_by_label("地址", exact=True).fill("javascript:alert(1)")
        await page.page.get_by_role("button", name="加入", exact=True).click()
        await page.sees("不能放 javascript: 开头的地址")
        await page.page.get_by_label("地址", exact=True).fill("wxwork://message")
        await page.page.get_by_label("名字", exact=True).fill("企业微信")
        await page.page.get_by_role("button", name="加入", exact=True).click()
        await page.page.locator(".qp__mine").get_by_text("企业微信").wait_for()
        await page.page.get_by_role("button", name="保存").click()
        await page.sees("快捷组已保存")
        await page.page.reload()
        await page.page.get_by_role("heading", name="全部功能").wait_for()
        names = [one.split("\n")[0] for one in await mine(page)]
        assert names == ["/人员", "工作流", "待办", "/提醒", "请假", "企业微信"]
        await page.page.get_by_role("button", name="OA精灵").click()
        dialog = page.page.locator("dialog[open]")
        assert await dialog.get_by_role("link", name="企业微信").get_attribute("href") == "wxwork://message"
        await dialog.get_by_role("link", name="工作流").click()
        await page.page.wait_for_url(re.compile(r"/start$"))
        assert await dialog.count() == 0
        assert page.noise == []


async def test_a_line_of_help_goes_into_the_box_and_quick_opens_a_page(
    cast: Cast, station: Station, chromium: str
) -> None:
    async with chromium_at(chromium) as browser, window(browser, station.url) as page:
        await page.signs_in(*station.people["employee"])
        await page.page.get_by_role("button", name="OA精灵").click()
        await page.page.get_by_role("button", name="和OA精灵聊").click()
        await page.page.wait_for_url(re.compile(r"/c/D"))
        await page.says("/帮助")
        await page.page.get_by_role("link", name="/请假", exact=True).click()
        await page.page.wait_for_function("document.querySelector('textarea').value.startsWith('/请假')")
        await page.says("林晓是谁")
        await page.sees("销售")
        await page.says("/快捷 工作流")
        await page.page.wait_for_url(re.compile(r"/start$"))
        assert page.noise == []


async def test_whoever_takes_over_logs_in_again_without_loading_the_client(
    cast: Cast, station: Station, chromium: str
) -> None:
    async with chromium_at(chromium) as browser, window(browser, station.url) as page:
        await page.signs_in(*station.people["employee"])
        await page.page.evaluate("window.still = true")
        await page.page.get_by_role("button", name="OA精灵").focus()
        await page.page.keyboard.press("Shift+F10")
        again = page.page.get_by_role("menuitem", name="重新登录")
        await again.wait_for()
        await page.page.locator(".list__in").dispatch_event("scroll")  # something beside it moves on
        await again.click()
        await page.page.locator("#login").wait_for()
        await page.page.locator("#login").fill(station.people["manager"][0])
        await page.page.locator("input[type=password]").fill(station.people["manager"][1])
        await page.page.locator("button[type=submit]").click()
        await page.page.get_by_role("link", name=re.compile("我：周建国")).wait_for()
        assert await page.page.evaluate("window.still") is True


async def test_on_a_phone_the_assistant_is_a_sheet_and_a_long_press_its_menu(
    cast: Cast, station: Station, chromium: str
) -> None:
    async with chromium_at(chromium) as browser, window(browser, station.url, phone=True) as page:
        await page.signs_in(*station.people["employee"])
        button = page.page.get_by_role("button", name="OA精灵")
        await button.tap()
        dialog = page.page.locator("dialog[open]")
        await dialog.get_by_role("heading", name="快捷组").wait_for()
        box = await dialog.bounding_box()
        assert box is not None and box["width"] == 390
        await page.page.keyboard.press("Escape")
        await button.dispatch_event("contextmenu")
        await page.page.get_by_role("menuitem", name="重新登录").wait_for()
        assert page.noise == []
