"""What record types need before anybody uses them: the role of each keeper, in every company, to be given to people."""

from pathlib import Path

from hub.kernel import Act, Event
from hub.people import add_role
from hub.records import acts
from hub.records.built.live import tick
from hub.records.declared import types_of
from hub.store import CLOCK, Corridor, Work


async def begin(corridor: Corridor, config: Path) -> None:
    """At every start of the hub: the types users built are there, and the roles of all keepers."""
    await tick(corridor, config)
    await corridor.run(Act("record.begin", CLOCK, corridor.clock(), acts.RecordBegin()))


async def set_up(act: Act, work: Work) -> acts.Begun:
    """Every company knows the keepers of the types there are now."""
    for row in await work.db.rows("SELECT id FROM company ORDER BY id"):
        await _roles(work, row["id"])
    return acts.Begun()


async def hear_company(event: Event, work: Work) -> None:
    """A new company knows them from the first."""
    await _roles(work, event.data["company"])


async def _roles(work: Work, company: str) -> None:
    for code in sorted({kind.keeper for kind in types_of(work.registry, company).values()}):
        key = f"text.role.{code}"
        said = work.words.both(key)["words"] if work.words.has(key) else {"zh": code, "en": code}
        await add_role(work, company, code, said["zh"], said["en"])
