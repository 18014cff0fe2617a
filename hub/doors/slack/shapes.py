"""Messages, rooms and people as Slack shapes them. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

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


def message(one: Mapping[str, Any], company: str, roots: Mapping[str, str]) -> Shape:
    """A message; `roots` gives the `ts` of the messages that threads hang on."""
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
        told |= {"thread_ts": roots.get(one["thread"], ts), "parent_user_id": ""} | _broadcast(one)
    if one.get("replies"):
        replies = one["replies"]
        told |= {"thread_ts": ts, "reply_count": replies["count"], "reply_users": replies["people"]}
    if one.get("edited_at"):
        told["edited"] = {"user": by["id"], "ts": ts_of(instant(one["edited_at"]), 0)}
    return told | _hung(one)


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
    url = home + one["url"]
    return {
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
        "num_members": one["people"], "topic": {"value": one["topic"], "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }  # fmt: skip
    if kind != "direct":
        return told | {"name": one["name"], "name_normalized": one["name"].casefold()}
    others = [person["id"] for person in one.get("with") or [] if person["id"] != me]
    return told | {"user": (others or [me])[0]}


def person(one: Mapping[str, Any], company: str, zone: str, admins: frozenset[str], home: str) -> Shape:
    """Somebody, or a bot."""
    is_bot, real = one["kind"] == "bot", one["name"]
    offset = datetime.now(ZoneInfo(zone)).utcoffset()
    profile = {
        "real_name": real, "real_name_normalized": one["name_en"] or real, "display_name": real,
        "display_name_normalized": one["name_en"] or real, "email": one.get("email", ""),
        "phone": one.get("phone", ""), "title": (one.get("post") or {}).get("name", ""),
        "status_text": one.get("status", ""), "status_emoji": "", "team": team_of(company),
    }  # fmt: skip
    if one.get("avatar"):
        profile |= {f"image_{size}": f"{home}/api/files/{one['avatar']}" for size in (24, 32, 48, 72, 192, 512)}
    told: Shape = {
        "id": one["id"], "team_id": team_of(company), "name": _handle(one), "real_name": real, "deleted": one["gone"],
        "tz": zone, "tz_label": zone, "tz_offset": int(offset.total_seconds()) if offset else 0, "profile": profile,
        "is_admin": one["id"] in admins, "is_owner": False, "is_bot": is_bot, "is_restricted": one["external"],
        "is_app_user": is_bot, "updated": made_at(one["id"]),
    }  # fmt: skip
    return told | ({"bot_id": one["id"]} if is_bot else {})


def _handle(one: Mapping[str, Any]) -> str:
    return str(one["name_en"] or one["pinyin"].split(" ")[0] or one["name"]).casefold().replace(" ", ".")
