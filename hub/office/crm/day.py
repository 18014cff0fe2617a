"""What of customers belongs to somebody's day: the follow-ups that are due. The customers bot tells them each morning
itself.
"""

from typing import Any

from hub.kernel import Actor, same
from hub.office.crm.followup import followup
from hub.records import Asked, listed, today_of
from hub.store import Reads, Sql, Work

MANY = 5


async def today(db: Sql, desk: Reads | Work, actor: Actor) -> list[dict[str, Any]]:
    """One part of the day: follow-ups due by today, the oldest first."""
    view = next(one for one in followup.views if one.name == "due")
    page = await listed(db, followup, actor, Asked(view.where, view.sort, limit=MANY), today_of(desk))
    lines = [
        {"text": same(one.title), "to": f"/r/{followup.name}/{one.no}", "note": same(str(one.data["day"]))}
        for one in page.records
    ]
    count = page.total if page.total is not None else len(lines)
    told = {"name": "followups", "label": desk.words.both("text.crm.today"), "count": count, "told": True}
    return [{**told, "to": f"/r/{followup.name}", "lines": lines}]
