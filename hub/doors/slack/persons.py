"""People and bots as Slack shapes them. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hub.doors.slack.places import made_at, team_of


def person(
    one: Mapping[str, Any], company: str, zone: str, admins: frozenset[str], home: str, now: int
) -> dict[str, Any]:
    """Somebody, or a bot, with the time it is where they are at `now` (ms UTC)."""
    is_bot, real = one["kind"] == "bot", one["name"]
    offset = datetime.fromtimestamp(now / 1000, ZoneInfo(zone)).utcoffset()
    profile = {
        "real_name": real, "real_name_normalized": one["name_en"] or real, "display_name": real,
        "display_name_normalized": one["name_en"] or real, "email": one.get("email", ""),
        "phone": one.get("phone", ""), "title": (one.get("post") or {}).get("name", ""),
        "status_text": one.get("status", ""), "status_emoji": "", "team": team_of(company),
    }  # fmt: skip
    if one.get("avatar"):
        profile |= {f"image_{size}": f"{home}/api/files/{one['avatar']}" for size in (24, 32, 48, 72, 192, 512)}
    told: dict[str, Any] = {
        "id": one["id"], "team_id": team_of(company), "name": _handle(one), "real_name": real, "deleted": one["gone"],
        "tz": zone, "tz_label": zone, "tz_offset": int(offset.total_seconds()) if offset else 0, "profile": profile,
        "is_admin": one["id"] in admins, "is_owner": False, "is_bot": is_bot, "is_restricted": one["external"],
        "is_app_user": is_bot, "updated": made_at(one["id"]),
    }  # fmt: skip
    return told | ({"bot_id": one["id"]} if is_bot else {})


def _handle(one: Mapping[str, Any]) -> str:
    return str(one["name_en"] or one["pinyin"].split(" ")[0] or one["name"]).casefold().replace(" ", ".")
