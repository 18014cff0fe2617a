"""What of announcements belongs to somebody's day: those they were given and have not read."""

from typing import Any

from hub.kernel import Act, Actor, same
from hub.office.announcements.acts import AnnouncementList
from hub.office.announcements.pages import listed
from hub.store import Reads, Sql

PAGE = "/apps/announcements"
MANY = 50


async def today(_: Sql, reads: Reads, actor: Actor) -> list[dict[str, Any]]:
    """One part of the day, the newest first."""
    asked = AnnouncementList(box="mine", limit=MANY)
    found = (await listed(Act("announcement.list", actor, reads.at, asked), reads)).announcements
    unread = [one for one in found if one.state != "recalled" and one.mine and not one.mine.read_at]
    lines = [{"text": same(one.title), "to": f"{PAGE}/{one.no}", "note": same(one.no)} for one in unread]
    label = reads.words.both("text.announcement.today")
    return [{"name": "announcements", "label": label, "count": len(lines), "to": PAGE, "lines": lines}]
