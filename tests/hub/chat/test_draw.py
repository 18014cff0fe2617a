"""Messages as they are told."""

from hub.chat import draw
from tests.hub.chat.office import Office

ROW = {
    "id": "M1", "channel": "C1", "seq": 5, "no": 3, "at": 0, "author": "U1", "kind": "message", "body": "hi",
    "words": None, "blocks": None, "card": None, "files": None, "thread": None, "line": True, "urgent": False,
    "alias": None, "mentions": '["U2"]', "pinned_at": None, "edited_at": None, "recalled_at": None,
}  # fmt: skip
LI = {"id": "U1", "name": "李娜", "kind": "person"}


def test_what_is_not_there_is_left_out() -> None:
    assert draw.shape(ROW, LI) == {
        "id": "M1", "channel": "C1", "seq": 5, "no": 3, "at": "1970-01-01T00:00:00.000Z", "by": LI, "text": "hi",
        "mentions": ["U2"], "reactions": [], "pinned": False, "urgent": False, "kind": "message",
    }  # fmt: skip


def test_of_a_recalled_message_only_the_tombstone_and_its_thread_are_left() -> None:
    row = {**ROW, "blocks": "[1]", "recalled_at": 1, "recalled_by": "U1", "recall_reason": "oops"}
    card, replies = {"id": "K1"}, {"count": 1}
    told = draw.shape(row, LI, card, [{"id": "F1"}], [{"emoji": "x"}], replies, LI)
    assert told["recalled"] == {"by": LI, "at": "1970-01-01T00:00:00.001Z", "reason": "oops"}
    assert (told["text"], told["mentions"], told["reactions"], told["replies"]) == ("", [], [], replies)
    assert not {"card", "files", "blocks"} & told.keys()


async def test_many_messages_are_drawn_in_slices(lobby: Office) -> None:
    said = [(await lobby.say("li", str(n)))["id"] for n in range(3)]
    async with lobby.hub.database.reading() as db:
        found = await draw.by_id(db, [*said, *(f"M{n}" for n in range(900))])
        assert [found[id]["text"] for id in said] == ["0", "1", "2"]
        assert await draw.reactions(db, []) == {}
        assert await draw.threads(db, []) == {}
        assert await draw.faces(db, []) == {}
