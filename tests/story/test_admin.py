"""Whoever looks after the office does so from the chat and from its pages, and everybody sees what came of it."""

import re
import uuid

import pytest
from playwright.async_api import Page, expect
from socketio.exceptions import ConnectionError

from tests.browser import window
from tests.cast import Cast
from tests.station import Station
from tests.story.telling import SIZES
from tests.wire import Person, Refusal


async def a_room(person: Person) -> str:
    rooms = (await person.asks("channel.list", joined=True))["channels"]
    return str(next(room["id"] for room in rooms if room["kind"] == "public"))


async def test_a_role_is_given_in_a_line_and_told_to_whoever_has_it_now(cast: Cast) -> None:
    async with cast.here("admin", "employee", "manager") as (wu, ma, zhou):
        room = await a_room(wu)
        line = f"/role grant <@{ma.id}> 仓储 <@{zhou.id}> 帮忙盘点 opinion=同意"
        told = await wu.says(line, room)
        assert told["reply"]["words"] == {"zh": "马骏有了仓储角色", "en": "Ma Jun now has the role Stores"}
        event = await ma.sees("person.changed", lambda one: "stores" in one["data"]["roles"])
        assert event["channel"] == ma.inbox
        (row, *_) = (await wu.asks("permission.list"))["changes"]
        assert (row["reason"], row["leader"]["id"]) == ("帮忙盘点", zhou.id)
        assert set(row["after"]) - set(row["before"]) == {"stores"}
        await wu.says(line.replace("grant", "revoke").replace("帮忙盘点", "盘完了"), room)
        assert "仓储：" in (await wu.says("/角色", room))["reply"]["text"]


async def test_what_is_missing_opens_the_form_and_nobody_else_may_ask(cast: Cast) -> None:
    async with cast.here("admin", "employee") as (wu, ma):
        room = await a_room(wu)
        view = (await wu.says(f"/role grant <@{ma.id}> 仓储", room))["view"]
        assert (view["act"], view["preset"]["form"]) == ("role.grant", {"person": ma.id, "role": "仓储"})
        with pytest.raises(Refusal) as no:
            await ma.says(f"/role grant <@{ma.id}> admin <@{wu.id}> 给我 opinion=同意", await a_room(ma))
        assert no.value.reason == "act.not_allowed"


async def test_somebody_is_looked_up_and_signed_out_everywhere(cast: Cast, station: Station) -> None:
    async with cast.here("admin") as (wu,):
        room = await a_room(wu)
        assert "林晓" in (await wu.says("/people linxiao", room))["reply"]["text"]
        lin = await Person.signs_in(station.url, *station.people["sales"])
        away = await wu.says(f"/people out <@{lin.id}>", room)
        assert away["ok"]
        with pytest.raises(ConnectionError):
            await lin.connects()


async def test_the_journal_tells_it_and_an_employee_does_not_read_it(cast: Cast) -> None:
    async with cast.here("admin", "employee") as (wu, ma):
        name = f"驾驶员{uuid.uuid4().hex[:4]}"
        await wu.asks("post.create", name=name, key=str(uuid.uuid4()))
        told = await wu.asks("journal.list", query="wuchen", limit=1)
        assert told["lines"][0]["act"] == "post.create"
        assert {"field": "name", "value": name} in told["lines"][0]["details"]
        for act in ("journal.list", "permission.list", "session.everyone", "people.export"):
            with pytest.raises(Refusal) as no:
                await ma.asks(act)
            assert no.value.reason == "act.not_allowed"


async def test_a_password_is_given_out_once_even_when_asked_for_again(cast: Cast) -> None:
    async with cast.here("admin") as (wu,):
        given = {"name": "临时工", "login": f"temp{uuid.uuid4().hex[:6]}", "key": str(uuid.uuid4())}
        first = await wu.asks("people.create", **given)
        again = await wu.asks("people.create", **given)
        assert first["password"] and "password" not in again
        assert again["person"]["id"] == first["person"]["id"]


async def opened(page: Page, url: str) -> None:
    """A page of administration, drawn."""
    await page.goto(url)
    await page.get_by_role("heading", level=1).last.wait_for()


@pytest.mark.browser
@pytest.mark.slow
@SIZES
async def test_somebody_is_registered_and_signs_in_with_what_was_shown_once(  # type: ignore[no-untyped-def]
    station: Station, browser, phone: bool
) -> None:
    async with window(browser, station.url, phone=phone) as wu:
        await wu.signs_in(*station.people["admin"])
        await opened(wu.page, f"{station.url}/admin/people")
        await wu.page.get_by_role("button", name="登记人员").click()
        form = wu.page.get_by_role("dialog", name="登记人员")
        name, login = f"新人{uuid.uuid4().hex[:4]}", f"new{uuid.uuid4().hex[:6]}"
        await form.locator("[data-field=name] input").fill(name)
        await form.locator("[data-field=login] input").fill(login)
        await form.get_by_role("button", name="登记").last.click()
        handed = wu.page.get_by_role("dialog", name=f"{name}的一次性密码")
        password = (await handed.locator(".handed__p").text_content() or "").strip()
        await handed.get_by_role("button", name="已记下").click()
        await expect(wu.page.get_by_text(name).last).to_be_visible()
        assert password not in await wu.page.content()
        assert wu.noise == []
    fresh = await Person.signs_in(station.url, login, password, connect=False)
    assert fresh.token


