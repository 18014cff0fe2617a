"""Dialogs held to their limits, and how they are told. Pure."""

from collections.abc import Mapping
from typing import Any

import msgspec

from hub.chat.blocks import checked
from hub.chat.elements import parts, plain
from hub.chat.view_acts import ViewBody
from hub.chat.writing import check_tree
from hub.kernel import Refused, load, wire

MOST_BLOCKS, MOST_BYTES = 100, 48 * 1024
MOST_LABEL = 24
DEEPEST = 3
"""Dialogs on top of one another."""
KINDS = ("modal", "home")
LABELS = ("title", "submit", "close")


def composed(told: ViewBody, kind: str) -> dict[str, Any]:
    """What will be kept of a dialog: its labels as text objects, its blocks checked and named.

    Refuses `dialog.wrong` and `blocks.wrong`, each with the path of what is too much.
    """
    if told.type != kind:
        raise _wrong("type", KINDS[0])
    check_tree(msgspec.to_builtins(told), "view")
    body: dict[str, Any] = msgspec.to_builtins(told) | {"blocks": checked(told.blocks, MOST_BLOCKS, MOST_BYTES)}
    for name in LABELS:
        text = plain(body[name])
        if len(text) > MOST_LABEL:
            raise _wrong(name, MOST_LABEL)
        body[name] = {"type": "plain_text", "text": text} if text else None
    if kind == "modal" and body["title"] is None:
        raise _wrong("title", MOST_LABEL)
    if kind == "modal" and body["submit"] is None and any(part.is_input for part in parts(body["blocks"])):
        raise _wrong("submit", MOST_LABEL)
    return body


def for_person(row: Mapping[str, Any], app: Mapping[str, Any]) -> dict[str, Any]:
    """A dialog as the person it is for gets it; of a closed one only that it was there."""
    told: dict[str, Any] = {name: row[name] for name in ("id", "channel", "root", "depth", "hash")}
    told |= {"type": row["kind"], "app": app, "opened_at": wire(row["opened_at"]), "until": wire(row["until"])}
    told |= {name: row[name] for name in ("interaction", "previous") if row[name]}
    if row["closed_at"] is not None:
        return told | {"title": {}, "blocks": [], "closed": True}
    body = load(row["body"])
    told |= {"title": body["title"] or {}, "blocks": body["blocks"]}
    told |= {name: body[name] for name in ("submit", "close") if body[name]}
    return told | {name: True for name in ("submit_disabled", "clear_on_close") if body[name]}


def for_app(row: Mapping[str, Any], app: Mapping[str, Any]) -> dict[str, Any]:
    """The same for its bot, whole even when it is closed: a bot knows what it composed."""
    body = load(row["body"])
    told = for_person({**row, "closed_at": None}, app)
    told |= {name: body[name] for name in ("callback_id", "private_metadata", "external_id", "notify_on_close")}
    told |= {"closed": True} if row["closed_at"] is not None else {}
    return told | {"person": row["person"], "state": load(row["state"], {})}


def _wrong(path: str, most: object) -> Refused:
    return Refused("dialog.wrong", field="view", path=path, most=most)
