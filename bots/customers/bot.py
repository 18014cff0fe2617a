"""Finds a customer for whoever writes to it; looks into a file of customers or contacts, and takes it in at a tap."""

import json
import uuid
from pathlib import Path
from typing import Any

from bots.kit import Bot
from bots.kit.cards import Cards
from bots.kit.text import without_mentions
from bots.kit.words import Words

HERE = Path(__file__).parent
MOST = 8
TABLES = (".csv", ".xlsx", ".vcf", ".vcard")
COUNTS = ("created", "same", "failed")

bot = Bot("customers")
words = Words(HERE)
cards = Cards(HERE / "cards")


@bot.message
async def asked(text: str, message: dict[str, Any], user: dict[str, Any], act: Any, reply: Any, say: Any) -> None:
    """A direct message, a mention, or a reply under a customer's card."""
    locale, query = user.get("locale", "zh"), without_mentions(text)
    table = next((one for one in message.get("files") or [] if one["name"].lower().endswith(TABLES)), None)
    if table:
        await look(table["id"], locale, act, say if message["channel"].startswith("D") else reply)
        return
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


async def look(file: str, locale: str, act: Any, tell: Any) -> None:
    """What would come of a file: rows that are new, there already, or wrong; a way to map it, a button to take it."""
    seen = await act("crm.import.preview", file=file)
    counts = ", ".join(words.say(locale, f"counts.{name}", n=seen["counts"][name]) for name in COUNTS)
    told = {"name": seen["name"], "kind": words.say(locale, seen["kind"]), "total": seen["total"], "counts": counts}
    heading = words.say(locale, "file", **told)
    mapping = {str(one["at"]): one["field"] for one in seen["columns"] if one["field"]}
    value = json.dumps({"file": file, "kind": seen["kind"], "mapping": mapping}, separators=(",", ":"))
    link = f"</customers/import?file={file}|{words.say(locale, 'map')}>"
    button = words.say(locale, "take", n=seen["counts"]["created"]) if seen["counts"]["created"] else ""
    await tell(heading, blocks=cards.draw("file", heading=heading, link=link, button=button, value=value))


@bot.action("import")
async def take(value: str, user: dict[str, Any], trigger: str, act: Any, reply: Any) -> None:
    """The button below a file: it is taken in as it was shown, once however often it is tapped."""
    key = str(uuid.uuid5(uuid.NAMESPACE_OID, trigger))
    job = (await act("crm.import.start", **json.loads(value), key=key))["job"]
    await reply(words.say(user.get("locale", "zh"), "taking", name=job["name"], no=job["no"]))
