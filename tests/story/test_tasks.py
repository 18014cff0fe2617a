"""A task on the screens of two people: given on a page, taken from the chat, moved on a board, confirmed on a phone."""

import re
import uuid

from playwright.async_api import Browser, expect

from tests.browser import Window, window
from tests.cast import Cast
from tests.station import Station
from tests.story.test_chat import room_of

LATE = 30_000


async def test_a_line_gives_it_and_both_see_every_step(cast: Cast) -> None:
    async with cast.here("manager", "employee") as (zhou, ma):
        name = f"写报告{uuid.uuid4().hex[:6]}"
        room = await room_of(ma)
        said = (await ma.says(f"/任务 {name} 下周三 紧急", room))["reply"]
        card = (await ma.asks("card.view", message=said["id"]))["card"]
        assert {"accept", "report", "finish"} <= {one["id"] for one in card["actions"]}
        form = {"progress": 60, "remark": "写到第三页"}
        tapped = {"message": said["id"], "action": "report", "form": form, "version": card["version"]}
        now = (await ma.asks("card.tap", **tapped, key=str(uuid.uuid4())))["card"]
        assert now["state"]["code"] == "doing"
        lines = (await zhou.asks("record.history", type="tasks.task", record=card["no"]))["lines"]
        assert [one["verb"]["words"]["zh"] for one in lines] == ["报进度", "新建"], "a head sees it; a tap is told too"
        page = await zhou.asks("record.list", type="tasks.task", view="all")
        assert [one["values"]["progress"] for one in page["records"] if one["title"] == name] == [60]


async def _gives(zhou: Window, url: str, name: str) -> None:
    """A new task of Ma's, filled in on its page; without a name it is not sent."""
    page = zhou.page
    await page.goto(f"{url}/r/tasks.task/new")
    await page.get_by_role("button", name="保存").click()
    await expect(page.locator("[data-field=name] [aria-invalid=true]")).to_be_visible()
    await page.locator("[data-field=name] input").fill(name)
    assignee = page.locator("[data-field=assignee]")
    await assignee.get_by_role("button").first.click()
    await assignee.get_by_role("combobox").fill("majun")
    await page.get_by_role("option", name=re.compile("马骏")).first.click()
    await page.locator("[data-field=due] input").first.fill("下周三")
    await page.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("heading", name=name)).to_be_visible()
    await expect(page.get_by_text("待接受").first).to_be_visible()


async def test_it_is_given_on_a_page_dragged_on_a_board_and_confirmed_on_a_phone(
    station: Station, browser: Browser
) -> None:
    name = f"理清单{uuid.uuid4().hex[:6]}"
    async with window(browser, station.url) as zhou, window(browser, station.url) as ma:
        await zhou.signs_in(*station.people["manager"])
        await ma.signs_in(*station.people["employee"])
        await _gives(zhou, station.url, name)
        page = zhou.page
        board = ma.page
        await board.goto(f"{station.url}/r/tasks.task?view=mine&as=board")
        card = board.locator(".bcard", has_text=name)
        await expect(board.locator("[data-state=assigned]").get_by_text(name)).to_be_visible()
        await card.drag_to(board.locator("[data-state=doing]"))
        await expect(board.locator("[data-state=doing]").get_by_text(name)).to_be_visible(timeout=LATE)
        await expect(page.get_by_text("进行中").first).to_be_visible(timeout=LATE)
        await card.get_by_role("link").focus()
        await board.keyboard.press("Alt+ArrowRight")
        await board.get_by_role("dialog").get_by_role("button", name="完成").click()
        await expect(board.locator("[data-state=finished]").get_by_text(name)).to_be_visible(timeout=LATE)
        assert ma.noise == []
        assert zhou.noise == []
    async with window(browser, station.url, phone=True, dark=True) as zhou:
        await zhou.signs_in(*station.people["manager"])
        await zhou.page.goto(f"{station.url}/r/tasks.task?view=given&as=board")
        await zhou.page.get_by_role("tab", name=re.compile("待确认")).click()
        card = zhou.page.locator(".bcard", has_text=name)
        await card.get_by_role("button").click()
        await zhou.page.get_by_role("menuitem", name=re.compile("确认完成")).click()
        await zhou.page.get_by_role("dialog").get_by_role("button", name="确认完成").click()
        await expect(card).to_have_count(0, timeout=LATE)
        assert zhou.noise == []
