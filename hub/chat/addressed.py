"""Finding the bots a message speaks to: in a conversation with one, by name, or below something one posted."""

from collections.abc import Mapping
from typing import Any

from hub.chat import app_acts
from hub.kernel import Act, Event
from hub.store import CLOCK, Afterwards, Sql

OTHER = """SELECT m.person FROM room_member m WHERE m.channel = ? AND m.person <> ? AND m.person LIKE 'B%'"""
AUTHOR = "SELECT author FROM message WHERE id = ? AND author LIKE 'B%'"


async def hear_posted(event: Event, hub: Afterwards) -> None:
    """Put what people say to bots before those bots, once however often this is heard."""
    message: Mapping[str, Any] = event.data["message"]
    async with hub.reading() as reads:
        bots = await bots_meant(reads.db, message)
    for bot in bots:
        given = app_acts.AppAsk(
            bot=bot, person=message["by"]["id"], channel=message["channel"], message=message["id"],
            thread=message.get("thread"),
        )  # fmt: skip
        await hub.run(Act("app.ask", CLOCK, hub.now(), given, key=f"{message['id']}:{bot}"))


def may_mean_a_bot(data: Mapping[str, Any]) -> bool:
    """Did a person post something that may be for a bot: one is named, or may be the other one here, or answered?"""
    message = data.get("message")
    if not message or message["by"]["kind"] != "person":
        return False
    named = any(one.startswith("B") for one in message["mentions"])
    return named or message["channel"].startswith("D") or bool(message.get("thread"))


async def bots_meant(db: Sql, message: Mapping[str, Any]) -> list[str]:
    """The apps a message is for."""
    found = [one for one in message["mentions"] if one.startswith("B")]
    if message["channel"].startswith("D"):
        found += [row["person"] for row in await db.rows(OTHER, message["channel"], message["by"]["id"])]
    if message.get("thread"):
        found += [row["author"] for row in await db.rows(AUTHOR, message["thread"])]
    sql = "SELECT 1 FROM app WHERE bot = ?"
    return [one for one in dict.fromkeys(found) if await db.value(sql, one) is not None]
