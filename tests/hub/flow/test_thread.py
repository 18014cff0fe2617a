"""Answers in the thread of a request's card, whether a bot runs or not."""

import pytest

from tests.hub.flow.office import Office


async def say(desk: Office, login: str, asked: dict, text: str, message: str | None = None) -> str:
    """Reply below the card, and let the hub hear it."""
    channel = desk.room if message is None else None
    if message is not None:
        (row,) = await desk.hub.rows("SELECT channel FROM message WHERE id = ?", message)
        channel = row["channel"]
    told = await desk.ask(login, "chat.post", channel=channel, text=text, thread=message or asked["message"])
    await desk.hub.settle()
    return str(told["id"])


async def state(desk: Office, asked: dict) -> str:
    return str((await desk.ask("ma", "flow.get", no=asked["no"]))["instance"]["state"])


async def whispers(desk: Office, login: str) -> list[dict]:
    return await desk.hub.rows("SELECT * FROM whisper WHERE person = ?", desk.people[login].id)


@pytest.mark.parametrize(
    ("text", "ends"), [("同意，好好休息", "approved"), ("驳回 超额", "rejected"), ("ok", "approved")]
)
async def test_a_clear_word_of_whoever_it_waits_for_decides(desk, text, ends):
    asked = await desk.leave()
    message = await say(desk, "lin", asked, text)
    assert await state(desk, asked) == ends
    one = (await desk.ask("ma", "flow.get", no=asked["no"]))["instance"]
    assert one["trail"][-1]["message"] == message
    assert one["trail"][-1]["via"] == "thread"


async def test_it_decides_in_the_approvers_own_conversation_too(desk):
    asked = await desk.leave()
    direct = (await desk.todos("lin"))[0]["message"]
    await say(desk, "lin", asked, "驳回：没人值班", direct)
    assert await state(desk, asked) == "rejected"


async def test_anybody_elses_word_is_a_comment(desk):
    asked = await desk.leave()
    await say(desk, "zhou", asked, "同意")
    assert await state(desk, asked) == "running"
    assert await desk.trail(asked["no"]) == ["ma start", "zhou comment"]
    (notice,) = (await desk.ask("ma", "notice.list"))["notices"]
    assert (notice["kind"], notice["body"]["text"]) == ("flow.commented", "同意")


async def test_doubtful_words_are_asked_about_with_the_buttons(desk):
    asked = await desk.leave()
    await say(desk, "lin", asked, "可以同意吗？")
    assert await state(desk, asked) == "running"
    (asking,) = await whispers(desk, "lin")
    assert (asking["thread"], asking["card"] is not None) == (asked["message"], True)
    assert await desk.trail(asked["no"]) == ["ma start", "lin comment"]
    await desk.ask("lin", "card.tap", message=asking["id"], action="approve", version=1)
    assert await state(desk, asked) == "approved"


async def test_a_rejection_without_words_is_asked_for_them(desk):
    asked = await desk.leave()
    await say(desk, "lin", asked, "驳回")
    assert await state(desk, asked) == "running"
    (asking,) = await whispers(desk, "lin")
    assert asking["body"] == "请写一句话，别人会看到"


async def test_too_late_in_the_thread_is_told_who_decided(desk):
    asked = await desk.ask("ma", "flow.start", flow="either", form={"what": "x"})
    direct = {login: (await desk.todos(login))[0]["message"] for login in ("zhao", "wu")}
    await say(desk, "zhao", asked, "同意", direct["zhao"])
    await say(desk, "wu", asked, "驳回 太贵", direct["wu"])
    assert await state(desk, asked) == "approved"
    (told,) = await whispers(desk, "wu")
    assert told["body"].startswith("已由赵敏慧在")
    assert await desk.trail(asked["no"]) == ["ma start", "zhao approve", "wu comment"]


async def test_hearing_a_reply_twice_changes_nothing(desk):
    asked = await desk.leave()
    message = await say(desk, "zhou", asked, "谁顶班")
    await desk.ask("zhou", "flow.answer", message=message)
    assert await desk.trail(asked["no"]) == ["ma start", "zhou comment"]


async def test_nobody_answers_with_somebody_elses_message(desk):
    asked = await desk.leave()
    message = await say(desk, "zhou", asked, "谁顶班")
    assert (await desk.refusal("lin", "flow.answer", message=message)).reason == "message.missing"
    assert await desk.trail(asked["no"]) == ["ma start", "zhou comment"]


async def test_a_reply_below_anything_else_is_none_of_our_business(desk):
    posted = await desk.ask("ma", "chat.post", channel=desk.room, text="中午吃什么")
    await desk.ask("lin", "chat.post", channel=desk.room, text="同意", thread=posted["id"])
    await desk.hub.settle()
    assert await desk.hub.rows("SELECT * FROM flow_line") == []
