"""Bot: listeners are functions that name what they want to know, and get just that."""

import asyncio
import logging
import os
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bots.kit.client import Client, Refused
from bots.kit.context import Context, Listener, Unfit, call
from bots.kit.ticks import Cron, Ticks
from bots.kit.views import Views

log = logging.getLogger("bots")
Keep = Callable[[Listener], Listener]
Label = str | dict[str, str]
ZONE = "Asia/Shanghai"
NAMED = {"command": "command", "tap": "action", "form": "callback", "options": "action", "closed": "callback",
         "shortcut": "callback"}  # fmt: skip
"""Kind of interaction → the field by which its listener is found."""


class Bot:
    """A bot by name. Its listeners are found by command, action, form, list, shortcut, event, or plain message.

    What commands and shortcuts are called (`label`) is told to the hub on connecting; a bot whose folder has a
    manifest was described by that and gives no labels.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._listeners: dict[tuple[str, str], Listener] = {}
        self._crons: list[tuple[Cron, Listener]] = []
        self._message: Listener | None = None
        self._home: Listener | None = None
        self._described: dict[str, list[dict[str, Any]]] = {"commands": [], "shortcuts": []}
        self._ticking: asyncio.Task[None] | None = None
        self.client: Client | None = None

    # ---- what it listens to

    def command(self, *names: str, label: Label = "", args: Sequence[str | dict[str, Any]] = ()) -> Keep:
        """`/name …` was typed; `args` holds its parsed arguments. Names in both languages may be given."""
        words = [name.removeprefix("/") for name in names]
        if label:
            told: list[dict[str, Any]] = [{"name": one} if isinstance(one, str) else dict(one) for one in args]
            if told:
                told[-1].setdefault("rest", True)
            self._described["commands"].append({"names": words, "label": both(label), "args": told})
        return self._keep("command", words[0])

    def action(self, name: str) -> Keep:
        """A button or a field with this action id on one of the bot's own cards, or in its dialogs, was used."""
        return self._keep("tap", name)

    def form(self, name: str) -> Keep:
        """A dialog with this `callback_id` was sent; `form` holds what was filled in, by action id.

        Unless the listener says what is wrong (`errors`) or what comes next (`change`, `push`), the dialog closes.
        """
        return self._keep("form", name)

    def options(self, name: str) -> Keep:
        """What a list with this action id offers for `query`; answer with `offer`, within three seconds."""
        return self._keep("options", name)

    def closed(self, name: str) -> Keep:
        """A dialog with this `callback_id` and `notify_on_close` was put away without sending it."""
        return self._keep("closed", name)

    def shortcut(self, name: str, *, kind: str = "global", label: Label = "") -> Keep:
        """Called from the composer's menu, or (`kind="message"`) from the menu of a message."""
        if label:
            self._described["shortcuts"].append({"id": name, "kind": kind, "label": both(label)})
        return self._keep("shortcut", name)

    def event(self, name: str) -> Keep:
        """An event of a channel the bot is in."""
        return self._keep("event", name)

    def message(self, listener: Listener) -> Listener:
        """Somebody wrote to the bot: directly, by mention, or in the thread of its card."""
        self._message = listener
        return listener

    def home(self, listener: Listener) -> Listener:
        """Somebody opened the bot's home page: `views.publish(user["id"], blocks=…)` sets what they see there."""
        self._home = listener
        return listener

    def cron(self, words: str, *, zone: str = ZONE, working: bool = False) -> Keep:
        """By the clock: cron words on the wall of an IANA zone; `working`: on the company's working days only.

        Each tick once: what was missed for less than an hour is made up for, and what is said (`say`, or acts with
        `key`) carries the tick's key, so that even a tick that is run twice is heard once. `tick` is its datetime.
        """

        def decorate(listener: Listener) -> Listener:
            self._crons.append((Cron(words, zone, f"{self.name}.{listener.__name__}", working), listener))
            return listener

        return decorate

    # ---- what it does

    @property
    def views(self) -> Views:
        """Dialogs and home pages; opening one takes a `trigger`."""
        return Views(self.act)

    async def act(self, name: str, /, **given: Any) -> dict[str, Any]:
        """Ask the hub for an act as the bot itself. Raises `Refused`."""
        if self.client is None:
            raise RuntimeError(f"{self.name} is not connected")
        return await self.client.act(name, **given)

    async def start(self, url: str, token: str) -> None:
        """Connect; listeners are called from now on."""
        self.client = Client(url, token, self._on_event, self.on_interaction)
        await self.client.connect()
        if any(self._described.values()) or (self._home is not None and not has_folder(self.name)):
            home = self._home is not None
            await self.act("app.describe", key=str(uuid.uuid4()), home=home, **self._described)
        if self._crons:
            ticks = Ticks([cron for cron, _ in self._crons], self._tick, self._is_working, ticks_of(self.name))
            self._ticking = asyncio.create_task(ticks.serve())
        log.info("%s is connected", self.name)

    async def stop(self) -> None:
        """Disconnect."""
        if self._ticking is not None:
            self._ticking.cancel()
            await asyncio.gather(self._ticking, return_exceptions=True)
        if self.client is not None:
            await self.client.close()

    async def serve(self, url: str, token: str) -> None:
        """Connect and stay."""
        await self.start(url, token)
        try:
            if self.client is not None:
                await self.client.wait()
        finally:
            await self.stop()

    def run(self) -> None:
        """Serve with HUB_URL and the token in HUB_TOKEN, or in the file the hub wrote for this bot."""
        url = os.environ.get("HUB_URL", "http://127.0.0.1:8180")
        asyncio.run(self.serve(url, os.environ.get("HUB_TOKEN") or token_of(self.name)))

    # ---- how listeners are called

    def listener(self, interaction: dict[str, Any]) -> Listener | None:
        """Who listens to this interaction."""
        kind = str(interaction.get("kind"))
        if kind == "home":
            return self._home
        if kind not in NAMED:
            return self._message
        return self._listeners.get((kind, str(interaction.get(NAMED[kind]))))

    async def on_interaction(self, interaction: dict[str, Any]) -> dict[str, Any]:
        """Call whoever listens; what the bot answers. A refusal is shown to whoever asked, in their words."""
        context = Context(self, interaction)
        listener = self.listener(interaction)
        if listener is None:
            return {}
        try:
            await call(listener, context)
        except Refused as no:
            await context.reply(no.words)
        except Unfit as no:
            if no.part != "form":
                raise
            await context.errors(**{no.field or "form": no.why})
        except Exception:
            log.exception("%s stumbled over a %s", self.name, interaction.get("kind"))
            raise
        return context.answer

    def _keep(self, kind: str, name: str) -> Keep:
        def decorate(listener: Listener) -> Listener:
            if (kind, name) in self._listeners:
                raise ValueError(f"{self.name}: two listeners for {kind} {name!r}")
            self._listeners[kind, name] = listener
            return listener

        return decorate

    async def _on_event(self, event: dict[str, Any]) -> None:
        listener = self._listeners.get(("event", event["name"]))
        if listener is not None:
            await call(listener, Context(self, {"channel": event["channel"], "event": event, "data": event["data"]}))

    async def _tick(self, cron: Cron, tick: datetime) -> None:
        listener = next(listener for known, listener in self._crons if known is cron)
        await call(listener, Context(self, {"tick": tick}, key=cron.key(tick)))

    async def _is_working(self, tick: datetime) -> bool:
        """Is this a working day of the company? Its own days off and make-up days come before the week."""
        day = tick.date()
        year = await self.act("calendar.list", year=day.year)
        special = {one["day"]: one["kind"] for one in year["days"]}
        kind = special.get(day.isoformat())
        return kind == "work" if kind else bool(year["week"][day.weekday()])


def both(label: Label) -> dict[str, str]:
    """A label in every language."""
    return label if isinstance(label, dict) else {"zh": label, "en": label}


def token_of(name: str) -> str:
    """The token `hub serve` wrote for this bot. Raises FileNotFoundError where there is none."""
    return (bots_folder() / f"{name}.token").read_text("utf-8").strip()


def has_folder(name: str) -> bool:
    """Is it a bot of the house, described by the manifest in its folder?"""
    return (Path(__file__).parents[1] / name / "manifest.toml").is_file()


def bots_folder() -> Path:
    """Where the hub on this machine keeps what is its bots'."""
    return Path(os.environ.get("HUB_DATA", ".hub")) / "bots"


def ticks_of(name: str) -> Path | None:
    """Where a bot beside its hub remembers its last ticks; a bot elsewhere relies on the keys of its ticks."""
    return bots_folder() if (bots_folder() / f"{name}.token").is_file() else None
