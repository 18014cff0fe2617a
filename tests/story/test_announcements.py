"""Story: the office tells everybody, sees who has read it as it happens, and chases only the others."""

import uuid
from typing import Any

import pytest

from tests.cast import Cast
from tests.story.test_chat import room_of
from tests.wire import Person, Refusal

TEXT = "12-18 起仓库**停收货**，12-21 恢复。"


async def publish(who: Person, **form: Any) -> dict[str, Any]:
    """Send an announcement; to every department, which nobody need sign, unless the form says otherwise."""
    tree = (await who.asks("people.departments"))["departments"]
    every = {"to": "chosen", "departments": [one["id"] for one in tree if "parent" not in one]}
    given = {"title": "年终盘点安排", "text": TEXT, **every, **form}
    return await who.asks("announcement.send", form=given, key=str(uuid.uuid4()))


async def given_to(person: Person, no: str) -> dict[str, Any]:
    """The message in which somebody was given it."""

    def fits(event: dict[str, Any]) -> bool:
        card = event["data"]["message"].get("card") or {}
        return card.get("kind") == "announcement" and card.get("no") == no

    event = await person.sees("chat.posted", fits)
    return dict(event["data"]["message"])


def counted(no: str, words: str) -> Any:
    """A report's card that says this."""

    def fits(event: dict[str, Any]) -> bool:
        card = event["data"]["card"]
        return bool(card["no"] == no and card["state"]["text"] == words)

    return fits


async def tap(person: Person, message: dict[str, Any], action: str, **more: Any) -> dict[str, Any]:
    card = message["card"]
    given = {"message": message["id"], "action": action, "version": card["version"], **more}
    return await person.asks("card.tap", **given, key=str(uuid.uuid4()))


async def test_everybody_gets_one_card_and_only_those_who_have_not_read_are_chased(cast: Cast) -> None:
    async with cast.here("admin", "employee", "manager", "sales") as (wu, ma, zhou, lin):
        sent = await publish(wu)
        assert sent["total"] == 35  # the 36 of the demo without its author
        cards = [await given_to(person, sent["no"]) for person in (ma, zhou, lin)]
        assert {message["card"]["text"] for message in cards} == {TEXT}
        for person, message in zip((ma, zhou), cards[:2], strict=True):
            told = await tap(person, message, "read")
            assert (told["card"]["state"]["code"], told["card"]["actions"]) == ("read", [])
        await wu.sees("card.changed", counted(sent["no"], "2 / 35 已阅"))
        roll = await wu.asks("announcement.readers", no=sent["no"], limit=500)
        read = {one["person"]["id"] for one in roll["people"] if one.get("read_at")}
        assert (len(roll["people"]), read) == (35, {ma.id, zhou.id})
        east = next(part for part in roll["departments"] if part["name"]["text"] == "华东销售")
        assert (east["total"], east["read"]) == (4, 1)
        await wu.until(lambda: any(counted(sent["no"], "2 / 35 已阅")(one) for one in changes(wu)))
        chased = await wu.asks("announcement.chase", no=sent["no"], key=str(uuid.uuid4()))
        assert "33" in chased["answer"]["text"]["text"]
        notice = await lin.sees("notice.given", lambda one: one["data"]["notice"]["no"] == sent["no"])
        assert notice["data"]["notice"]["title"]["words"]["en"] == "Please read: 年终盘点安排"
        again = await wu.asks("announcement.readers", no=sent["no"], limit=500)
        assert {one["person"]["id"] for one in again["people"] if one["chases"]}.isdisjoint({ma.id, zhou.id})
        each = [one for one in ma.events if one["name"] == "chat.posted" and is_card(one, sent["no"])]
        assert len(each) == 1


def changes(person: Person) -> list[dict[str, Any]]:
    return [one for one in person.events if one["name"] == "card.changed"]


def is_card(event: dict[str, Any], no: str) -> bool:
    return bool((event["data"]["message"].get("card") or {}).get("no") == no)


async def test_a_line_opens_the_form_or_sends_and_others_are_refused_in_words(cast: Cast) -> None:
    async with cast.here("admin", "employee") as (wu, ma):
        room = await room_of(wu, "全员公告")
        form = (await wu.says("/公告", room))["view"]
        assert {one["name"] for one in form["fields"]} >= {"title", "text", "to", "departments", "must_read"}
        told = await wu.asks(form["act"], form={"title": "消防演习", "text": "周五 15:00", "people": [ma.id]})
        assert (await given_to(ma, told["no"]))["card"]["title"]["text"] == "消防演习"
        posted = (await wu.says('/announce 本部门 "下班关窗" 今晚有雨', room))["posted"]
        assert posted["channel"].startswith("D")
        with pytest.raises(Refusal, match=r"announcement\.not_publisher") as no:
            await ma.says("/公告 全员 标题 正文", await room_of(ma))
        assert "行政" in no.value.words


async def test_taken_back_the_card_says_so_where_it_stands(cast: Cast) -> None:
    async with cast.here("admin", "employee") as (wu, ma):
        sent = await publish(wu, people=[ma.id], to="chosen")
        message = await given_to(ma, sent["no"])
        await wu.asks("announcement.recall", no=sent["no"], reason="日期写错了", key=str(uuid.uuid4()))
        changed = await ma.sees("card.changed", lambda one: one["data"]["card"]["no"] == sent["no"])
        card = changed["data"]["card"]
        assert (card["state"]["code"], card["seal"]["text"], "text" in card) == ("recalled", "日期写错了", False)
        with pytest.raises(Refusal, match=r"announcement\.recalled|card\.stale"):
            await tap(ma, message, "read")


async def general_manager(admin: Person, url: str) -> Person:
    """The general manager, with a password of their own."""
    found = (await admin.asks("people.find", query="heguodong"))["people"][0]
    handed = (await admin.asks("people.reset", person=found["id"], key=str(uuid.uuid4())))["password"]
    fresh = await Person.signs_in(url, "heguodong", handed)
    chosen = f"Sign-{uuid.uuid4().hex[:12]}-9"
    await fresh.asks("people.password", old=handed, new=chosen, key=str(uuid.uuid4()))
    await fresh.leaves()
    return await Person.signs_in(url, "heguodong", chosen)


async def test_what_goes_to_everybody_goes_out_once_the_general_manager_signed(cast: Cast) -> None:
    async with cast.here("admin", "employee") as (wu, ma):
        he = await general_manager(wu, cast.station.url)
        with pytest.raises(Refusal) as no:
            await publish(wu, to="everyone", company_wide=True, departments=[])
        assert no.value.reason == "announcement.signer"
        title = f"春节放假 {uuid.uuid4().hex[:6]}"
        sent = await publish(wu, to="everyone", company_wide=True, departments=[], title=title, signer=he.id)
        card = await given_to(he, sent["no"])
        with pytest.raises(Refusal):
            await ma.asks("announcement.get", no=sent["no"])
        await tap(he, card, "sign")
        received = await given_to(ma, sent["no"])
        signed = next(one for one in received["card"]["facts"] if one["label"]["words"]["en"] == "Signed off")
        assert signed["value"]["words"]["zh"].startswith("何国栋，")
        await he.leaves()
