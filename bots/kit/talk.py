"""Talk with a bot as a person would, in a test: with a real hub, a real token, and nothing in between.

async with talking(bot, url, bot_token, person_token) as li:
    await li.hears("/lunch noodles")
    await li.sees("noodles")
"""

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bots.kit.bot import Bot
from bots.kit.client import Client

PATIENCE = 10.0
NEWS = ("chat.posted", "chat.edited", "chat.whispered")


class Talk:
    """One person's side of the talk with one bot, in the conversation of the two."""

    def __init__(self, url: str, token: str) -> None:
        self._client = Client(url, token, self._event, self._nothing)
        self._heard = asyncio.Event()
        self._filled: dict[str, dict[str, Any]] = {}
        self.room = self.bot = ""
        self.messages: dict[str, dict[str, Any]] = {}
        self.views: dict[str, dict[str, Any]] = {}
        self.errors: dict[str, str] = {}

    async def begin(self, bot: str) -> None:
        """Connect, and open the conversation with the bot of this id."""
        self.bot = bot
        await self._client.connect()
        made = await self.act("channel.create", kind="direct", people=[bot], key=str(uuid.uuid4()))
        self.room = made["channel"]["id"]

    async def end(self) -> None:
        """Go."""
        await self._client.close()

    async def act(self, name: str, /, **given: Any) -> dict[str, Any]:
        """Any act of this person's."""
        return await self._client.act(name, **given)

    # ---- what a person does

    async def hears(self, text: str) -> None:
        """The bot hears this: a command when it begins with a slash, else a message."""
        key = str(uuid.uuid4())
        if text.startswith(("/", "／")):
            told = await self.act("command.run", line=text, channel=self.room, key=key)
            self._keep(told.get("reply"))
        else:
            await self.act("chat.post", channel=self.room, text=text, key=key)

    async def calls(self, shortcut: str, message: str = "") -> None:
        """Call the bot by a shortcut: from the composer, or for a message that says this."""
        place = {"message": self._saying(message)["id"]} if message else {"channel": self.room}
        await self.act("app.shortcut", bot=self.bot, shortcut=shortcut, key=str(uuid.uuid4()), **place)

    async def taps(self, label: str) -> None:
        """Press the button that says this: in the topmost dialog, else on the last message that has it."""
        where, block, element = await self._until(lambda: self._button(label), f"a button {label!r}")
        press = {"action": element["action_id"], "block": block.get("block_id"), "key": str(uuid.uuid4())}
        if "hash" in where:
            told = await self.act("view.tap", view=where["id"], values=self._values(where["id"]), **press)
        else:
            told = await self.act("card.tap", message=where["id"], form=self._values(where["id"]), **press)
        self.errors = told.get("errors", {})

    async def fills(self, **values: Any) -> None:
        """Fill fields of the topmost dialog, else of the last card, by their action ids."""
        wanted = set(values)
        where = await self._until(lambda: self._with(wanted), f"the fields {sorted(wanted)}")
        for block, element in elements(where["blocks"]):
            if element.get("action_id") in values:
                fields = self._filled.setdefault(where["id"], {}).setdefault(block["block_id"], {})
                fields[element["action_id"]] = values[element["action_id"]]

    async def finds(self, action: str, query: str) -> list[dict[str, Any]]:
        """Type into a list the bot serves; the options it offers."""
        where = await self._until(lambda: self._with({action}), f"the list {action!r}")
        place = {"view": where["id"]} if "hash" in where else {"message": where["id"]}
        told = await self.act("card.options", action=action, query=query, **place)
        return [*told.get("options", ()), *(one for group in told.get("groups", ()) for one in group["options"])]

    async def sends(self) -> None:
        """Send the topmost dialog. What the bot finds wrong stands in `errors`."""
        view = await self._until(lambda: self.dialog, "a dialog")
        told = await self.act("view.submit", view=view["id"], values=self._values(view["id"]), key=str(uuid.uuid4()))
        self.errors = told.get("errors", {})

    # ---- what a person sees

    async def sees(self, text: str) -> None:
        """Wait until this stands in the topmost dialog, in a message, or under a field."""
        await self._until(lambda: self._shown(text), repr(text))

    @property
    def dialog(self) -> dict[str, Any] | None:
        """The topmost dialog; None when none is open."""
        return max(self.views.values(), key=lambda view: (view["opened_at"], view["depth"]), default=None)

    async def no_dialog(self) -> None:
        """Wait until every dialog is closed."""
        await self._until(lambda: None if self.views else True, "no dialog")

    def _shown(self, text: str) -> bool | None:
        shown = [self.dialog or {}, *self.messages.values(), self.errors]
        return True if any(text in word for one in shown for word in words(one)) else None

    def _saying(self, text: str) -> dict[str, Any]:
        return next(one for one in reversed(self.messages.values()) if text in one["text"])

    def _places(self) -> Iterator[dict[str, Any]]:
        if self.dialog is not None:
            yield self.dialog
        yield from (one for one in reversed(self.messages.values()) if one.get("blocks"))

    def _button(self, label: str) -> tuple[dict[str, Any], Mapping[str, Any], Mapping[str, Any]] | None:
        for where in self._places():
            for block, element in elements(where["blocks"]):
                if element.get("type") == "button" and element.get("text", {}).get("text") == label:
                    return where, block, element
        return None

    def _with(self, wanted: set[str]) -> dict[str, Any] | None:
        for where in self._places():
            if wanted <= {element.get("action_id") for _, element in elements(where["blocks"])}:
                return where
        return None

    def _values(self, place: str) -> dict[str, dict[str, Any]]:
        return self._filled.get(place, {})

    # ---- what the hub tells

    async def _until(self, look: Any, what: str) -> Any:
        try:
            async with asyncio.timeout(PATIENCE):
                while (found := look()) is None:
                    self._heard.clear()
                    await self._heard.wait()
        except TimeoutError:
            said = [one["text"] for one in self.messages.values()]
            raise AssertionError(f"{what} was not seen. Messages: {said}; dialog: {self.dialog}") from None
        return found

    async def _event(self, event: dict[str, Any]) -> None:
        name, data = event["name"], event["data"]
        if name in NEWS:
            self._keep(data["message"])
        elif name in ("view.opened", "view.changed") and not data["view"].get("closed"):
            self.views[data["view"]["id"]] = data["view"]
        elif name == "view.closed":
            self.views.pop(data["view"], None)
        self._heard.set()

    def _keep(self, message: dict[str, Any] | None) -> None:
        if message and message["channel"] == self.room:
            self.messages[message["id"]] = message
            self._heard.set()

    async def _nothing(self, _: dict[str, Any]) -> None:
        """A person is asked nothing."""


@asynccontextmanager
async def talking(bot: Bot, url: str, bot_token: str, person_token: str) -> AsyncIterator[Talk]:
    """Run a bot, and talk with it as a person who is signed in with this token."""
    await bot.start(url, bot_token)
    talk = Talk(url, person_token)
    try:
        assert bot.client is not None
        await talk.begin(bot.client.me["id"])
        yield talk
    finally:
        await talk.end()
        await bot.stop()


async def sign_in(url: str, login: str, password: str) -> str:
    """A person's token, for tests. Raises RuntimeError with what the hub said when they cannot sign in."""
    given = {"login": login, "password": password, "bearer": True}
    async with aiohttp.ClientSession() as http, http.post(f"{url}/api/session", json=given) as answer:
        told = await answer.json()
        if answer.status != 200:
            raise RuntimeError(str(told))
        return str(told["token"])


def elements(blocks: list[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every element of some blocks, with its block."""
    for block in blocks:
        yield from ((block, block[name]) for name in ("element", "accessory") if isinstance(block.get(name), Mapping))
        inner = block.get("elements")
        yield from ((block, one) for one in (inner if isinstance(inner, list) else ()) if isinstance(one, Mapping))


def words(value: Any) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)
