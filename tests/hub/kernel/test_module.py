"""A hearer hears by name, by beginning or by ending."""

import pytest

from hub.kernel import Hearer


async def nothing(*_: object) -> None: ...


@pytest.mark.parametrize(
    ("event", "name", "heard"),
    [
        ("chat.posted", "chat.posted", True),
        ("chat.posted", "chat.posted.twice", False),
        ("chat.*", "chat.posted", True),
        ("chat.*", "chats.posted", False),
        ("*.asked", "vehicles.vehicle.asked", True),
        ("*.asked", "vehicles.asked.again", False),
    ],
)
def test_an_event_is_heard_by_name_beginning_or_ending(event: str, name: str, heard: bool) -> None:
    assert Hearer(event, nothing).hears(name) is heard
