"""A bot that shows every block there is, and dialogs on one another: for stories and pictures, no bot of the house."""

from typing import Any

from bots.kit import Bot, actions, button, field, option, section

COLOURS = [("朱砂 Cinnabar", "cinnabar"), ("松绿 Pine", "pine"), ("靛蓝 Indigo", "indigo")]
PLACES = ["北京 Beijing", "上海 Shanghai", "深圳 Shenzhen", "成都 Chengdu"]


def text(words: str, kind: str = "plain_text") -> dict[str, str]:
    return {"type": kind, "text": words}


def options(*pairs: tuple[str, str]) -> list[dict[str, Any]]:
    return [option(one) for one in pairs]


def rich() -> dict[str, Any]:
    bold = {"type": "text", "text": "粗 bold", "style": {"bold": True}}
    items = [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": one}]} for one in ("第一 one", "第二 two")
    ]
    return {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "富文本 Rich text: "}, bold]},
            {"type": "rich_text_list", "style": "bullet", "elements": items},
        ],
    }


def table() -> dict[str, Any]:
    rows = [("城市 City", "人 People"), ("上海", "24"), ("成都", "9")]
    cells = [[{"type": "raw_text", "text": one} for one in row] for row in rows]
    return {"type": "table", "column_settings": [{}, {"align": "right"}], "rows": cells}


def shown() -> list[dict[str, Any]]:
    """What is looked at."""
    return [
        {"type": "header", "text": text("所有的块 Every block")},
        section("*标题* 与 `code`，还有 ~删除~", fields=[text("*状态*\n进行中", "mrkdwn")] * 2),
        {"type": "context", "elements": [text("小字说明 small print", "mrkdwn"), text("3 分钟前")]},
        {"type": "markdown", "text": "**Markdown** 列表\n\n- 一\n- 二"},
        rich(),
        table(),
        {"type": "divider"},
        {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "曲线图", "title": text("图 Picture")},
        {"type": "video", "title": text("演示 Demo"), "title_url": "https://example.com/v", "provider_name": "站内"},
        {"type": "file", "external_id": "F1", "title": text("合同.pdf"), "source": "remote"},
        {"type": "hologram", "text": text("设备点检 12 项")},
    ]


def used() -> list[dict[str, Any]]:
    """What is used at once."""
    confirm = {"title": text("确定？"), "text": text("删除后不能恢复"), "confirm": text("删除"), "deny": text("不了")}
    more = {"type": "overflow", "action_id": "more", "options": options(("复制", "copy"), ("归档", "archive"))}
    static = {"type": "static_select", "action_id": "colour", "placeholder": text("颜色"), "options": options(*COLOURS)}
    return [
        section("带按钮的段落", accessory=button("点我", "press", "v1")),
        section("更多操作", accessory=more),
        actions(
            static, {"type": "datepicker", "action_id": "day"}, button("打开表单", "open", style="primary"),
            button("删除", "remove", style="danger", confirm=confirm),
        ),
    ]  # fmt: skip


def inputs() -> list[dict[str, Any]]:
    """What is filled in."""
    return [
        field("事由", "why", max_length=40),
        field("说明", "note", multiline=True, optional=True),
        field("金额", "amount", "number_input", is_decimal_allowed=True, min_value="1"),
        field("邮箱", "mail", "email_text_input", optional=True),
        field("网址", "site", "url_text_input", optional=True),
        field("城市", "place", "external_select", min_query_length=1, optional=True),
        field("颜色", "one", "static_select", options=COLOURS, optional=True),
        field("几种", "some", "multi_static_select", options=COLOURS, optional=True),
        field("同事", "who", "users_select", optional=True),
        field("几位同事", "they", "multi_users_select", optional=True),
        field("频道", "room", "channels_select", optional=True),
        field("会话", "talk", "multi_conversations_select", optional=True),
        field("日期", "day", "datepicker", optional=True),
        field("时间", "time", "timepicker", optional=True),
        field("日期时间", "moment", "datetimepicker", optional=True),
        field("勾选", "ticks", "checkboxes", options=COLOURS, optional=True),
        field("附件", "files", "file_input", filetypes=["pdf", "png"], max_files=2, optional=True),
        field("单选", "radio", "radio_buttons", options=COLOURS, optional=True),
    ]


def gallery(app: str) -> Bot:
    """The bot; its command is its name."""
    bot = Bot(app)
    show_itself(bot)
    open_dialogs(bot)
    return bot


def show_itself(bot: Bot) -> None:
    """What stands in the room, and what its buttons do there."""

    @bot.command(bot.name, label={"zh": "展示", "en": "Gallery"})
    async def show(say: Any) -> None:
        await say("所有的块", blocks=shown())
        await say("可以用的块", blocks=used())

    @bot.home
    async def home(user: dict[str, Any]) -> None:
        await bot.views.publish(user["id"], blocks=shown())

    @bot.action("press")
    async def press(reply: Any, value: str) -> None:
        await reply(f"按了 {value}")

    @bot.action("colour")
    async def colour(update: Any, value: str) -> None:
        await update(text="选好了", blocks=[section(f"选了 {value}"), actions(button("打开表单", "open"))])

    @bot.shortcut("keep", kind="message", label={"zh": "存一存", "en": "Keep this"})
    async def keep(message: dict[str, Any], reply: Any) -> None:
        await reply(f"存好了：{message['text']}")

    @bot.shortcut("new", label={"zh": "新填一张表", "en": "Fill in a form"})
    async def new(views: Any) -> None:
        await views.open(**FILL)


FILL: dict[str, Any] = {"title": "填一张表", "submit": "提交", "callback_id": "fill", "blocks": inputs()}
CONFIRM: dict[str, Any] = {"title": "确认", "submit": "确定", "callback_id": "confirm"}


def open_dialogs(bot: Bot) -> None:
    """A form, what may be wrong with it, and a second one upon it."""

    @bot.action("open")
    async def opens(views: Any) -> None:
        await views.open(**FILL)

    @bot.options("place")
    async def places(query: str, offer: Any) -> None:
        await offer([one for one in PLACES if query.lower() in one.lower()])

    @bot.form("fill")
    async def filled(form: dict[str, Any], errors: Any, push: Any) -> None:
        if float(form["amount"]) > 1000:
            await errors(amount="一次最多 1000 元")
            return
        said = f"*{form['why']}* · {form['amount']} · {form.get('place', '')}"
        await push(**CONFIRM, private_metadata=form["why"], blocks=[section(said), actions(button("改一改", "change"))])

    @bot.action("change")
    async def change(change: Any) -> None:
        await change(**{**CONFIRM, "title": "改过了"}, private_metadata="x", blocks=[section("内容更新了")])

    @bot.form("confirm")
    async def confirmed(clear: Any, say: Any, view: dict[str, Any]) -> None:
        await clear()
        await say(f"收到：{view['private_metadata']}")
