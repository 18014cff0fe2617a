"""Setting, changing, cancelling; done once, put off one time; and only what is one's own."""

import pytest

from tests.hub.office.reminders.desk import Desk, at, shown


async def test_a_line_says_whom_when_and_what(desk: Desk) -> None:
    made = await desk.ask("lin", "reminder.create", line="提醒我 明天9点 交周报", channel=desk.room)
    one = made["reminder"]
    assert (one["no"], one["text"], shown(one["next_at"])) == ("TX-0001", "交周报", "11-25 09:00")
    assert one["to"]["name"] == "林晓"
    assert made["answer"]["text"]["words"]["zh"] == "11-25 09:00 提醒你：交周报，TX-0001"
    assert made["answer"]["text"]["words"]["en"].startswith("Will remind you 11-25 09:00: 交周报")


async def test_a_colleague_is_named_by_a_mention_or_a_name(desk: Desk) -> None:
    pointed = await desk.remind(f"<@{desk.people['lin'].id}> 每周五 16:30 提交周报", "ma")
    named = await desk.remind("@马骏 every friday 16:30 file the report")
    assert [pointed["to"]["name"], named["to"]["name"]] == ["林晓", "马骏"]
    assert (named["says"]["words"]["en"], named["says"]["words"]["zh"]) == ("every Fri 16:30", "每周五 16:30")
    assert (await desk.remind("@林晓 明天 9:00 交表", "sun"))["to"]["name"] == "林晓"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("@林 明天 9:00 交周报", "reminder.several"),
        ("@张三丰 明天 9:00 交周报", "person.missing"),
        ("交周报", "reminder.unclear"),
        ("明天 9:00", "reminder.empty"),
        ("昨天 9:00 交周报", "reminder.past"),
    ],
)
async def test_what_cannot_be_set_is_said_in_words(desk: Desk, line: str, reason: str) -> None:
    no = await desk.refusal("sun", "reminder.create", line=line)
    assert no.reason == reason
    for locale in ("zh", "en"):
        said = desk.hub.registry.words.say(locale, f"refused.{reason}", **no.details)
        assert said != f"refused.{reason}"
        assert "{" not in said


async def test_the_form_and_an_exact_rule_set_the_same(desk: Desk) -> None:
    form = {"text": "打卡", "when": "每个工作日 8:50", "to": desk.people["ma"].id, "working": None}
    by_form = (await desk.ask("lin", "reminder.create", form=form, channel=desk.room))["reminder"]
    rule = {"repeat": "daily", "time": "08:50", "working": True}
    exact = (await desk.ask("lin", "reminder.create", text="打卡", rule=rule))["reminder"]
    assert by_form["rule"] == exact["rule"]
    assert exact["rule"]["zone"] == "Asia/Shanghai"
    assert by_form["to"]["name"] == "马骏"


@pytest.mark.parametrize(
    "rule",
    [
        {"repeat": "once", "time": "09:00", "date": "2026-02-30"},
        {"repeat": "weekly", "time": "09:00"},
        {"repeat": "daily", "time": "09:00", "zone": "Mars/Base"},
        {"repeat": "once", "time": "09:00"},
    ],
)
async def test_a_rule_that_cannot_be_is_refused(desk: Desk, rule: dict[str, str]) -> None:
    no = await desk.refusal("lin", "reminder.create", text="x", rule=rule)
    assert no.reason in ("field.unreadable", "reminder.unclear")


async def test_the_first_who_is_done_is_written_down_and_the_second_is_told(desk: Desk) -> None:
    await desk.remind("大家 明天9点 交周报")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards("ma")
    face = await desk.tap(card, "done", "ma")
    assert (face["state"]["text"], face["actions"]) == ("已完成", [])
    assert face["waits"]["words"]["zh"] == "马骏完成，11-25 09:00"
    no = await desk.refusal("lin", "card.tap", message=card["message"], action="done", version=1)
    assert (no.reason, no.details["by"]["name"], no.details["time"]) == ("decided.already", "马骏", "11-25 09:00")


async def test_who_set_it_for_another_hears_that_it_is_done(desk: Desk) -> None:
    await desk.remind("@马骏 明天9点 交周报")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards("ma")
    await desk.tap(card, "done", "ma")
    (notice,) = (await desk.ask("lin", "notice.list"))["notices"]
    assert notice["title"]["words"] == {"zh": "马骏完成了“交周报”", "en": "Ma Jun did “交周报”"}
    assert notice["message"] == card["message"]


