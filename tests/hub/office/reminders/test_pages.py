"""The list: what is to come, what waits, what was done; mine, those for me, those of my rooms, and nobody else's."""

from tests.hub.office.reminders.desk import Desk, at


async def test_the_next_comes_first_and_everybody_sees_their_own(desk: Desk) -> None:
    await desk.remind("后天 9点 交月报")
    await desk.remind("明天 9点 交周报")
    await desk.remind("@马骏 明天 10点 打电话")
    await desk.remind("大家 明天 11点 晨会")
    assert [text for text, _ in await desk.coming()] == ["交周报", "打电话", "晨会", "交月报"]
    assert [text for text, _ in await desk.coming("ma")] == ["打电话", "晨会"]
    assert await desk.coming("sun") == []


async def test_each_says_what_i_may_do_with_it(desk: Desk) -> None:
    await desk.remind("@马骏 明天 10点 打电话")
    (mine,) = (await desk.ask("lin", "reminder.list"))["reminders"]
    (for_me,) = (await desk.ask("ma", "reminder.list"))["reminders"]
    assert (mine["may"], for_me["may"]) == (["edit", "cancel"], ["cancel"])


async def test_what_rang_waits_and_then_is_done(desk: Desk) -> None:
    await desk.remind("每天 9点 浇花")
    await desk.tick(at(2026, 11, 25, 9, 0))
    told = await desk.ask("lin", "reminder.list")
    (waiting,) = told["occasions"]
    assert (waiting["text"], waiting["state"], len(told["reminders"])) == ("浇花", "open", 1)
    answered = await desk.ask("lin", "reminder.put_off", occasion=waiting["id"], until="hour")
    assert answered["occasion"]["until"]
    assert answered["answer"]["text"]["words"]["en"].startswith("Will remind again 11-25 10:00")
    done = await desk.ask("lin", "reminder.done", occasion=waiting["id"])
    assert done["occasion"]["done"]["by"]["name"] == "林晓"
    assert (await desk.ask("lin", "reminder.list"))["occasions"] == []
    (once,) = (await desk.ask("lin", "reminder.list", box="done"))["occasions"]
    assert once["id"] == waiting["id"]
    assert once["url"].startswith("/c/D")


async def test_done_ones_are_paged_last_first(desk: Desk) -> None:
    await desk.remind("每天 9点 浇花")
    for day in (25, 26, 27):
        await desk.tick(at(2026, 11, day, 9, 0))
        (waiting,) = (await desk.ask("lin", "reminder.list"))["occasions"]
        await desk.ask("lin", "reminder.done", occasion=waiting["id"])
    first = await desk.ask("lin", "reminder.list", box="done", limit=2)
    rest = await desk.ask("lin", "reminder.list", box="done", limit=2, before=first["occasions"][-1]["id"])
    assert [len(first["occasions"]), first["more"], len(rest["occasions"]), rest["more"]] == [2, True, 1, False]


async def test_a_command_is_answered_with_lines(desk: Desk) -> None:
    none = await desk.ask("lin", "command.run", line="/remind list", channel=desk.room, key="1")
    assert none["reply"]["words"]["en"].startswith("No reminders")
    said = await desk.ask("lin", "command.run", line="/提醒 每周五 16:30 交周报", channel=desk.room, key="2")
    assert "每周五 16:30 提醒你：交周报" in said["reply"]["text"]
    shown = await desk.ask("lin", "command.run", line="/提醒 列表", channel=desk.room, key="3")
    assert shown["reply"]["text"] == "- TX-0001 每周五 16:30：交周报"
    moved = await desk.ask("lin", "command.run", line="/remind move TX-0001 every day 8:00", channel=desk.room, key="4")
    assert "every day 08:00" in moved["reply"]["words"]["en"]
    gone = await desk.ask("lin", "command.run", line="/remind cancel tx-0001", channel=desk.room, key="5")
    assert "TX-0001 已取消" in gone["reply"]["text"]


async def test_the_command_alone_opens_the_form(desk: Desk) -> None:
    view = (await desk.ask("lin", "command.run", line="/remind", channel=desk.room, key="1"))["view"]
    assert [field["name"] for field in view["fields"]] == ["text", "when", "to", "working"]
    assert (view["act"], view["fields"][1]["help"]["words"]["en"][:12]) == ("reminder.create", "For example:")
