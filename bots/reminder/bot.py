"""Sets reminders for whoever writes to it, in their words and with their rights. The cards are the hub's own."""

import tomllib
import uuid
from pathlib import Path
from typing import Any

from bots.kit import Bot
from bots.kit.text import said
from bots.kit.words import Words
from bots.reminder.reading import calls, read

HERE = Path(__file__).parent
VOCABULARY = tomllib.loads((HERE / "vocabulary.toml").read_text("utf-8"))

bot = Bot("reminder")
words = Words(HERE)


@bot.message
async def asked(
    text: str, user: dict[str, Any], thread: str | None, channel: str, trigger: str, act: Any, reply: Any
) -> None:
    """A direct message or a mention. What is said below a card is talk among people."""
    if thread and not calls(text):
        return
    wish, locale = read(text, VOCABULARY), user.get("locale", "zh")
    if wish.act == "help":
        await reply(words.say(locale, "help"))
        return
    key = str(uuid.uuid5(uuid.NAMESPACE_OID, trigger))
    if wish.act == "create":
        told = await act("reminder.create", line=wish.said, channel=channel, key=key)
    elif wish.act == "cancel":
        told = await act("reminder.cancel", no=wish.said, key=key)
    else:
        told = await act("reminder.list")
    await reply(said(told["answer"]["text"], locale))
