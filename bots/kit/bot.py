"""Bot: listeners are functions that name what they want to know, and get just that."""

import asyncio
import inspect
import logging
import os
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bots.kit.client import Client, Refused

log = logging.getLogger("bots")
Listener = Callable[..., Awaitable[Any]]


@dataclass
class Context:
    """Everything a listener may ask for by the name of its parameter."""

    bot: "Bot"
    interaction: dict[str, Any]
    answer: dict[str, Any] = field(default_factory=dict)

    @property
    def trigger(self) -> str:
        """What lets the bot act for the person who tapped, for half an hour."""
        return str(self.interaction.get("trigger", ""))

    async def reply(self, text: str | dict[str, Any] = "", **message: Any) -> None:
        """Answer whoever asked, seen by them alone."""
        self.answer["reply"] = {"text": text, **message}

    async def update(self, **message: Any) -> None:
        """Replace the message whose button was tapped."""
        self.answer["update"] = message

    async def errors(self, **fields: str) -> None:
        """Say what is wrong with a form, field by field."""
        self.answer["errors"] = fields

    async def say(self, text: str = "", **message: Any) -> dict[str, Any]:
        """Post into the channel (and thread) the interaction came from, as the bot."""
        place = {"channel": self.interaction["channel"], "thread": self.interaction.get("thread")}
        place = {key: value for key, value in {**place, **message}.items() if value is not None}
        return await self.bot.act("chat.post", text=text, key=str(uuid.uuid4()), **place)

    async def act(self, name: str, /, **given: Any) -> dict[str, Any]:
        """Ask the hub for an act as the person who tapped, through this bot, with that person's rights."""
        return await self.bot.act(name, **given, **{"for": self.trigger})

    def value(self, name: str) -> Any:
        """What a parameter of this name is given."""
        own = {"context": self, "bot": self.bot, "interaction": self.interaction, "trigger": self.trigger}
        own |= {one: getattr(self, one) for one in ("reply", "update", "errors", "say", "act")}
        if name in own:
            return own[name]
        if name == "text":
            return (self.interaction.get("message") or {}).get("text", "")
        return self.interaction.get(name)


class Bot:
    """A bot by name. Its listeners are found by command, action, event, or plain message."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._commands: dict[str, Listener] = {}
        self._actions: dict[str, Listener] = {}
        self._events: dict[str, Listener] = {}
        self._message: Listener | None = None
        self.client: Client | None = None

    def command(self, name: str) -> Callable[[Listener], Listener]:
        """`/name …` was typed; `args` holds its parsed arguments."""
        return self._keep(self._commands, name.removeprefix("/"))

    def action(self, name: str) -> Callable[[Listener], Listener]:
        """A button or a field with this action id on one of the bot's own cards was used."""
        return self._keep(self._actions, name)

    def event(self, name: str) -> Callable[[Listener], Listener]:
        """An event of a channel the bot is in."""
        return self._keep(self._events, name)

    def message(self, listener: Listener) -> Listener:
        """Somebody wrote to the bot: directly, by mention, or in the thread of its card."""
        self._message = listener
        return listener

    async def act(self, name: str, /, **given: Any) -> dict[str, Any]:
        """Ask the hub for an act as the bot itself. Raises `Refused`."""
        if self.client is None:
            raise RuntimeError(f"{self.name} is not connected")
        return await self.client.act(name, **given)

    async def start(self, url: str, token: str) -> None:
        """Connect; listeners are called from now on."""
        self.client = Client(url, token, self._on_event, self._on_interaction)
        await self.client.connect()
        log.info("%s is connected", self.name)

    async def stop(self) -> None:
        """Disconnect."""
        if self.client is not None:
            await self.client.close()

    async def serve(self, url: str, token: str) -> None:
        """Connect and stay."""
        await self.start(url, token)
        if self.client is not None:
            await self.client.wait()

    def run(self) -> None:
        """Serve with HUB_URL and the token in HUB_TOKEN, or in the file the hub wrote for this bot."""
        url = os.environ.get("HUB_URL", "http://127.0.0.1:8180")
        asyncio.run(self.serve(url, os.environ.get("HUB_TOKEN") or token_of(self.name)))

    def _keep(self, listeners: dict[str, Listener], name: str) -> Callable[[Listener], Listener]:
        def decorate(listener: Listener) -> Listener:
            if name in listeners:
                raise ValueError(f"{self.name}: two listeners for {name!r}")
            listeners[name] = listener
            return listener

        return decorate

    async def _on_event(self, event: dict[str, Any]) -> None:
        listener = self._events.get(event["name"])
        if listener is not None:
            await call(listener, Context(self, {"channel": event["channel"], "event": event, "data": event["data"]}))

    async def _on_interaction(self, interaction: dict[str, Any]) -> dict[str, Any]:
        context = Context(self, interaction)
        listener = self.listener(interaction)
        if listener is None:
            return {}
        try:
            await call(listener, context)
        except Refused as no:
            await context.reply(no.words)
        except Exception:
            log.exception("%s stumbled over a %s", self.name, interaction.get("kind"))
            raise
        return context.answer

    def listener(self, interaction: dict[str, Any]) -> Listener | None:
        """Who listens to this interaction."""
        kind = interaction.get("kind")
        if kind == "command":
            return self._commands.get(str(interaction.get("command")))
        if kind in ("tap", "form"):
            return self._actions.get(str(interaction.get("action")))
        return self._message


async def call(listener: Listener, context: Context) -> Any:
    """Call a listener with just the values its parameters name."""
    return await listener(**{name: context.value(name) for name in inspect.signature(listener).parameters})


def token_of(name: str) -> str:
    """The token `hub serve` wrote for this bot. Raises FileNotFoundError where there is none."""
    return (Path(os.environ.get("HUB_DATA", ".hub")) / "bots" / f"{name}.token").read_text("utf-8").strip()
