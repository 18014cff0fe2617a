"""Answers whoever writes to the approver: what waits, how a matter stands, and a decision in words.

The cards themselves are the hub's: they are drawn and judged there, whether this bot runs or not.
"""

import tomllib
import uuid
from pathlib import Path
from typing import Any

from bots.approver.reading import read
from bots.kit import Bot
from bots.kit.cards import Cards
from bots.kit.text import said
from bots.kit.words import Words

HERE = Path(__file__).parent
VOCABULARY = tomllib.loads((HERE / "vocabulary.toml").read_text("utf-8"))
MOST = 10

bot = Bot("approver")
words = Words(HERE)
cards = Cards(HERE / "cards")


@bot.message
async def asked(text: str, user: dict[str, Any], thread: str | None, act: Any, reply: Any) -> None:
    """A direct message or a mention. Replies under a card are the hub's to decide, with every bot down."""
    if thread:
        return
    wish, locale = read(text, VOCABULARY), user.get("locale", "zh")
    if wish.act == "list":
        await show_waiting(locale, act, reply)
    elif wish.act == "help":
        await reply(words.say(locale, "help"))
    elif wish.act == "show":
        await show(wish.no, locale, act, reply)
    elif not wish.no:
        await reply(words.say(locale, "which", no="LV-202611-0007"))
    elif wish.act == "reject" and not wish.text:
        await reply(words.say(locale, "why", no=wish.no))
    else:
        await act(f"flow.{wish.act}", no=wish.no, text=wish.text, key=str(uuid.uuid4()))
        await reply(words.say(locale, "approved" if wish.act == "approve" else "rejected", no=wish.no))


async def show_waiting(locale: str, act: Any, reply: Any) -> None:
    """List what waits for this person, most pressing first."""
    todos = (await act("todo.list", box="mine"))["todos"][:MOST]
    if not todos:
        await reply(words.say(locale, "nothing"))
        return
    heading = words.say(locale, "waiting", count=len(todos))
    lines = [{"line": f"*{said(todo['title'], locale)}*", "meta": meta(todo, locale)} for todo in todos]
    await reply(heading, blocks=cards.draw("waiting", heading=heading, todos=lines))


async def show(no: str, locale: str, act: Any, reply: Any) -> None:
    """How one matter stands."""
    card = (await act("flow.get", no=no))["instance"]["card"]
    await reply(words.say(locale, "state", no=no, title=said(card["title"], locale), state=said(card["state"], locale)))


def meta(todo: dict[str, Any], locale: str) -> str:
    """The small line under a matter: number, who asks, until when."""
    parts = [todo["no"], todo["by"]["name"]]
    if todo.get("due_at"):
        parts.append(words.say(locale, "due", when=todo["due_at"][:16].replace("T", " ")))
    return "  ".join(parts)
