"""Finds a customer for whoever writes to it: one hit is its card, several are a list."""

from pathlib import Path
from typing import Any

from bots.kit import Bot
from bots.kit.cards import Cards
from bots.kit.text import without_mentions
from bots.kit.words import Words

HERE = Path(__file__).parent
MOST = 8

bot = Bot("customers")
words = Words(HERE)
cards = Cards(HERE / "cards")


@bot.message
async def asked(text: str, user: dict[str, Any], act: Any, reply: Any) -> None:
    """A direct message, a mention, or a reply under a customer's card."""
    locale, query = user.get("locale", "zh"), without_mentions(text)
    if not query:
        await reply(words.say(locale, "help"))
        return
    hits = (await act("record.list", type="crm.customer", query=query, limit=MOST))["records"]
    if not hits:
        await reply(words.say(locale, "none", query=query))
    elif len(hits) == 1:
        card = (await act("record.card", type="crm.customer", record=hits[0]["id"]))["card"]
        await reply(words.say(locale, "one", title=hits[0]["title"], no=hits[0]["no"]), card=card["id"])
    else:
        heading = words.say(locale, "many", count=len(hits))
        lines = [{"line": f"*{hit['title']}*  {hit['no']}"} for hit in hits]
        await reply(heading, blocks=cards.draw("found", heading=heading, hits=lines))
