"""Messages, rooms and people as Slack shapes them."""

from typing import Any

from hub.doors.slack import shapes

BY = {"id": "B1", "name": "CI", "kind": "bot"}
MESSAGE: dict[str, Any] = {
    "id": "M1", "channel": "C1", "seq": 7, "no": 3, "at": "2026-11-24T01:00:00.123Z", "by": BY, "text": "**x**",
    "mentions": [], "reactions": [{"emoji": "🎉", "people": ["U1", "U2"]}], "pinned": False, "urgent": False,
    "kind": "message",
}  # fmt: skip
ROOM = {"id": "C01M85H26MGNJQE0P2VSQWTM2D2", "kind": "private", "name": "A", "topic": "t", "people": 2,
        "archived": False, "joined": True}  # fmt: skip


def test_a_bots_message_carries_its_marks_and_what_hangs_on_it() -> None:
    file = {"id": "F1", "name": "a.txt", "type": "text/plain", "size": 3, "url": "/api/files/F1"}
    told = shapes.message({**MESSAGE, "files": [file], "edited_at": MESSAGE["at"]}, "O1", {})
    assert (told["ts"], told["text"], told["bot_id"], told["team"]) == ("1795482000.000007", "*x*", "B1", "T1")
    assert told["reactions"] == [{"name": "tada", "users": ["U1", "U2"], "count": 2}]
    assert told["files"][0]["url_private_download"] == "/api/files/F1?download"
    assert told["edited"]["user"] == "B1"
    assert "thread_ts" not in told


def test_an_answer_names_its_thread_and_a_recalled_message_says_nothing() -> None:
    answer = shapes.message({**MESSAGE, "thread": "M0", "also": True}, "O1", {"M0": ("1.000001", "U7")})
    assert (answer["thread_ts"], answer["subtype"]) == ("1.000001", "thread_broadcast")
    assert answer["parent_user_id"] == "U7"
    replies = {"count": 2, "people": ["U1"], "last_at": ""}
    root = shapes.message({**MESSAGE, "replies": replies}, "O1", {}, {"M1": "2.000009"})
    assert (root["thread_ts"], root["reply_count"], root["latest_reply"]) == (root["ts"], 2, "2.000009")
    gone = shapes.message({**MESSAGE, "recalled": {}}, "O1")
    assert (gone["subtype"], gone["text"], "blocks" in gone) == ("tombstone", "", False)


def test_a_card_of_the_hub_is_its_title_and_its_blocks() -> None:
    card = {"title": {"text": "Leave"}, "blocks": [{"type": "divider"}]}
    told = shapes.message({**MESSAGE, "text": "", "card": card, "by": {"id": "U1", "name": "x"}}, "O1", {})
    assert (told["text"], told["blocks"], "bot_id" in told) == ("Leave", card["blocks"], False)


def test_a_room_says_its_kind_and_a_conversation_with_whom() -> None:
    told = shapes.room(ROOM, "U1")
    assert (told["name"], told["is_private"], told["is_channel"], told["is_im"]) == ("A", True, True, False)
    both = {**ROOM, "kind": "direct", "with": [{"id": "U1"}, {"id": "U2"}]}
    assert (shapes.room(both, "U1")["user"], shapes.room({**both, "with": []}, "U1")["user"]) == ("U2", "U1")
