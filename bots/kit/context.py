"""What a listener of a bot is given: who asked what, the ways to answer, and everything by the name it asks for."""

import inspect
import re
import typing
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from bots.kit.views import Views, option

if TYPE_CHECKING:
    from bots.kit.bot import Bot

Listener = Callable[..., Awaitable[Any]]
WAYS = ("reply", "update", "errors", "say", "act", "offer", "change", "push", "clear")
PLACE = re.compile(r" - at `\$\.?(?P<field>[^`.\[]*)")
MISSING = re.compile(r"missing required field `(?P<field>[^`]*)`")


class Unfit(Exception):
    """What was filled in does not fit what a listener wants: `field` of `part` (form or args), and why."""

    def __init__(self, part: str, field: str, why: str) -> None:
        super().__init__(f"{part}.{field}: {why}")
        self.part, self.field, self.why = part, field, why


@dataclass
class Context:
    """Everything a listener may ask for by the name of its parameter."""

    bot: "Bot"
    interaction: dict[str, Any]
    answer: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    said: int = 0

    @property
    def trigger(self) -> str:
        """What lets the bot act for the person who tapped, for a while, and opens one dialog within five minutes."""
        return str(self.interaction.get("trigger", ""))

    @property
    def views(self) -> Views:
        """Dialogs, opened with the trigger at hand."""
        return Views(self.bot.act, self.trigger)

    async def reply(self, text: str | dict[str, Any] = "", **message: Any) -> None:
        """Answer whoever asked, seen by them alone; `until` an instant, `in_channel=True` by everybody."""
        self.answer["reply"] = {"text": text, **message}

    async def update(self, **message: Any) -> None:
        """Replace the message whose button was tapped."""
        self.answer["update"] = message

    async def errors(self, **fields: str) -> None:
        """Say what is wrong with a form, field by field: it stays open with these words under the fields."""
        self.answer["errors"] = fields

    async def offer(self, options: Sequence[Any], **groups: Sequence[Any]) -> None:
        """What a list offers for what was typed: texts, pairs (text, value) or options; in groups by name."""
        if groups:
            self.answer["groups"] = [
                {"label": {"type": "plain_text", "text": name}, "options": [option(one) for one in inner]}
                for name, inner in groups.items()
            ]
        else:
            self.answer["options"] = [option(one) for one in options]

    async def change(self, **view: Any) -> None:
        """What the dialog that asked becomes."""
        self.answer["view"] = {"action": "update", "view": view}

    async def push(self, **view: Any) -> None:
        """Lay another dialog upon the one that asked."""
        self.answer["view"] = {"action": "push", "view": view}

    async def clear(self) -> None:
        """Close all dialogs that lie on one another."""
        self.answer["view"] = {"action": "clear"}

    async def say(self, text: str = "", **message: Any) -> dict[str, Any]:
        """Post into the channel (and thread) the interaction came from, as the bot. Of a tick: once for each tick."""
        place = {"channel": self.interaction.get("channel"), "thread": self.interaction.get("thread")}
        place = {name: value for name, value in {**place, **message}.items() if value is not None}
        return await self.bot.act("chat.post", text=text, **{"key": self._next(), **place})

    async def act(self, name: str, /, **given: Any) -> dict[str, Any]:
        """Ask the hub for an act as the person who tapped, through this bot, with that person's rights."""
        return await self.bot.act(name, **given, **{"for": self.trigger})

    def value(self, name: str) -> Any:
        """What a parameter of this name is given."""
        own = {"context": self, "bot": self.bot, "interaction": self.interaction, "trigger": self.trigger}
        own |= {"views": self.views, "key": self.key} | {one: getattr(self, one) for one in WAYS}
        if name in own:
            return own[name]
        if name == "text":
            return (self.interaction.get("message") or {}).get("text", "")
        return self.interaction.get(name)

    def _next(self) -> str:
        """A key that makes a post happen once: of a tick always the same, in the order things are said."""
        self.said += 1
        return f"{self.key}:{self.said}" if self.key else str(uuid.uuid4())


async def call(listener: Listener, context: Context) -> Any:
    """Call a listener with just the values its parameters name. Raises `Unfit` for a payload of the wrong kind."""
    hints = typing.get_type_hints(listener)
    names = inspect.signature(listener).parameters
    return await listener(**{name: fitted(context.value(name), hints.get(name), name) for name in names})


def fitted(value: Any, wanted: Any, part: str) -> Any:
    """A form or arguments as the dataclass or msgspec Struct a listener wants; whatever else stays as it came.

    `"3"` becomes the int, Decimal or date the field is declared as; fields nobody declared are left out.
    """
    if not (isinstance(wanted, type) and (is_dataclass(wanted) or issubclass(wanted, msgspec.Struct))):
        return value
    given = value if isinstance(value, Mapping) else {}
    try:
        return msgspec.convert(given, wanted, strict=False)
    except msgspec.ValidationError as error:
        found = MISSING.search(str(error)) or PLACE.search(str(error))
        raise Unfit(part, found["field"] if found else "", str(error).partition(" - at")[0]) from None
