"""How stories begin: somebody of the demo signs in and stands in the team's room."""

import pytest

from tests.browser import Window
from tests.station import Station

ROOM = "华东销售"
SIZES = pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
"""At a desk and on a phone."""


async def at(station: Station, person: Window, role: str) -> None:
    """This window is theirs, in the team's room."""
    await person.signs_in(*station.people[role])
    await person.enters(ROOM)
