"""A scene for every act that writes: how it comes about in a company at work. A new act needs one, or a reason.

Those of an office module stand beside its tests, in `tests/hub/office/<module>/scenes.py`, and go with its folder.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.whole import LEAVE, Whole

Play = Callable[[Whole], Awaitable[None]]
SCENES: dict[str, Play] = {}
NOTHING: dict[str, str] = {
    "app.describe": "the same as app.register, by the bot itself",
    "app.register": "a bot's manifest: commands are asked for while a line is typed, never held",
    "bot.create": "a bot nobody has met yet, and its token: its first word brings it into a room by chat's own events",
    "bot.register": "a token, and a bot nobody has met yet; its first word brings it into a room by chat's own events",
    "bot.revoke": "the door closes the bot's connections: nothing is held by who is out",
    "bot.rotate": "the same, and a new token",
    "calendar.announce": "the calendar is read when its page opens, and judged by the hub",
    "calendar.seed": "the same, by the clock",
    "calendar.set": "the same, by hand",
    "company.create": "a company nobody is in yet",
    "company.edit": "the company's name is read when one comes in; its week and zone are the hub's to count by",
    "credential.set": "a password's hash",
    "department.create": "the tree of departments is read when the people page opens",
    "department.edit": "the same; what a department is called beside a person is a hint, like a person's name",
    "department.merge": "the same; who was in it is asked for again when their card opens",
    "delegation.end": "who stands in is read when the page opens, and found by the hub when a request enters a step",
    "delegation.set": "the same",
    "file.begin": "a file that has not come yet",
    "file.forget": "the same; it never came",
    "file.keep": "bytes that hang on nothing yet; the message that shows them tells of them",
    "file.sweep": "bytes that hung on nothing",
    "hook.rotate": "an address: the page that shows it once reads the list anew",
    "file.ticket": "an address for bytes that have not come yet",
    "grade.create": "the list of grades is read when a form opens",
    **dict.fromkeys(("type.enable", "type.publish", "type.take"), "descriptions, read again when a signal says so"),
    "type.index": "how records are found",
    "record.begin": "roles that may be given: the list is read when a page opens",
    "notice.read": "a reading position: no event, like chat.read (protocol.md section 3)",
    "people.create": "somebody nobody has met yet; they are found by asking",
    "people.import": "an organisation at once, by the thousand: who is signed in reads themselves anew",
    "people.password": "a password's hash",
    "people.reset": "a password's hash; the sessions it ends are the door's to close",
    "post.create": "the list of posts is read when a form opens",
    "session.open": "a session of one's own",
    "session.revoke": "the door closes the connection: nothing is held by who is out",
}


def scene(*acts: str) -> Callable[[Play], Play]:
    """This is how these acts come about."""

    def keep(play: Play) -> Play:
        SCENES.update(dict.fromkeys(acts, play))
        return play

    return keep


async def on(world: Whole, login: str, act: str, name: str = "root", /, **more: Any) -> dict[str, Any]:
    """An act on a message of the room."""
    return await world.ask(login, act, message=world.ids[name], **more)


async def of_room(world: Whole, login: str, act: str, where: str = "room", /, **more: Any) -> dict[str, Any]:
    """An act on a room."""
    return await world.ask(login, act, channel=world.ids[where], **more)


async def of_request(world: Whole, login: str, act: str, **more: Any) -> dict[str, Any]:
    """An act on Ma's request for leave."""
    return await world.ask(login, act, no=world.ids["no"], **more)


# ---- talking


@scene("chat.post")
async def posts(world: Whole) -> None:
    await of_room(world, "zhou", "chat.post", text="<!channel> new", urgent=True)
    await of_room(world, "ma", "chat.post", text="more", thread=world.ids["root"], also=True)
    await of_room(world, "ma", "chat.post", "group", files=[world.ids["file"]])


@scene("chat.edit")
async def edits(world: Whole) -> None:
    await on(world, "ma", "chat.edit", text="other")


@scene("chat.recall")
async def recalls(world: Whole) -> None:
    await on(world, "lin", "chat.recall", "own", reason="wrong room")
    await on(world, "lin", "chat.recall", "reply")


@scene("chat.react", "chat.unreact")
async def reacts(world: Whole) -> None:
    await on(world, "lin", "chat.react", emoji="🎉")
    await on(world, "zhou", "chat.unreact", emoji="👍")


@scene("chat.pin", "chat.unpin")
async def pins(world: Whole) -> None:
    await on(world, "ma", "chat.pin", "own")
    await on(world, "ma", "chat.unpin")


@scene("chat.dismiss")
async def dismisses(world: Whole) -> None:
    await on(world, "zhou", "chat.dismiss", "whisper")


@scene("chat.read")
async def reads(world: Whole) -> None:
    await of_room(world, "zhou", "chat.read", seq=4)


# ---- rooms


