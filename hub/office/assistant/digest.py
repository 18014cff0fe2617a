"""Half past eight of a working day where each person is: their assistant is asked to tell them of the day, once.

What is told, and whether there is anything to tell, the assistant finds with that person's own rights, as whenever
they ask it themselves.
"""

from pathlib import Path
from typing import Any

from hub.chat import direct_with_app, interact
from hub.kernel import Act, load
from hub.office.assistant import portal as day
from hub.office.assistant.acts import DigestBegin, DigestSend, DigestSet, DigestStart, DigestState, Done, QuickAnswer
from hub.office.assistant.rules import LATE_MS, day_in, next_morning, zone_named
from hub.office.assistant.zones import company_zone, zone_of, zones_of
from hub.people import actor_of, calendar_of
from hub.store import CLOCK, Corridor, Work

APP = "assistant"
CALLBACK = "digest"
"""What the assistant is asked by, as if it were called by a shortcut."""
SLICE = 500
WAIT_MS = 3 * 3_600_000
"""How long the word of a morning waits for an assistant that is away."""
PEOPLE = """SELECT id, settings FROM person WHERE company = ? AND kind = 'person' AND gone_at IS NULL AND id > ?
ORDER BY id LIMIT ?"""
WAITS = "SELECT 1 FROM timer WHERE id = ? AND state = 'waiting'"
BOT = "SELECT id FROM person WHERE company = ? AND login = ? AND kind = 'bot' AND gone_at IS NULL"
TELL = """INSERT INTO digest (person, company, day) VALUES (?, ?, ?) ON CONFLICT (person)
DO UPDATE SET day = excluded.day WHERE digest.day < excluded.day"""


async def begin(corridor: Corridor, _: Path) -> None:
    """At every start of the hub."""
    await corridor.run(Act("digest.begin", CLOCK, corridor.clock(), DigestBegin()))


async def set_going(act: Act, work: Work) -> Done:
    """Every zone somebody is in has a next morning. One that came while the hub was down is still due, and is late."""
    for row in await work.db.rows("SELECT id, zone FROM company"):
        for zone in sorted({row["zone"], *await zones_of(work.db, row["id"])}):
            await _expect(work, row["id"], zone)
    return Done()


async def start(act: Act, work: Work) -> Done:
    """It is morning in a zone: whoever is there and wants it is told, one act each; the next morning is set."""
    asked: DigestStart = act.input
    own = await company_zone(work.db, asked.company)
    if not asked.after:
        await _next(work, asked.company, asked.zone)
        if act.at - asked.due > LATE_MS:
            return Done()
    rows = await work.db.rows(PEOPLE, asked.company, asked.after, SLICE)
    for row in rows:
        told = load(row["settings"], {})
        if told.get("digest", True) and told.get("zone", own) == asked.zone:
            given = {"person": row["id"], "day": day_in(asked.zone, asked.due)}
            await work.later(work.at, "digest.send", given, timer=f"digest:{row['id']}")
    if len(rows) == SLICE:
        more = {"company": asked.company, "zone": asked.zone, "due": asked.due, "after": rows[-1]["id"]}
        await work.later(work.at, "digest.start", more, timer=f"{_timer(asked.company, asked.zone)}:more")
    return Done()


async def send(act: Act, work: Work) -> Done:
    """One person's morning: the assistant is asked, if there is anything to tell, and never twice for a day."""
    asked: DigestSend = act.input
    person = await actor_of(work.db, asked.person)
    if person is None or person.kind != "person":
        return Done()
    bot = await work.db.value(BOT, person.company, APP)
    parts = (await day.portal(work, person)).parts
    if bot is None or not any(part for part in parts if not part.told):
        return Done()
    if await work.db.run(TELL, person.id, person.company, asked.day) != 1:
        return Done()
    room = await direct_with_app(work, APP, person.id)
    await interact(work, bot, "shortcut", room, {"callback": CALLBACK}, person=person.id, life=WAIT_MS)
    work.target = person.id
    return Done()


async def set_digest(act: Act, work: Work) -> DigestState:
    """Whether I want it, and where I am. Refuses `digest.zone` for a zone that is none."""
    asked: DigestSet = act.input
    changes: dict[str, Any] = {}
    if asked.on is not None:
        changes["digest"] = asked.on in (True, "on")
    if asked.zone is not None:
        changes["zone"] = zone_named(asked.zone)
    if changes:
        await work.act_now("people.settings", {"settings": changes})
        if "zone" in changes:
            await _expect(work, act.actor.company, changes["zone"])
    work.target = act.actor.id
    told = load(await work.db.value("SELECT settings FROM person WHERE id = ?", act.actor.id), {})
    on, zone = bool(told.get("digest", True)), await zone_of(work.db, act.actor.id)
    said: Any = work.words.both(f"text.digest.{'on' if on else 'off'}", zone=zone)
    return DigestState(on, zone, QuickAnswer(text=said))


async def _expect(work: Work, company: str, zone: str) -> None:
    if await work.db.value(WAITS, _timer(company, zone)) is None:
        await _next(work, company, zone)


async def _next(work: Work, company: str, zone: str) -> None:
    due = next_morning(await calendar_of(work.db, company), zone, work.at)
    given = {"company": company, "zone": zone, "due": due}
    await work.later(due, "digest.start", given, timer=_timer(company, zone))


def _timer(company: str, zone: str) -> str:
    return f"digest:{company}:{zone}"
