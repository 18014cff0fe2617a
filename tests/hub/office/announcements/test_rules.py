"""What announcing follows."""

from datetime import date

import pytest

from hub.kernel import REST, Actor, Calendar, Refused, wire
from hub.office.announcements.rules import (
    chase_again,
    csv,
    due_at,
    listed,
    may_publish,
    next_chase,
    publisher,
    written,
)

TUESDAY = 1_795_482_000_000


def test_administration_publishes_and_nobody_else():
    assert [may_publish(Actor("U1", roles=frozenset({role}))) for role in ("office", "hr", "admin", "sales")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert not may_publish(Actor("B1", kind="bot", roles=frozenset({"office"})))
    with pytest.raises(Refused, match="not_publisher"):
        publisher(Actor("U1"))


def test_the_unread_are_chased_on_the_next_working_day():
    holiday = Calendar(days={date(2026, 11, 25): REST})
    assert wire(next_chase(Calendar(), TUESDAY)) == "2026-11-25T01:30:00.000Z"
    assert wire(next_chase(holiday, TUESDAY)) == "2026-11-26T01:30:00.000Z"


def test_a_due_day_ends_when_the_company_closes():
    assert wire(due_at("2026-11-27", Calendar(), TUESDAY)) == "2026-11-27T10:00:00.000Z"
    assert wire(due_at("2026-11-28", Calendar(), TUESDAY)) == "2026-11-28T10:00:00.000Z"
    assert due_at(None, Calendar(), TUESDAY) == 0
    for text, reason in (("2026-11-23", "announcement.due_past"), ("friday", "field.unreadable")):
        with pytest.raises(Refused, match=reason):
            due_at(text, Calendar(), TUESDAY)


def test_reminding_by_hand_waits_half_an_hour():
    chase_again(0, TUESDAY)
    chase_again(TUESDAY - 30 * 60_000, TUESDAY)
    with pytest.raises(Refused) as no:
        chase_again(TUESDAY - 60_000, TUESDAY)
    assert (no.value.details["minutes"], no.value.details["retry_after"]) == (29, 1740)


def test_one_or_several_are_a_list_without_doubles():
    assert (listed("a"), listed(["a", "b", "a", ""]), listed(None)) == (["a"], ["a", "b"], [])


def test_blank_is_missing():
    assert written(" a ", "title") == "a"
    with pytest.raises(Refused, match=r"field\.required"):
        written("  ", "title")


def test_no_cell_of_the_evidence_is_a_formula():
    told = csv([["name", "reply"], ["Li", '=HYPERLINK("x")'], ["Wu", "yes, both"]])
    assert told == '\ufeff"name","reply"\r\n"Li","\'=HYPERLINK(""x"")"\r\n"Wu","yes, both"\r\n'
