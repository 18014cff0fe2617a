"""An announcement as a card."""

from dataclasses import replace

import pytest

from hub.app import build_registry
from hub.kernel import Calendar, same
from hub.office.announcements.announcement import RECALLED, Announcement
from hub.office.announcements.cards import Facts, Reading, face, report, unread_words
from hub.office.announcements.roster import Part
from hub.settings import read_settings

NOW = 1_795_482_000_000
ONE = Announcement("W1", "O1", "GG-1", "U1", "sent", 1, "Stocktaking", "**Saturday**", "{}", True, "", 0, 3, NOW)
FACTS = Facts({"U1": {"zh": "Fang", "en": "Fang"}}, {"zh": "Co", "en": "Co"}, Calendar(), same("all"))


@pytest.fixture(scope="module")
def words():
    return build_registry(read_settings(environ={})).words


def part(name, total, read):
    return Part(name, {"zh": name, "en": name}, total, read, 0, 0)


def test_a_reader_has_one_button_until_they_have_read(words):
    card = face(ONE, FACTS, words, Reading("U2"))
    assert [(one["id"], one["for"], one["style"]) for one in card["actions"]] == [("read", ["U2"], "primary")]
    after = face(ONE, FACTS, words, Reading("U2", NOW))
    assert (after["actions"], after["waits"]["words"]["en"]) == ([], "You read this, 11-24 09:00")


def test_it_is_issued_in_the_companys_name(words):
    issuer, audience = face(ONE, FACTS, words)["facts"]
    assert audience["value"] == FACTS.audience
    assert issuer["value"]["text"] == "Co · Fang"


def test_must_read_is_cinnabar_and_the_rest_is_not(words):
    assert [face(replace(ONE, must_read=must), FACTS, words)["tone"] for must in (True, False)] == ["cinnabar", "pine"]


def test_taken_back_nothing_of_its_text_is_left(words):
    gone = replace(ONE, state=RECALLED, ended_at=NOW, ended_by="U1", reason="wrong day")
    card = face(gone, FACTS, words, Reading("U2"))
    assert "Saturday" not in str(card)
    assert (card["seal"]["glyph"], card["seal"]["text"], card["tone"]) == ("withdrawn", "wrong day", "slate")
    assert [one["id"] for one in report(gone, FACTS, words, [], ["U1"])["actions"]] == ["names"]


def test_a_stranger_reads_it_as_blocks(words):
    kinds = [(one["type"], one.get("text", {}).get("text")) for one in face(ONE, FACTS, words)["blocks"]]
    assert kinds == [("header", "Stocktaking"), ("section", "**Saturday**"), ("context", None)]


def test_the_author_sees_the_departments_that_have_most_to_read(words):
    parts = [part("A", 3, 0), part("B", 9, 1), part("C", 5, 5), part("D", 2, 0), part("E", 1, 0), part("F", 1, 0)]
    told = unread_words(words, parts, 15)["words"]
    assert told["en"] == "15: B 8, A 3, D 2, others 2"
    card = report(ONE, FACTS, words, parts, ["U1"])
    assert card["state"]["words"]["en"] == "6 of 21 read"
    assert [one["id"] for one in card["actions"]] == ["names", "chase", "replace", "recall"]


def test_nobody_is_chased_who_need_not_read_or_has(words):
    for one, parts in ((replace(ONE, must_read=False), [part("A", 3, 0)]), (ONE, [part("A", 3, 3)])):
        assert "chase" not in [action["id"] for action in report(one, FACTS, words, parts, ["U1"])["actions"]]
    assert unread_words(words, [], 0)["words"]["en"] == "Everybody has read it"
