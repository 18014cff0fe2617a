"""Messages, files and rooms as Slack shapes them. Pure."""

from collections.abc import Mapping
from typing import Any

from hub.doors.slack.mrkdwn import from_ours
from hub.doors.slack.places import app_of, made_at, team_of, ts_in, ts_of
from hub.doors.slack.signs import name_of
from hub.kernel import instant

Shape = dict[str, Any]
KINDS = {"public": "public_channel", "private": "private_channel", "direct": "im", "group": "mpim"}


def bot_marks(bot: str, name: str, company: str) -> Shape:
    """What marks a message as a bot's."""
    app = app_of(bot)
    profile = {"id": bot, "name": name, "app_id": app, "team_id": team_of(company), "deleted": False, "icons": {}}
    return {"bot_id": bot, "app_id": app, "bot_profile": profile}


Root = tuple[str, str]
"""The `ts` of the message a thread hangs on, and who said it."""


def message(
    one: Mapping[str, Any], company: str, roots: Mapping[str, Root] | None = None, last: Mapping[str, str] | None = None
) -> Shape:
    """A message; `roots` are those that threads hang on, `last` gives the `ts` of the last answer to a message."""
    by, ts = one["by"], ts_in(dict(one))
    told: Shape = {"type": "message", "user": by["id"], "text": from_ours(one["text"]), "ts": ts}
    told["team"] = team_of(company)
    if "recalled" in one:
        return {**told, "subtype": "tombstone", "text": "", "hidden": True}
    if by.get("kind") == "bot":
        told |= bot_marks(by["id"], by["name"], company)
    if "alias" in one:
        told["username"] = one["alias"]["name"]
    if "thread" in one:
        root, author = (roots or {}).get(one["thread"], (ts, ""))
        told |= {"thread_ts": root, "parent_user_id": author, **_broadcast(one)}
    if one.get("replies"):
        told |= _answered(one["replies"], ts, (last or {}).get(one["id"], ts))
    if one.get("edited_at"):
        told["edited"] = {"user": by["id"], "ts": ts_of(instant(one["edited_at"]), 0)}
    return told | _hung(one)


def _answered(replies: Mapping[str, Any], ts: str, last: str) -> Shape:
    people = replies["people"]
    told = {"thread_ts": ts, "reply_count": replies["count"], "latest_reply": last}
    return {**told, "reply_users": people, "reply_users_count": len(people)}


def _broadcast(one: Mapping[str, Any]) -> Shape:
    return {"subtype": "thread_broadcast"} if one.get("also") else {}


def _hung(one: Mapping[str, Any]) -> Shape:
    """What hangs on a message: blocks (a bound card's too), files, reactions."""
    told: Shape = {}
    card = one.get("card") or {}
    if blocks := one.get("blocks") or card.get("blocks"):
        told["blocks"] = blocks
    if card and not one["text"]:
        told["text"] = card["title"]["text"]
    if one.get("files"):
        told["files"] = [file(each) for each in one["files"]]
    if one.get("reactions"):
        told["reactions"] = [reaction(each) for each in one["reactions"]]
    return told


def reaction(one: Mapping[str, Any]) -> Shape:
    """An emoji on a message, and who put it there."""
    return {"name": name_of(one["emoji"]), "users": one["people"], "count": len(one["people"])}


def file(one: Mapping[str, Any], home: str = "") -> Shape:
    """A file; its address asks for the same token."""
    url, made = home + one["url"], made_at(one["id"])
    return {
        "created": made, "timestamp": made, "filetype": one["name"].rpartition(".")[2].lower(), "permalink": url,
        "id": one["id"], "name": one["name"], "title": one["name"], "mimetype": one["type"], "size": one["size"],
        "url_private": url, "url_private_download": f"{url}?download",
    }  # fmt: skip


def room(one: Mapping[str, Any], me: str) -> Shape:
    """A room as the caller has it."""
    kind, made = one["kind"], made_at(one["id"])
    told: Shape = {
        "id": one["id"], "created": made, "updated": made * 1000, "creator": "", "is_archived": one["archived"],
        "is_channel": kind in ("public", "private"), "is_group": False, "is_im": kind == "direct",
        "is_mpim": kind == "group", "is_private": kind != "public", "is_member": one["joined"], "is_general": False,
        "is_shared": False, "is_ext_shared": False, "is_org_shared": False,
        "num_members": one["people"], "topic": {"value": one["topic"], "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }  # fmt: skip
    if kind != "direct":
        return told | {"name": one["name"], "name_normalized": one["name"].casefold()}
    others = [person["id"] for person in one.get("with") or [] if person["id"] != me]
    return told | {"user": (others or [me])[0]}
