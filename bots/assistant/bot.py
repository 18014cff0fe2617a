"""Answers what anybody may ask of their office, always with the asker's own rights; and tells the day each morning."""

import json
import tomllib
import uuid
from pathlib import Path
from typing import Any

from bots.assistant import drawing
from bots.assistant.reading import Wish, calls, read
from bots.kit import Bot, Refused, field, section
from bots.kit.text import said
from bots.kit.words import Words

HERE = Path(__file__).parent
VOCABULARY = tomllib.loads((HERE / "vocabulary.toml").read_text("utf-8"))
MOST = 8

bot = Bot("assistant")
words = Words(HERE)


@bot.command("help")
async def helps(args: dict[str, Any], user: dict[str, Any], act: Any, reply: Any) -> None:
    """Everything I can do here, or one command with an example."""
    await show_help(str((args or {}).get("name") or "").strip(), user["locale"], act, reply)


@bot.command("todo")
async def todo(user: dict[str, Any], act: Any, reply: Any) -> None:
    """What waits for me."""
    await show_todos(user["locale"], act, reply)


@bot.command("portal")
async def portal(user: dict[str, Any], act: Any, reply: Any) -> None:
    """My day."""
    await show_day(user["locale"], act, reply)


@bot.shortcut("portal")
async def portal_too(user: dict[str, Any], act: Any, reply: Any) -> None:
    """The same from the composer's menu."""
    await show_day(user["locale"], act, reply)


@bot.shortcut("digest")
async def digest(user: dict[str, Any], channel: str, trigger: str, act: Any, bot: Bot) -> None:
    """The hub's clock asks: it is morning where this person is. Nothing to say, nothing said; once, by its key."""
    locale = user["locale"]
    parts = [one for one in (await act("portal.mine"))["parts"] if not one.get("told")]
    if parts:
        title = words.say(locale, "digest.title")
        blocks = [*drawing.day(parts, title, locale, words), drawing.context(words.say(locale, "digest.off"))]
        await bot.act("chat.post", channel=channel, text=title, blocks=blocks, key=f"digest:{trigger}")


@bot.message
async def asked(text: str, thread: str | None, user: dict[str, Any], act: Any, reply: Any) -> None:
    """A direct message or a mention. What is said in a thread is talk among people, unless the bot is called."""
    if thread and not calls(text):
        return
    wish, locale = read(text, VOCABULARY), user["locale"]
    if wish.act == "help":
        await show_help("", locale, act, reply)
    elif wish.act == "todo":
        await show_todos(locale, act, reply)
    elif wish.act in ("portal", "sent"):
        await show_day(locale, act, reply, only="sent" if wish.act == "sent" else "")
    elif wish.act == "where":
        await show_request(wish.said, locale, act, reply)
    elif wish.act == "who":
        await show_person(wish, locale, act, reply)
    else:
        await reply(words.both("what"))


@bot.home
async def home(user: dict[str, Any], act: Any, views: Any) -> None:
    """My day, on the assistant's own page."""
    locale, told = user["locale"], await act("portal.mine")
    title = words.say(locale, "portal.title", day=told["day"][5:])
    parts = drawing.day(told["parts"], title, locale, words)
    nothing = [] if told["parts"] else [section(words.say(locale, "portal.none"))]
    await views.publish(user["id"], blocks=[*parts, *nothing, section(words.say(locale, "what"))])


@bot.action("approve")
async def approve(value: str, user: dict[str, Any], trigger: str, act: Any, update: Any) -> None:
    """同意 beside a to-do: the version that was on the screen, once however often it is tapped."""
    told, locale = json.loads(value), user["locale"]
    await act("flow.approve", no=told["no"], version=told["version"], key=key_of(trigger))
    await again(words.say(locale, "todo.approved", no=told["no"]), locale, act, update)


