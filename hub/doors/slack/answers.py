"""How Slack says no: HTTP 200 and a word; our refusals, in its words."""

from collections.abc import Mapping
from typing import Any

CODES = {
    "session.refused": "invalid_auth", "password.must_change": "not_authed", "channel.missing": "channel_not_found",
    "channel.not_in": "not_in_channel", "channel.archived": "is_archived",
    "channel.direct": "method_not_supported_for_channel_type", "channel.not_owner": "restricted_action",
    "channel.name_taken": "name_taken", "channel.two": "too_many_users", "people.too_many": "too_many_users",
    "person.missing": "user_not_found", "person.not_in": "user_not_in_channel", "bot.missing": "bot_not_found",
    "message.missing": "message_not_found", "message.recalled": "message_not_found",
    "message.not_yours": "cant_update_message", "message.bound": "cant_update_message",
    "message.too_old": "edit_window_closed", "message.reactions": "too_many_reactions",
    "message.pins": "too_many_pins", "blocks.wrong": "invalid_blocks",
    "blocks.too_much": "invalid_blocks", "file.missing": "file_not_found",
    "file.too_large": "file_too_large", "file.quota": "storage_limit_reached", "act.not_allowed": "access_denied",
    "rate.limited": "ratelimited", "late": "request_timeout", "busy": "service_unavailable",
    "unavailable": "service_unavailable", "storage.full": "service_unavailable", "broken": "internal_error",
    "payload.unreadable": "invalid_json", "payload.too_deep": "invalid_json", "payload.too_big": "request_too_large",
}  # fmt: skip
"""Refusal → error. Anything else is `invalid_arguments`, with our sentence beside it."""
OF_FIELDS = {("field.required", "text"): "no_text", ("field.too_long", "text"): "msg_too_long"}


class Failed(Exception):
    """A method cannot do what it was asked: `error` is Slack's word, `more` stands beside it."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


def failed(refused: Mapping[str, Any], codes: Mapping[str, str]) -> Failed:
    """A refusal as the wire carries it → Slack's error; `codes` are a method's own words for some reasons."""
    reason = refused["reason"]
    field = OF_FIELDS.get((reason, refused.get("field", "")))
    error = codes.get(reason) or field or CODES.get(reason, "invalid_arguments")
    path = (refused.get("details") or {}).get("path")
    said = f"[ERROR] {refused['words']}" + (f" [json-pointer:/{path}]" if path else "")
    more: dict[str, Any] = {"response_metadata": {"messages": [said]}}
    return Failed(error, **more, **({"retry_after": refused["retry_after"]} if "retry_after" in refused else {}))


def body_of(error: Failed) -> dict[str, Any]:
    """The body of an answer that says no."""
    more = {name: value for name, value in error.more.items() if name != "retry_after"}
    return {"ok": False, "error": error.error, **more}
