"""Which zone of the world each person lives by: their own choice, else their company's."""

from hub.kernel import Refused, load
from hub.store import Sql

ZONED = "SELECT settings FROM person WHERE company = ? AND gone_at IS NULL AND settings LIKE '%\"zone\"%'"
OF_PERSON = "SELECT p.settings, c.zone FROM person p JOIN company c ON c.id = p.company WHERE p.id = ?"


async def zone_of(db: Sql, person: str) -> str:
    """The zone (IANA) somebody lives by."""
    row = await db.row(OF_PERSON, person)
    if row is None:
        raise Refused("person.missing", person=person)
    return str(load(row["settings"], {}).get("zone") or row["zone"])


async def zones_of(db: Sql, company: str) -> set[str]:
    """The zones people of a company have chosen."""
    rows = await db.rows(ZONED, company)
    return {str(zone) for row in rows if (zone := load(row["settings"], {}).get("zone"))}


async def company_zone(db: Sql, company: str) -> str:
    """The zone a company lives by."""
    return str(await db.value("SELECT zone FROM company WHERE id = ?", company) or "UTC")
