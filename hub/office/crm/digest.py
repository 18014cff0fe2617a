"""Each working morning, one message to whoever has follow-ups due or customers nobody has heard from (R275, R297)."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hub.chat import Content, direct_with_app, say
from hub.kernel import Act, Actor, Calendar, Words
from hub.office.crm.acts import CrmDone, DigestBegin, DigestSend, DigestStart
from hub.office.crm.customer import customer
from hub.office.crm.followup import followup
from hub.office.crm.plans import APP, bot_in
from hub.people import actor_of, calendar_of
from hub.records import Asked, Page, RecordType, listed, today_of
from hub.store import CLOCK, Corridor, Work

HALF_PAST_EIGHT = 8 * 60 + 30
SHOWN = 5
LONGEST_REST = 60
OWNERS = "SELECT DISTINCT owner FROM record WHERE type = ? AND company = ? AND gone_at IS NULL ORDER BY owner"


async def begin(corridor: Corridor, _: Path) -> None:
    """At every start of the hub."""
    await corridor.run(Act("crm.digest.begin", CLOCK, corridor.clock(), DigestBegin()))


async def set_going(act: Act, work: Work) -> CrmDone:
    """Every company's next morning is set; one that was missed while the hub was down is not made up for."""
    for row in await work.db.rows("SELECT id FROM company"):
        await _next(work, row["id"])
    return CrmDone()


async def start(act: Act, work: Work) -> CrmDone:
    """It is morning: each owner of customers is told, one act each, and the next working morning is set."""
    asked: DigestStart = act.input
    for row in await work.db.rows(OWNERS, customer.name, asked.company):
        await work.later(work.at, "crm.digest.send", {"person": row["owner"]}, timer=f"crm.digest:{row['owner']}")
    await _next(work, asked.company)
    return CrmDone()


async def _next(work: Work, company: str) -> None:
    at = next_morning(await calendar_of(work.db, company), work.at)
    given = {"company": company}
    await work.later(at, "crm.digest.start", given, timer=f"crm.digest:{company}")


def next_morning(calendar: Calendar, now: int) -> int:
    """Half past eight of the first working day on which that is yet to come (ms UTC)."""
    today = calendar.local(now).date()
    days: Sequence[date] = [today + timedelta(days=ahead) for ahead in range(LONGEST_REST)]
    mornings = (calendar.instant(day, HALF_PAST_EIGHT) for day in days if calendar.is_working_day(day))
    return next((at for at in mornings if at > now), calendar.instant(days[-1], HALF_PAST_EIGHT))


async def send(act: Act, work: Work) -> CrmDone:
    """One person's morning, judged now with what they may see. Nothing due and nobody forgotten: no message."""
    asked: DigestSend = act.input
    person = await actor_of(work.db, asked.person)
    if person is None or person.kind != "person":
        return CrmDone()
    due, stale = await _view(work, followup, "due", person), await _view(work, customer, "stale", person)
    if not due.records and not stale.records:
        return CrmDone()
    room = await direct_with_app(work, APP, person.id)
    bot = await bot_in(work, person.company)
    text = work.words.both("text.crm.digest", due=due.total or 0, stale=stale.total or 0)
    blocks = [
        *_section("due", due, followup, work.words, person),
        *_section("stale", stale, customer, work.words, person),
    ]
    await say(work, room, Content(text["text"], text.get("words"), blocks), bot)
    work.target = person.id
    return CrmDone()


async def _view(work: Work, kind: RecordType, name: str, person: Actor) -> Page:
    view = next(one for one in kind.views if one.name == name)
    return await listed(work.db, kind, person, Asked(view.where, view.sort, limit=SHOWN), today_of(work))


def _section(name: str, page: Page, kind: RecordType, words: Words, person: Actor) -> list[dict[str, Any]]:
    if not page.records:
        return []
    lines = [words.say(person.locale, f"text.crm.digest.{name}", count=page.total or len(page.records))]
    for one in page.records:
        when = one.data.get("day") or one.data.get("last_touch") or ""
        lines.append(f"</r/{kind.name}/{one.no}|{_safe(one.title)}>  {when}")
    return [{"type": "section", "text": {"type": "mrkdwn", "text": "\n".join(lines)}}]


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "/")[:80]