@pytest.mark.browser
@pytest.mark.slow
async def test_departments_are_dragged_and_walked(station: Station, browser) -> None:  # type: ignore[no-untyped-def]
    async with window(browser, station.url) as wu:
        await wu.signs_in(*station.people["admin"])
        await opened(wu.page, f"{station.url}/admin/departments")

        def row(name: str):  # type: ignore[no-untyped-def]
            return wu.page.locator(".dept__r").filter(has=wu.page.get_by_role("button", name=re.compile(f"^{name}")))

        await row("仓储部").drag_to(row("售后服务部"))
        await expect(row("仓储部")).to_have_class(re.compile("dept__r--1"))
        await expect(wu.page.get_by_role("status").filter(has_text="移到了售后服务部下面")).to_have_count(1)
        await expect(wu.page.locator(":focus")).to_contain_text("仓储部")
        await wu.page.keyboard.press("Alt+ArrowLeft")
        await expect(row("仓储部")).to_have_class(re.compile("dept__r--0"))
        await row("销售部").first.drag_to(row("华东销售"))
        await expect(row("销售部").first).to_have_class(re.compile("dept__r--0"))
        assert wu.noise == []


@pytest.mark.browser
@pytest.mark.slow
async def test_a_role_opens_the_pages_that_go_with_it_at_once(station: Station, browser) -> None:  # type: ignore[no-untyped-def]
    async with window(browser, station.url) as ma, window(browser, station.url) as wu:
        await ma.signs_in(*station.people["employee"])
        await expect(ma.page.get_by_role("link", name="管理")).to_have_count(0)
        await wu.signs_in(*station.people["admin"])
        await opened(wu.page, f"{station.url}/admin/roles")
        await give(wu.page, "马骏", "人事", "周建国")
        await ma.page.get_by_role("link", name="管理").click()
        await expect(ma.page.get_by_role("link", name="部门")).to_be_visible()
        await expect(ma.page.get_by_role("link", name="操作日志")).to_have_count(0)
        await opened(wu.page, f"{station.url}/admin/roles?tab=changes")
        await expect(wu.page.locator(".perm__r").first).to_contain_text("周建国的意见：同意")
        await wu.page.goto(f"{station.url}/admin/roles")
        held = wu.page.locator(".roles__g").filter(has=wu.page.get_by_role("heading", name="人事"))
        await held.locator(".sess").filter(has_text="马骏").get_by_role("button", name="收回").click()
        await fill_warrant(wu.page, "周建国", "用完了")
        await expect(ma.page.get_by_text("这里由管理员打理")).to_be_visible()
        assert ma.noise == wu.noise == []


async def give(page: Page, person: str, role: str, leader: str) -> None:
    await page.get_by_role("button", name="授予角色").first.click()
    form = page.get_by_role("dialog", name="授予角色")
    await form.locator("[data-field=person] input").fill(person)
    await page.get_by_role("option", name=re.compile(person)).first.click()
    await form.locator("[data-field=role] select").select_option(label=role)
    await fill_warrant(page, leader, "帮人事部的忙")


async def fill_warrant(page: Page, leader: str, reason: str) -> None:
    form = page.get_by_role("dialog").last
    await form.locator("[data-field=reason] textarea").fill(reason)
    await form.locator("[data-field=leader] input").fill(leader)
    await page.get_by_role("option", name=re.compile(leader)).first.click()
    await form.locator("[data-field=opinion] textarea").fill("同意")
    await form.locator(".layer__a button").last.click()
    await form.wait_for(state="hidden")


@pytest.mark.browser
@pytest.mark.slow
@SIZES
async def test_an_employee_is_not_let_in(station: Station, browser, phone: bool) -> None:  # type: ignore[no-untyped-def]
    async with window(browser, station.url, phone=phone) as ma:
        await ma.signs_in(*station.people["employee"])
        for page in ("", "/people", "/journal", "/company"):
            await ma.page.goto(f"{station.url}/admin{page}")
            await expect(ma.page.get_by_text("这里由管理员打理")).to_be_visible()


@SIZES
async def test_the_administrator_sees_how_the_hub_runs(browser, station: Station, phone: bool) -> None:  # type: ignore[no-untyped-def]
    async with window(browser, station.url, phone=phone) as wu:
        await wu.signs_in(*station.people["admin"])
        await wu.page.goto(f"{station.url}/admin/ops")
        await expect(wu.page.get_by_role("img", name=re.compile("^连接"))).to_be_visible()
        await expect(wu.page.get_by_text("当前节点")).to_be_visible()
        assert not wu.noise


async def test_a_line_tells_how_the_hub_runs(cast: Cast) -> None:
    async with cast.here("admin", "employee") as (wu, ma):
        told = (await wu.says("/运行", await a_room(wu)))["reply"]["words"]
        assert "条连接" in told["zh"] and "connections" in told["en"]
        with pytest.raises(Refusal) as no:
            await ma.says("/ops", await a_room(ma))
        assert no.value.reason == "act.not_allowed"
