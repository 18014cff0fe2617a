"""A message or a thing to be reminded of: only what both sides may see, with its title and its address."""

from tests.hub.office.reminders.desk import Desk, at


async def said(desk: Desk, text: str = "客户要三份\n报价单") -> str:
    return str((await desk.ask("ma", "chat.post", channel=desk.room, text=text, key=text))["id"])


async def test_a_message_is_remembered_with_its_words_and_its_place(desk: Desk) -> None:
    message = await said(desk)
    one = (await desk.ask("lin", "reminder.create", message=message, when="明天9点"))["reminder"]
    assert (one["text"], one["url"]) == ("客户要三份 报价单", f"/c/{desk.room}/m/{message}")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards()
    assert (card["url"], card["facts"][0]["value"]["text"]) == (one["url"], "客户要三份 报价单")


async def test_a_message_one_side_cannot_read_is_none(desk: Desk) -> None:
    message = await said(desk)
    mine = await desk.refusal("sun", "reminder.create", message=message, when="明天9点")
    theirs = await desk.refusal("lin", "reminder.create", message=message, when="明天9点", to=desk.people["sun"].id)
    assert [mine.reason, theirs.reason] == ["message.missing"] * 2


async def test_a_thing_with_a_card_is_remembered_and_what_has_none_is_not(desk: Desk) -> None:
    await desk.remind("明天9点 交周报")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards()
    given = {"thing": {"kind": card["kind"], "id": card["thing"]}, "when": "后天 9点"}
    assert (await desk.ask("lin", "reminder.create", **given))["reminder"]["text"] == "交周报"
    hers = await desk.refusal("lin", "reminder.create", **given, to=desk.people["sun"].id)
    none = await desk.refusal("lin", "reminder.create", when="明天9点", thing={"kind": "cloud", "id": "1"})
    assert [hers.reason, none.reason] == ["reminder.missing", "reminder.no_thing"]


async def test_a_room_one_is_not_in_or_that_is_closed_is_refused(desk: Desk) -> None:
    line = "大家 明天9点 交周报"
    assert (await desk.refusal("sun", "reminder.create", line=line, channel=desk.room)).reason == "channel.missing"
    await desk.ask("lin", "channel.archive", channel=desk.room)
    assert (await desk.refusal("lin", "reminder.create", line=line, channel=desk.room)).reason == "channel.archived"


async def test_everybody_in_a_conversation_of_two_is_oneself(desk: Desk) -> None:
    made = await desk.ask("lin", "channel.create", kind="direct", people=[desk.people["ma"].id])
    one = await desk.ask("lin", "reminder.create", line="大家 明天9点 交", channel=made["channel"]["id"])
    assert one["reminder"]["to"]["name"] == "林晓"