@scene("channel.create")
async def creates(world: Whole) -> None:
    await world.ask("ma", "channel.create", kind="direct", people=[world.id("zhao")])
    await world.ask("zhao", "channel.create", kind="private", name="小房间", people=[world.id("lin")])
    await world.ask("zhou", "channel.create", kind="public", name="大房间")


@scene("channel.join", "channel.invite")
async def joins(world: Whole) -> None:
    await of_room(world, "zhao", "channel.join")
    await of_room(world, "lin", "channel.invite", "group", people=[world.id("zhao"), world.id("sun")])
    await of_room(world, "ma", "chat.post", "group", text="welcome")


@scene("channel.leave", "channel.remove")
async def leaves(world: Whole) -> None:
    await of_room(world, "lin", "channel.leave", "group")
    await of_room(world, "lin", "channel.remove", people=[world.id("zhou")])


@scene("channel.edit", "channel.archive")
async def keeps(world: Whole) -> None:
    await of_room(world, "lin", "channel.edit", name="新名字", topic="说什么")
    await of_room(world, "ma", "channel.archive", "group")


@scene("channel.mute", "channel.pin_top")
async def quietens(world: Whole) -> None:
    await of_room(world, "ma", "channel.mute", on=True)
    await of_room(world, "ma", "channel.pin_top", on=True)


# ---- cards, commands, bots


@scene("card.tap")
async def taps(world: Whole) -> None:
    await world.ask("lin", "card.tap", card=world.ids["card"], action="approve", version=1)


@scene("card.tell")
async def tells_late(world: Whole) -> None:
    await world.ask("clock", "card.tell", card=world.ids["card"])


@scene("command.run")
async def commands(world: Whole) -> None:
    await of_room(world, "lin", "command.run", line="/leave 年假 下周四 1天 看病")
    await of_room(world, "zhou", "command.run", line="/customer 华为技术")


@scene("record.card")
async def shows_a_record(world: Whole) -> None:
    await world.ask("zhou", "record.card", no=world.ids["customer_no"])


@scene("app.answer")
async def answers_alone(world: Whole) -> None:
    reply = {"text": "看这张卡", "card": world.ids["card"]}
    await world.ask("approver", "app.answer", trigger=world.ids["trigger"], reply=reply)


@scene("chat.whisper")
async def whispers(world: Whole) -> None:
    await of_room(world, "lin", "channel.invite", people=[world.id("approver")])
    await of_room(world, "approver", "chat.whisper", person=world.id("ma"), text="只给你看")
    await of_room(world, "approver", "chat.post", text="好了", alias={"name": "构建", "icon": "🎉"})


@scene("hook.create", "hook.revoke")
async def keeps_hooks(world: Whole) -> None:
    made = await of_room(world, "lin", "hook.create", name="构建")
    await of_room(world, "admin", "hook.create", name="监控")
    await world.ask("lin", "hook.revoke", hook=made["hook"]["id"])


@scene("app.ask")
async def asks_a_bot(world: Whole) -> None:
    given = {"bot": world.id("approver"), "person": world.id("ma"), "message": world.ids["own"]}
    await of_room(world, "clock", "app.ask", **given)


# ---- requests


@scene("flow.start")
async def starts(world: Whole) -> None:
    await world.ask("lin", "flow.start", flow="leave", form={**LEAVE, "days": "4"})


@scene("flow.approve")
async def approves(world: Whole) -> None:
    await of_request(world, "lin", "flow.approve", text="好", version=1)


@scene("flow.reject")
async def rejects(world: Whole) -> None:
    await of_request(world, "lin", "flow.reject", text="人手不够")


@scene("flow.decide")
async def decides_by_a_word(world: Whole) -> None:
    await of_request(world, "lin", "flow.decide", answer="ok")


@scene("flow.comment")
async def comments(world: Whole) -> None:
    await of_request(world, "ma", "flow.comment", text="早去早回")


@scene("flow.transfer")
async def transfers(world: Whole) -> None:
    await of_request(world, "lin", "flow.transfer", to=world.id("zhao"), text="你来")


@scene("flow.return", "flow.resubmit")
async def gives_back(world: Whole) -> None:
    await of_request(world, "lin", "flow.return", text="日期冲突")
    await of_request(world, "ma", "flow.resubmit", form={**LEAVE, "days": "1"})


@scene("flow.add_sign", "flow.remove_sign")
async def adds_signers(world: Whole) -> None:
    await of_request(world, "lin", "flow.add_sign", people=[world.id("zhao"), world.id("sun")])
    await of_request(world, "lin", "flow.remove_sign", of=world.id("sun"))


@scene("flow.delegate", "flow.advise")
async def lets_somebody_look(world: Whole) -> None:
    await of_request(world, "lin", "flow.delegate", to=world.id("zhao"))
    await of_request(world, "zhao", "flow.advise", text="可以")


@scene("flow.ask")
async def asks_for_an_opinion(world: Whole) -> None:
    await of_request(world, "lin", "flow.ask", people=[world.id("zhao")], text="预算够吗")


