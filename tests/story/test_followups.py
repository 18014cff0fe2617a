"""A sales rep's day: a line logs what was said, an undo takes it back, a file comes in, a page shows it all."""

import re
import uuid
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, expect

from tests.browser import window
from tests.cast import Cast
from tests.hub.office.crm.intake_files import SAMPLES
from tests.station import Station
from tests.story.test_chat import room_of
from tests.wire import Person, Refusal

SIZES = pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])


def fresh() -> str:
    return f"试验{uuid.uuid4().hex[:8]}公司"


async def made(lin: Person) -> tuple[str, str]:
    """A new customer of hers: its name and number."""
    name = fresh()
    kept = await lin.asks("crm.customer.create", form={"name": name}, key=str(uuid.uuid4()))
    return name, str(kept["record"]["no"])


async def hands_in(person: Person, name: str, data: bytes) -> str:
    form = aiohttp.FormData()
    form.add_field("file", data, filename=name, content_type="text/csv")
    headers = {"Authorization": f"Bearer {person.token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.post(f"{person.url}/api/files", data=form) as answer,
    ):
        told: dict[str, Any] = await answer.json()
        assert answer.status in (200, 201), told
        return str(told.get("file", told)["id"])


async def test_a_line_logs_it_and_a_tap_takes_it_back(cast: Cast) -> None:
    async with cast.here("sales", "employee") as (lin, ma):
        name, no = await made(lin)
        room = await room_of(lin)
        said = (await lin.says(f"/跟进 {name} 谈妥交期 下周三 电话", room))["reply"]
        assert "谈妥交期" in said["text"]
        page = await lin.asks("crm.customer.page", no=no)
        assert [one["state"] for one in page["followups"]] == ["planned", "logged"]
        with pytest.raises(Refusal, match=r"record\.missing"):
            await ma.asks("crm.customer.page", no=no)
        card = (await lin.asks("card.view", message=said["id"]))["card"]
        assert "undo" in [one["id"] for one in card["actions"]]
        tapped = {"message": said["id"], "action": "undo", "version": card["version"], "key": str(uuid.uuid4())}
        assert (await lin.asks("card.tap", **tapped))["card"]["state"]["code"] == "undone"
        assert (await lin.asks("crm.customer.page", no=no))["followups"] == []


async def test_a_file_written_to_the_bot_is_looked_into_and_taken_in(cast: Cast) -> None:
    async with cast.here("sales") as (lin,):
        found = (await lin.asks("people.find", query="客户", limit=20))["people"]
        bot = next(one["id"] for one in found if one["kind"] == "bot")
        room = (await lin.asks("channel.create", kind="direct", people=[bot], key=str(uuid.uuid4())))["channel"]["id"]
        text = f"客户名称,客户级别\n{fresh()},A\n{fresh()},Z\n"
        file = await hands_in(lin, "客户.csv", text.encode("gb18030"))
        await lin.asks("chat.post", channel=room, text="", files=[file], key=str(uuid.uuid4()))
        event = await lin.sees("chat.posted", lambda one: bool(one["data"]["message"].get("blocks")))
        message = event["data"]["message"]
        button = next(one for one in message["blocks"] if one["type"] == "actions")["elements"][0]
        tapped = {"message": message["id"], "action": button["action_id"], "value": button["value"], "version": 0}
        await lin.asks("card.tap", **tapped, key=str(uuid.uuid4()))
        done = await lin.sees("card.changed", lambda one: one["data"]["card"].get("state", {}).get("code") == "done")
        assert "1" in str(done["data"]["card"]["facts"])
        report = await lin.sees("chat.posted", lambda one: bool(one["data"]["message"].get("files")))
        assert report["data"]["message"]["files"][0]["name"].endswith(".csv")


@SIZES
async def test_a_file_comes_in_through_the_page_and_the_customer_has_one(
    station: Station, browser: Browser, phone: bool
) -> None:
    name = fresh()
    async with window(browser, station.url, phone=phone) as lin:
        await lin.signs_in(*station.people["sales"])
        await lin.page.goto(f"{station.url}/customers/import")
        data = f"客户名称,客户级别\n{name},A\n".encode("gb18030")
        given = {"name": "客户.csv", "mimeType": "text/csv", "buffer": data}
        await lin.page.set_input_files("input[type=file]", given)  # type: ignore[arg-type]
        await lin.page.get_by_role("button", name="导入 1 行").click()
        await expect(lin.page.get_by_text("已导入")).to_be_visible()
        await lin.page.get_by_role("link", name="看导入的客户").click()
        await lin.page.get_by_role("link", name=name).click()
        await lin.page.get_by_role("button", name="记跟进").first.click()
        layer = lin.page.get_by_role("dialog")
        await layer.get_by_label("内容").fill("第一次上门")
        await layer.get_by_role("button", name="记下").click()
        await expect(lin.page.get_by_text("第一次上门").first).to_be_visible()
        await lin.page.get_by_role("button", name=re.compile("^撤销$")).click()
        await expect(lin.page.get_by_text("第一次上门")).to_have_count(0)
        assert lin.noise == []


async def test_a_sample_address_book_is_mapped_in_english(station: Station, browser: Browser) -> None:
    async with window(browser, station.url, locale="en-US") as lin:
        await lin.signs_in(*station.people["sales"])
        await lin.page.goto(f"{station.url}/customers/import")
        await lin.page.evaluate("localStorage.setItem('locale', 'en')")
        await lin.page.set_input_files("input[type=file]", str(SAMPLES / "outlook_zh_gbk.csv"))
        await expect(lin.page.get_by_text("GB18030")).to_be_visible()
        await expect(lin.page.get_by_text("Outlook 中文")).to_be_visible()
        assert lin.noise == []
