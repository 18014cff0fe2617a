"""Who is here, from connections on every node and from what people say of themselves."""

import pytest

from hub.doors import presence
from hub.doors.presence import Board


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    at = [100.0]
    monkeypatch.setattr(presence.time, "monotonic", lambda: at[0])
    return at


def test_somebody_is_here_until_their_last_connection_has_been_gone_for_a_while(now: list[float]) -> None:
    board = Board()
    board.came("U1")
    board.came("U1")
    assert board.changes() == {"U1": "online"}
    board.went("U1")
    assert board.changes() == {}
    board.went("U1")
    assert board.changes() == {}
    now[0] += presence.GRACE_SECONDS + 1
    assert board.changes() == {"U1": "offline"}
    assert board.changes() == {}


def test_a_page_loaded_again_is_no_absence(now: list[float]) -> None:
    board = Board()
    board.came("U1")
    board.changes()
    board.went("U1")
    now[0] += 1
    board.came("U1")
    now[0] += presence.GRACE_SECONDS + 1
    assert board.changes() == {}
    assert board.state("U1") == "online"


def test_what_people_say_of_themselves_holds_while_they_are_here(now: list[float]) -> None:
    board = Board()
    board.came("U1")
    board.chose("U1", "busy")
    assert board.changes() == {"U1": "busy"}
    board.chose("U1", "online")
    assert board.changes() == {"U1": "online"}
    board.chose("U2", "busy")
    assert board.changes() == {}


def test_other_nodes_are_believed_until_they_fall_silent(now: list[float]) -> None:
    board = Board()
    board.heard("N2", {"U1": "away"})
    assert board.state("U1") == "away"
    board.came("U1")
    assert board.state("U1") == "online"
    board.heard("N2", {"U3": "online"})
    board.changes()
    now[0] += presence.BELIEVED_SECONDS + 1
    board.doubt()
    assert board.changes() == {"U3": "offline"}
    assert board.everyone() == {"U1": "online"}


async def test_the_offer_answers_for_anybody() -> None:
    board = Board()
    board.came("U1")
    assert await board.of(None, ["U1", "U2"]) == {"U1": "online", "U2": "offline"}  # type: ignore[arg-type]