@scene("flow.take_back")
async def takes_back(world: Whole) -> None:
    asked = await world.ask("ma", "flow.start", flow="leave", form={**LEAVE, "days": "5"})
    await world.ask("lin", "flow.approve", no=asked["no"])
    await world.ask("lin", "flow.take_back", no=asked["no"])


@scene("flow.reopen")
async def opens_again(world: Whole) -> None:
    await of_request(world, "ma", "flow.withdraw")
    await of_request(world, "ma", "flow.reopen")


@scene("flow.claim", "flow.unclaim")
async def claims(world: Whole) -> None:
    form = {"day": "明天", "hours": "3", "reason": "赶工"}
    no = (await world.ask("ma", "flow.start", flow="overtime", form=form))["no"]
    await world.ask("lin", "flow.approve", no=no)
    await world.ask("sun", "flow.claim", no=no)
    await world.ask("sun", "flow.unclaim", no=no)


@scene("flow.veto")
async def vetoes(world: Whole) -> None:
    form = {"name": "框架合同", "party": "华为技术", "amount": "600000", "start": "明天", "end": "月底"}
    no = (await world.ask("ma", "flow.start", flow="contract", form=form))["no"]
    for login in ("lin", "admin", "zhao"):
        await world.ask(login, "flow.approve", no=no)
    await world.ask("zhou", "flow.veto", no=no, text="对方失信")


@scene("flow.suspend", "flow.resume")
async def holds_it(world: Whole) -> None:
    await of_request(world, "admin", "flow.suspend", text="等政策")
    await of_request(world, "admin", "flow.resume", text="定了")


@scene("flow.replace", "flow.jump", "flow.terminate")
async def intervenes(world: Whole) -> None:
    no = (await world.ask("ma", "flow.start", flow="leave", form={**LEAVE, "days": "5"}))["no"]
    await world.ask("admin", "flow.replace", no=no, of=world.id("lin"), to=world.id("zhou"), text="休假")
    await world.ask("admin", "flow.jump", no=no, node="personnel", text="上级不在")
    await world.ask("admin", "flow.terminate", no=no, text="重复")


@scene("flow.void")
async def voids(world: Whole) -> None:
    await of_request(world, "lin", "flow.approve")
    await of_request(world, "admin", "flow.void", text="行程取消")


@scene("flow.publish")
async def publishes(world: Whole) -> None:
    body = (await world.ask("admin", "flow.definition", flow="leave"))["body"].replace("先完成交接", "先交接")
    await world.ask("admin", "flow.publish", body=body, basis="考勤制度 3.2", leader=world.id("zhou"))


@scene("flow.urge")
async def urges(world: Whole) -> None:
    await of_request(world, "ma", "flow.urge")


@scene("flow.withdraw")
async def withdraws(world: Whole) -> None:
    await of_request(world, "ma", "flow.withdraw")


@scene("flow.answer")
async def answers_below_the_card(world: Whole) -> None:
    asked = {"channel": world.ids["asked_in"], "thread": world.ids["asked_by"]}
    await world.ask("ma", "chat.post", text="下周一定回来", **asked)
    await world.ask("lin", "chat.post", text="驳回 超额", **asked)


@scene("flow.remind", "flow.refresh")
async def clock_comes(world: Whole) -> None:
    await of_request(world, "ma", "flow.urge")
    world.hub.clock.now += 20 * 24 * 3_600_000
    for act in ("flow.refresh", "flow.remind"):
        await world.ask("clock", act, instance=world.ids["request"])


# ---- people


@scene("people.settings")
async def settles(world: Whole) -> None:
    await world.ask("ma", "people.settings", theme="dark", status="开会", settings={"sound": False})


@scene("people.edit")
async def is_edited(world: Whole) -> None:
    await world.ask("sun", "people.edit", person=world.id("ma"), phone="13800001234", department=world.ids["财务部"])


@scene("people.grant", "people.revoke")
async def is_given_roles(world: Whole) -> None:
    word = {"leader": world.id("zhou"), "opinion": "同意"}
    await world.ask("admin", "people.grant", person=world.id("ma"), role="hr", reason="帮忙", **word)
    await world.ask("admin", "people.revoke", person=world.id("lin"), role="sales", reason="转岗", **word)


@scene("role.grant", "role.revoke")
async def is_given_roles_in_a_line(world: Whole) -> None:
    form = {"person": world.id("ma"), "role": "hr", "reason": "帮忙", "leader": world.id("zhou"), "opinion": "同意"}
    await world.ask("admin", "role.grant", form=form)
    await world.ask("admin", "role.revoke", form=form)


@scene("people.disable")
async def is_let_go(world: Whole) -> None:
    await world.ask("sun", "people.disable", person=world.id("he"), reason="离职")


# ---- the hub itself


@scene("ops.warn")
async def a_node_is_in_trouble(world: Whole) -> None:
    await world.ask("clock", "ops.warn", company=world.company, node="n1", trouble="disk", figure=12)
