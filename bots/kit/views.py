"""Dialogs of a bot: opened for whoever called it, changed, laid on one another, closed; and its home pages."""

from collections.abc import Awaitable, Callable
from typing import Any

Act = Callable[..., Awaitable[dict[str, Any]]]


class Views:
    """`await views.open(title="…", submit="…", callback_id="…", blocks=[…])`, with the trigger at hand or another."""

    def __init__(self, act: Act, trigger: str = "") -> None:
        self._act = act
        self._trigger = trigger

    async def open(self, *, trigger: str = "", **view: Any) -> dict[str, Any]:
        """Open a dialog; the view as the hub keeps it (`id`, `hash`). A trigger opens one, within five minutes."""
        return await self._told("view.open", trigger=trigger or self._trigger, view=view)

    async def push(self, *, trigger: str = "", **view: Any) -> dict[str, Any]:
        """Lay a dialog upon the one that was used."""
        return await self._told("view.push", trigger=trigger or self._trigger, view=view)

    async def update(self, view_id: str, *, hash: str | None = None, **view: Any) -> dict[str, Any]:
        """Change a dialog that is open; with `hash`, only if it still is the one known by it (`dialog.stale`)."""
        seen = {"hash": hash} if hash else {}
        return await self._told("view.update", view_id=view_id, view=view, **seen)

    async def close(self, view_id: str) -> None:
        """Close a dialog and what lies upon it."""
        await self._act("view.close", view=view_id)

    async def publish(self, person: str, **view: Any) -> dict[str, Any]:
        """Set what one person sees on the bot's home page."""
        return await self._told("view.publish", person=person, view={"type": "home", **view})

    async def _told(self, act: str, **given: Any) -> dict[str, Any]:
        return dict((await self._act(act, **given))["view"])


def option(one: Any) -> dict[str, Any]:
    """An option of a list: of a text, of a pair (text, value), or as it is."""
    if isinstance(one, dict):
        return one
    text, value = one if isinstance(one, tuple) else (one, one)
    return {"text": {"type": "plain_text", "text": str(text)}, "value": str(value)}


def field(
    label: str, action: str, kind: str = "plain_text_input", *, optional: bool = False, **more: Any
) -> dict[str, Any]:
    """An input block, named like its element: a label, what it is called in `form`, and what sort of field it is."""
    options = {"options": [option(one) for one in more.pop("options")]} if "options" in more else {}
    return {
        "type": "input", "block_id": action, "optional": optional, "label": {"type": "plain_text", "text": label},
        "element": {"type": kind, "action_id": action, **options, **more},
    }  # fmt: skip


def button(label: str, action: str, value: str = "", **more: Any) -> dict[str, Any]:
    """A button."""
    worth = {"value": value} if value else {}
    return {"type": "button", "action_id": action, "text": {"type": "plain_text", "text": label}, **worth, **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    """Buttons and lists beside one another."""
    return {"type": "actions", "elements": list(elements)}


def section(text: str, **more: Any) -> dict[str, Any]:
    """A paragraph, marked up as Slack does it."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}
