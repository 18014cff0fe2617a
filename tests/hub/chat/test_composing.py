"""A message in the making."""

from hub.chat.composing import MOST_SHOWN, Composed, Content, Thread
from hub.chat.rules import Room
from hub.kernel import Actor
from hub.store import Place

LI = Actor("U1", "O1", name="李娜")
ROOM, PAIR = Room("C1", "O1", "public"), Room("D1", "O1", "direct")


def rows(composed: Composed) -> list[str]:
    place = Place(composed.room.id, "chat.posted", 0, LI.id, LI.name, seq=7, no=4)
    return [" ".join(sql.split()[:3]) for sql, _ in composed.keep(place)]


def test_what_is_told_learns_its_place_when_it_has_one() -> None:
    composed = Composed(ROOM, LI, 0, Content("hi"))
    assert (composed.data["message"]["seq"], composed.data["message"]["no"]) == (0, 0)
    assert rows(composed) == ["INSERT INTO message", "UPDATE room_member SET"]
    assert (composed.data["message"]["seq"], composed.data["message"]["no"]) == (7, 4)


def test_everybody_is_called_by_one_row_and_in_a_conversation_always() -> None:
    assert Composed(ROOM, LI, 0, Content("<!here> <!channel> <@U2>")).called == ["*", "U2"]
    assert Composed(PAIR, LI, 0, Content("hi")).called == ["*"]
    assert Composed(ROOM, LI, 0, Content("hi")).called == []


def test_a_thread_is_counted_on_and_names_the_latest_first() -> None:
    thread = Thread("M1")
    for number in range(15):
        composed = Composed(ROOM, Actor(f"U{number}", "O1"), number, Content("a"), thread)
    told = composed.data["parent"]["replies"]
    assert (told["count"], told["people"]) == (15, [f"U{n}" for n in range(14, 14 - MOST_SHOWN, -1)])
    assert composed.thread is not thread
    assert (composed.row["thread"], composed.row["line"]) == ("M1", False)


def test_a_file_and_a_card_hang_on_their_message() -> None:
    card, files = {"id": "K1", "face": 1}, ({"id": "F1"}, {"id": "F2"})
    composed = Composed(ROOM, LI, 0, Content("", card=card, files=files))
    assert rows(composed)[2:] == ["INSERT INTO card_copy", "INSERT INTO file_hold", "INSERT INTO file_hold"]
