"""What a bot is told when somebody asks something of it (protocol.md section 7)."""

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType

from hub.chat.shapes import Message, Who
from hub.chat.view_acts import AppView


class Asker(Who, frozen=True, kw_only=True):
    """Whoever asked a bot, and the language they read."""

    locale: str


class Interaction(Struct, frozen=True, kw_only=True):
    """What somebody asked of a bot.

    `form` is everything filled in, by `action_id`; `state` and `element` are the same, and what was used, as Block
    Kit tells them. `query` is what was typed into a list whose options the bot serves.
    """

    id: str
    kind: Literal["command", "tap", "form", "shortcut", "message", "options", "closed", "home"]
    trigger: str
    user: Asker
    channel: str
    at: str
    thread: str | UnsetType = UNSET
    message: Message | UnsetType = UNSET
    view: AppView | UnsetType = UNSET
    command: str | UnsetType = UNSET
    args: dict[str, Any] | UnsetType = UNSET
    callback: str | UnsetType = UNSET
    action: str | UnsetType = UNSET
    block: str | UnsetType = UNSET
    value: Any | UnsetType = UNSET
    query: str | UnsetType = UNSET
    form: dict[str, Any] | UnsetType = UNSET
    state: dict[str, Any] | UnsetType = UNSET
    element: dict[str, Any] | UnsetType = UNSET
    cleared: bool | UnsetType = UNSET


class InteractionOpened(Struct, frozen=True):
    interaction: Interaction
