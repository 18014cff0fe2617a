"""A hub with open doors, a bot of `slack_sdk` in a room of it, and people to speak with."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.hub.doors.standing import Standing, standing


@dataclass
class Slack:
    """`client` is the stock client with the bot's token; `room` an open room the bot, li and zhao are in."""

    stand: Standing
    client: WebClient
    token: str
    bot: str
    room: str

    async def call(self, method: str, /, **args: Any) -> dict[str, Any]:
        """One method of the stock client, in a thread of its own as it blocks; what it answers."""
        ask: Callable[..., Any] = getattr(self.client, method)
        answer = await asyncio.to_thread(lambda: ask(**args))
        return dict(answer.data)

    async def pages(self, method: str, /, **args: Any) -> list[dict[str, Any]]:
        """Every page of a list, as the stock client walks them."""
        ask: Callable[..., Any] = getattr(self.client, method)
        return await asyncio.to_thread(lambda: [dict(page.data) for page in ask(**args)])

    async def error(self, method: str, /, **args: Any) -> str:
        """The error the stock client meets."""
        try:
            answer = await self.call(method, **args)
        except SlackApiError as error:
            return str(error.response["error"])
        raise AssertionError(f"{method} went well: {answer}")

    async def lines(self) -> list[dict[str, Any]]:
        """What li reads in the room."""
        found = await self.stand.ask("li", "chat.history", channel=self.room)
        return [one for one in found["messages"] if one["kind"] == "message"]

    def id(self, who: str) -> str:
        """Somebody's id."""
        return self.stand.actors[who].id


@asynccontextmanager
async def slack_station(folder: Path, url: str = "", **settings: Any) -> AsyncIterator[Slack]:
    """The station, on SQLite unless another database is named."""
    async with standing(url or f"sqlite:///{folder / 'hub.sqlite3'}", folder, **settings) as stand:
        await _administer(stand)
        made = await stand.ask("li", "bot.create", app="robot", name="机器人", name_en="Robot")
        people = [stand.actors["zhao"].id, made["bot"]]
        room = await stand.ask("li", "channel.create", kind="public", name="大厅", people=people)
        client = WebClient(token=made["token"], base_url=f"{stand.url}/slack/api/")
        yield Slack(stand, client, made["token"], made["bot"], room["channel"]["id"])


async def _administer(stand: Standing) -> None:
    """Li becomes an administrator."""
    li = stand.actors["li"]
    sql = """INSERT INTO role_grant (id, company, holder, role, reason, granted_by, granted_at)
    VALUES ('L1', ?, ?, 'admin', 'r', ?, 1)"""
    await stand.hub.database.atomic(lambda db: db.run(sql, li.company, li.id, li.id))
    async with stand.hub.corridor.reading() as reads:
        stand.actors["li"] = await reads.offer("people.actor", li.id)
