"""Answers whoever writes to the announcer: what they were given lately, and what of it they have not read.

The cards themselves are the hub's: they are drawn and judged there, whether this bot runs or not.
"""

from pathlib import Path
from typing import Any

from bots.kit import Bot
from bots.kit.words import Words

HERE = Path(__file__).parent
MOST = 10

bot = Bot("announcer")
words = Words(HERE)


@bot.message
async def asked(user: dict[str, Any], thread: str | None, act: Any, reply: Any) -> None:
    """A direct message or a mention; what is written below a card is for people."""
    if thread:
        return
    locale = user.get("locale", "zh")
    every = (await act("announcement.list", box="mine", limit=50))["announcements"]
    unread = [one for one in every if one["state"] != "recalled" and not one["mine"].get("read_at")]
    if not unread:
        await reply(words.say(locale, "nothing"))
        return
    lines = [words.say(locale, "line", no=one["no"], title=one["title"]) for one in unread[:MOST]]
    await reply("\n".join([words.say(locale, "unread", count=len(unread)), *lines]))