@pytest.mark.parametrize(
    ("choice", "until"),
    [("ten", "11-25 09:15"), ("hour", "11-25 10:05"), ("tomorrow", "11-26 09:00"), ("next_week", "12-02 09:00")],
)
async def test_one_time_is_put_off_and_comes_back(desk: Desk, choice: str, until: str) -> None:
    await desk.remind("每天 9:00 浇花")
    await desk.tick(at(2026, 11, 25, 9, 0))
    desk.hub.clock.now = at(2026, 11, 25, 9, 5)
    (card,) = await desk.cards()
    face = await desk.tap(card, choice)
    assert face["state"]["text"] == f"推迟到 {until}"
    assert (await desk.coming()) == [("浇花", "11-26 09:00")]


async def test_a_repeating_one_put_off_keeps_its_own_times(desk: Desk) -> None:
    await desk.remind("每天 9:00 浇花")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards()
    await desk.tap(card, "hour")
    await desk.tick(at(2026, 11, 25, 10, 1))
    first, again = await desk.cards()
    assert first["id"] == again["id"]
    assert (again["state"]["code"], again["state"]["text"]) == ("open", "10:00")
    await desk.tick(at(2026, 11, 26, 9, 0))
    assert [card["state"]["code"] for card in await desk.cards()] == ["passed", "passed", "open"]
    no = await desk.refusal("lin", "reminder.done", occasion=card["thing"])
    assert no.reason == "reminder.over"


async def test_only_who_set_it_changes_it_and_whom_it_is_for_may_cancel_it(desk: Desk) -> None:
    one = await desk.remind("@马骏 明天9点 交周报")
    assert (await desk.refusal("ma", "reminder.edit", no=one["no"], text="x")).reason == "reminder.not_yours"
    assert (await desk.refusal("sun", "reminder.cancel", no=one["no"])).reason == "reminder.not_yours"
    edited = (await desk.ask("lin", "reminder.edit", no=one["no"].lower(), text="交月报", when="后天 10:00"))[
        "reminder"
    ]
    assert (edited["text"], shown(edited["next_at"]), edited["rule"]["time"]) == ("交月报", "11-26 10:00", "10:00")
    assert await desk.tick(at(2026, 11, 25, 9, 0)) == 0
    await desk.ask("ma", "reminder.cancel", no=one["no"])
    assert await desk.tick(at(2026, 11, 26, 10, 0)) == 0
    assert await desk.cards("ma") == []
    assert (await desk.refusal("lin", "reminder.edit", no="TX-0099", text="x")).reason == "reminder.missing"


async def test_what_waits_of_a_cancelled_one_ends(desk: Desk) -> None:
    one = await desk.remind("每天 9:00 浇花")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards()
    await desk.tap(card, "hour")
    await desk.ask("lin", "reminder.cancel", reminder=one["id"])
    await desk.tick(at(2026, 11, 26, 12, 0))
    (ended,) = await desk.cards()
    assert (ended["state"]["code"], ended["actions"]) == ("cancelled", [])


async def test_the_organisations_are_set_by_its_office_and_changed_by_nobody_else(desk: Desk) -> None:
    given = {"line": "@马骏 每月1号 9:00 交考勤", "organisation": True}
    assert (await desk.refusal("lin", "reminder.create", **given)).reason == "reminder.not_office"
    one = (await desk.ask("sun", "reminder.create", **given))["reminder"]
    assert (await desk.refusal("ma", "reminder.cancel", no=one["no"])).reason == "reminder.not_yours"
    assert (await desk.refusal("lin", "reminder.edit", no=one["no"], text="x")).reason == "reminder.not_yours"
    edited = await desk.ask("admin", "reminder.edit", no=one["no"], text="交考勤表")
    assert edited["reminder"]["text"] == "交考勤表"


async def test_strangers_neither_see_nor_finish_it(desk: Desk) -> None:
    await desk.remind("明天9点 交周报")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards()
    assert (await desk.refusal("sun", "reminder.done", occasion=card["thing"])).reason == "reminder.missing"
    assert (await desk.refusal("sun", "card.view", card=card["id"])).reason == "reminder.missing"


async def test_the_same_key_sets_one(desk: Desk) -> None:
    for _ in range(2):
        await desk.ask("lin", "reminder.create", line="明天9点 交周报", key="once")
    assert len(await desk.coming()) == 1


async def test_a_tick_on_a_reminder_that_rang_is_done_and_a_heart_is_not(desk: Desk) -> None:
    await desk.remind("提醒大家 明天9点 浇花")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards()
    await desk.ask("ma", "chat.react", message=card["message"], emoji="❤️")
    assert [one["state"]["code"] for one in await desk.cards()] == ["open"]
    await desk.ask("ma", "chat.react", message=card["message"], emoji="✅")
    (card,) = await desk.cards()
    assert card["state"]["code"] == "done" and "马骏" in card["waits"]["text"]
    await desk.ask("lin", "chat.react", message=card["message"], emoji="✅")
