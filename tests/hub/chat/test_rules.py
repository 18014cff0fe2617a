"""Who may do what in rooms and to messages."""

import dataclasses

import pytest
from msgspec.structs import replace

from hub.chat.rules import (
    Member,
    Room,
    Said,
    inside,
    living,
    may_edit,
    may_hook,
    may_invite,
    may_join,
    may_keep,
    may_leave,
    may_recall,
    may_show_blocks,
    pair_of,
    readable_from,
    root_of,
    visible,
)
from hub.kernel import Actor, Refused

LI, ZHAO = Actor("U1", "O1"), Actor("U2", "O1")
ADMIN, BOT, STRANGER = Actor("U3", "O1", roles=frozenset({"admin"})), Actor("B1", "O1", "bot"), Actor("U9", "O2")
OPEN, CLOSED, PAIR = (Room("C1", "O1", kind, "r") for kind in ("public", "private", "direct"))
IN = Member("U1")
SAID = Said("M1", "C1", "U1", at=0)
HOUR = 3_600_000


def why(function: object, *args: object) -> str:
    with pytest.raises(Refused) as no:
        function(*args)  # type: ignore[operator]
    return no.value.reason


def test_an_open_room_is_seen_by_the_whole_company_and_a_closed_one_by_its_people() -> None:
    assert visible(OPEN, None, LI) is OPEN
    assert visible(CLOSED, IN, LI) is CLOSED
    assert why(visible, CLOSED, None, LI) == "channel.missing"
    assert why(visible, OPEN, None, STRANGER) == "channel.missing"
    assert why(visible, None, None, LI) == "channel.missing"


def test_one_speaks_only_where_one_is_and_not_where_all_is_over() -> None:
    assert inside(OPEN, IN, LI) is IN
    assert why(inside, OPEN, None, LI) == "channel.not_in"
    assert why(inside, replace(OPEN, archived=True), IN, LI) == "channel.archived"


def test_a_newcomer_reads_the_past_where_the_room_lets_them() -> None:
    late = Member("U2", from_seq=50)
    assert readable_from(OPEN, late) == 0
    assert readable_from(replace(OPEN, history="joined"), late) == 50


def test_an_answer_to_an_answer_stands_in_the_same_thread() -> None:
    assert root_of(SAID, "C1") == "M1"
    assert root_of(replace(SAID, id="M2", thread="M1"), "C1") == "M1"
    assert why(root_of, SAID, "C2") == why(root_of, None, "C1") == "message.missing"


def test_what_was_taken_back_cannot_be_acted_upon() -> None:
    assert living(SAID) is SAID
    assert why(living, replace(SAID, recalled=True)) == "message.recalled"
    assert why(living, None) == "message.missing"


def test_one_edits_ones_own_words_for_a_while_and_a_bot_for_ever() -> None:
    may_edit(SAID, LI, HOUR, 60)
    assert why(may_edit, SAID, LI, HOUR + 1, 60) == "message.too_old"
    assert why(may_edit, SAID, ZHAO, 0, 60) == why(may_edit, SAID, ADMIN, 0, 60) == "message.not_yours"
    assert why(may_edit, replace(SAID, card="K1"), LI, 0, 60) == "message.bound"
    may_edit(replace(SAID, author="B1"), BOT, 1000 * HOUR, 60)


def test_one_recalls_ones_own_for_a_while_and_owners_and_administrators_anything() -> None:
    may_recall(SAID, IN, LI, HOUR, 60)
    assert why(may_recall, SAID, IN, LI, HOUR + 1, 60) == "message.too_old"
    assert why(may_recall, SAID, IN, ZHAO, 0, 60) == "message.not_yours"
    may_recall(SAID, Member("U2", role="owner"), ZHAO, 99 * HOUR, 60)
    may_recall(SAID, IN, ADMIN, 99 * HOUR, 60)
    may_recall(replace(SAID, author="B1"), IN, BOT, 99 * HOUR, 60)
    assert why(may_recall, replace(SAID, card="K1"), IN, ADMIN, 0, 60) == "message.bound"


def test_rooms_are_entered_left_and_kept_by_those_who_may() -> None:
    assert may_join(OPEN, None, LI) is OPEN
    assert why(may_join, CLOSED, None, LI) == "channel.missing"
    assert why(may_join, replace(OPEN, archived=True), None, LI) == "channel.archived"
    assert may_leave(CLOSED, IN, LI) is CLOSED
    for rule in (may_leave, may_invite, may_keep):
        assert why(rule, PAIR, IN, LI) == "channel.direct"
    may_invite(CLOSED, IN, LI)
    assert why(may_invite, OPEN, None, LI) == "channel.not_in"
    may_keep(OPEN, Member("U1", role="owner"), LI)
    may_keep(OPEN, None, ADMIN)
    assert why(may_keep, OPEN, IN, LI) == "channel.not_owner"


def test_free_cards_are_a_bots_also_when_it_acts_for_a_person() -> None:
    assert may_show_blocks(BOT)
    assert may_show_blocks(dataclasses.replace(LI, owner="B1"))
    assert not may_show_blocks(LI)


def test_a_conversation_is_the_same_whoever_opens_it() -> None:
    assert pair_of("O1", ["U2", "U1"]) == pair_of("O1", ["U1", "U2"]) == "O1:U1:U2"
    assert pair_of("O1", ["U1", "U1"]) == "O1:U1"


def test_an_address_into_a_room_is_its_owners_and_the_administrators_to_give() -> None:
    owner = Member("U1", "owner")
    assert may_hook(CLOSED, owner, LI) is CLOSED
    assert may_hook(OPEN, None, ADMIN) is OPEN
    gone = replace(OPEN, archived=True)
    assert may_hook(gone, owner, LI, dead=True) is gone
    for room, member, actor, reason in (
        (OPEN, IN, LI, "channel.not_owner"), (CLOSED, None, ADMIN, "channel.missing"),
        (PAIR, owner, LI, "channel.direct"), (gone, owner, LI, "channel.archived"),
    ):  # fmt: skip
        with pytest.raises(Refused) as no:
            may_hook(room, member, actor)
        assert no.value.reason == reason