@bot.action("reject")
async def reject(value: str, user: dict[str, Any], views: Any) -> None:
    """驳回 wants a reason, which is asked for."""
    told, locale = json.loads(value), user["locale"]
    reason = field(words.say(locale, "todo.why"), "reason", multiline=True, max_length=2_000)
    await views.open(
        title=words.say(locale, "todo.reject"), submit=words.say(locale, "todo.reject"), callback_id="reject",
        private_metadata=value, blocks=[section(told["no"]), reason],
    )  # fmt: skip


@bot.form("reject")
async def rejected(
    form: dict[str, Any], view: dict[str, Any], user: dict[str, Any], trigger: str, act: Any, reply: Any
) -> None:
    """The reason is there."""
    told = json.loads(view["private_metadata"])
    text = str(form["reason"])
    await act("flow.reject", no=told["no"], version=told["version"], text=text, key=key_of(trigger))
    await reply(words.say(user["locale"], "todo.rejected", no=told["no"]))


async def show_help(name: str, locale: str, act: Any, reply: Any) -> None:
    """All commands by group, or one."""
    found = (await act("command.list", **({"name": name.split(maxsplit=1)[0]} if name else {})))["commands"]
    if name:
        await reply(said(found[0]["summary"], locale), blocks=drawing.command(found[0], locale, words))
    else:
        await reply(words.both("help.title"), blocks=drawing.commands(found, locale, words))


async def show_todos(locale: str, act: Any, reply: Any) -> None:
    """What waits for me, to be decided or opened from there."""
    text, blocks = await todos(locale, act)
    await reply(text, blocks=blocks)


async def todos(locale: str, act: Any) -> tuple[str, list[dict[str, Any]] | None]:
    """The list as a sentence and as blocks."""
    told = await act("todo.list", box="mine", limit=MOST)
    if not told["todos"]:
        return words.say(locale, "todo.none"), None
    return words.say(locale, "todo.title", count=told["counts"]["mine"]), drawing.todos(told, locale, words)


async def again(done: str, locale: str, act: Any, update: Any) -> None:
    """The list as it now is, under a line that says what was just done."""
    text, blocks = await todos(locale, act)
    shown = blocks or [section(text)]
    await update(text=f"{done}\n{text}", blocks=[drawing.context(f"✓ {done}"), *shown])


async def show_day(locale: str, act: Any, reply: Any, only: str = "") -> None:
    """My day in one piece, or one part of it."""
    told = await act("portal.mine")
    parts = [one for one in told["parts"] if only in ("", one["name"])]
    title = words.say(locale, "portal.sent" if only else "portal.title", day=told["day"][5:])
    if parts:
        await reply(title, blocks=drawing.day(parts, title, locale, words))
    else:
        await reply(words.both("portal.none_sent" if only else "portal.none"))


async def show_request(no: str, locale: str, act: Any, reply: Any) -> None:
    """Where a request stands; one I may not see is one there is not."""
    one = (await act("flow.get", no=no))["instance"]
    text = words.say(locale, "where", no=no, state=said(one["card"]["state"], locale))
    await reply(text, blocks=drawing.request(one, locale, words))


async def show_person(wish: Wish, locale: str, act: Any, reply: Any) -> None:
    """Who somebody is, as far as I may know; of several, which ones there are."""
    pointed = wish.said.strip("<>@")
    given = {"ids": [pointed]} if pointed.startswith("U0") else {"query": wish.said, "kind": "person", "limit": 6}
    try:
        people = (await act("people.find", **given))["people"]
    except Refused:
        people = []
    wanted = wish.said.casefold()
    exact = [one for one in people if wanted in (one["name"].casefold(), one.get("name_en", "").casefold())]
    found = exact or people
    if not found:
        await reply(words.both("who.none", name=wish.said))
        return
    several = words.say(locale, "who.many", count=len(found))
    text = drawing.named(found[0], locale) if len(found) == 1 else several
    await reply(text, blocks=[block for one in found[:5] for block in drawing.person(one, locale, words)])


def key_of(trigger: str) -> str:
    """A key that makes what a tap stands for happen once."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, trigger))
