"""The people of the demo, by what they do there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.station import Station
from tests.wire import Person


class Cast:
    """The people of the demo, by what they do."""

    def __init__(self, station: Station) -> None:
        self.station = station

    @asynccontextmanager
    async def here(self, *roles: str) -> AsyncIterator[list[Person]]:
        """These people sign in and are connected: `async with cast.here("employee", "manager") as (ma, zhou):`"""
        people: list[Person] = []
        try:
            for role in roles:
                people.append(await Person.signs_in(self.station.url, *self.station.people[role]))
            yield people
        finally:
            for person in people:
                await person.leaves()
