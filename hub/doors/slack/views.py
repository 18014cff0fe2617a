"""`views.*`: dialogs for whoever gave the bot a trigger, and its home page for each person."""

from typing import Any

from hub.doors.slack.answers import Failed
from hub.doors.slack.calls import Call, Reply
from hub.doors.slack.places import app_of
from hub.doors.slack.signs import in_blocks

PARTS = (
    "type", "blocks", "title", "submit", "close", "callback_id", "private_metadata", "external_id", "clear_on_close",
    "notify_on_close", "submit_disabled",
)  # fmt: skip
"""What a view is made of; anything else a caller sends with it is passed over."""
CODES = {
    "trigger.missing": "invalid_trigger_id", "trigger.late": "expired_trigger_id",
    "trigger.used": "exchanged_trigger_id", "dialog.missing": "not_found", "dialog.stale": "hash_conflict",
    "dialog.taken": "duplicate_external_id", "dialog.too_deep": "push_limit_reached",
    "dialog.wrong": "invalid_arguments",
}  # fmt: skip


async def open_one(call: Call) -> Reply:
    """`views.open`: a dialog for whoever gave this trigger."""
    return await _shown(call, "view.open", trigger=_trigger(call), view=_view(call))


async def push(call: Call) -> Reply:
    """`views.push`: one on top of the dialog the trigger came from."""
    return await _shown(call, "view.push", trigger=_trigger(call), view=_view(call))


async def update(call: Call) -> Reply:
    """`views.update`: an open dialog becomes another, if it still is the one with this `hash`."""
    view, external = call.text("view_id") or None, call.text("external_id") or None
    if not (view or external):
        raise Failed("invalid_arguments")
    given = {"view_id": view, "external_id": external, "hash": call.text("hash") or None}
    return await _shown(call, "view.update", view=_view(call), **given)


async def publish(call: Call) -> Reply:
    """`views.publish`: what one person sees on the app's home page."""
    person, seen = call.text("user_id", "invalid_arguments"), call.text("hash") or None
    return await _shown(call, "view.publish", person=person, view=_view(call), hash=seen)


async def _shown(call: Call, act: str, **given: Any) -> Reply:
    return {"view": shape((await call.act(act, CODES, **given))["view"], call.team, call.me.id)}


def shape(one: Reply, team: str, bot: str) -> Reply:
    """A dialog or home page as Slack shapes it."""
    told = {name: one.get(name) for name in ("title", "submit", "close")}
    told |= {name: one[name] for name in ("id", "type", "hash", "blocks", "callback_id", "private_metadata")}
    return {
        **told, "external_id": one["external_id"], "state": {"values": one["state"]}, "team_id": team,
        "root_view_id": one["root"], "previous_view_id": one.get("previous"), "app_id": app_of(bot), "bot_id": bot,
        "clear_on_close": bool(one.get("clear_on_close")), "notify_on_close": bool(one.get("notify_on_close")),
        "submit_disabled": bool(one.get("submit_disabled")),
    }  # fmt: skip


def _trigger(call: Call) -> str:
    return call.text("trigger_id") or call.text("interactivity_pointer", "invalid_trigger_id")


def _view(call: Call) -> dict[str, Any]:
    told = call.args.get("view")
    if not isinstance(told, dict):
        raise Failed("invalid_arguments")
    return {name: in_blocks(told[name]) for name in PARTS if told.get(name) is not None}


METHODS = {
    "views.open": (open_one, ""), "views.push": (push, ""), "views.update": (update, ""),
    "views.publish": (publish, ""),
}  # fmt: skip
