"""Everybody lives by a zone: their own, else their company's."""

import pytest

from hub.kernel import Refused
from hub.office.assistant.zones import company_zone, zone_of, zones_of
from tests.hub.office.assistant.desk import Desk


async def test_ones_own_comes_before_the_companys(desk: Desk) -> None:
    await desk.ask("ma", "digest.set", zone="Europe/Berlin")
    company = desk.people["ma"].company
    async with desk.hub.corridor.reading() as reads:
        assert await zone_of(reads.db, desk.people["ma"].id) == "Europe/Berlin"
        assert await zone_of(reads.db, desk.people["lin"].id) == "Asia/Shanghai"
        assert await zones_of(reads.db, company) == {"Europe/Berlin"}
        assert await company_zone(reads.db, company) == "Asia/Shanghai"
        with pytest.raises(Refused):
            await zone_of(reads.db, "U0")
