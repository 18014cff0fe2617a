"""The card of a reminder: what it is, how late, what may be done, and who did it, in both languages."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hub.kernel import read_words, same
from hub.office.reminders.cards import Occasion, Reminder, face, rule_of, rule_told, says
from hub.office.reminders.rules import SNOOZES, Owners, Rule
from tests.hub.office.reminders.desk import at

WORDS = read_words([Path(__file__).resolve().parents[4] / "hub" / "office" / "reminders"])
DUE = at(2026, 11, 24, 10, 0)
FRIDAYS = Rule("weekly", 59_400, "Asia/Shanghai", weekdays=(4,))
ONE = Reminder("L1", "O1", "TX-0001", Owners("U1", "U2", False), "", "交周报", FRIDAYS, 0, "active", None, "")
RANG = Occasion("L2", "L1", DUE, False, 0, "open", 0, "", 0, "D1", "M1")
NAMES = {"U1": {"zh": "林晓", "en": "Lin Xiao"}, "U2": {"zh": "马骏", "en": "Ma Jun"}}


def test_it_says_what_since_when_by_whom_and_how_often() -> None:
    told = face(RANG, ONE, NAMES, WORDS, None, True)
    assert (told["icon"], told["tone"], told["state"]["text"], told["state"]["mark"]) == (
        "bell", "amber", "10:00", "ring",
    )  # fmt: skip
    assert told["sub"]["words"] == {
        "zh": "林晓设的，每周五 16:30 重复", "en": "Set by Lin Xiao, Repeats every Fri 16:30",
    }  # fmt: skip
    assert [one["type"] for one in told["blocks"]] == ["header", "context", "actions"]


def test_its_buttons_are_for_whom_it_is_and_who_set_it() -> None:
    told = face(RANG, ONE, NAMES, WORDS, None, True)
    assert [one["id"] for one in told["actions"]] == ["done", *SNOOZES]
    assert {tuple(one["for"]) for one in told["actions"]} == {("U2", "U1")}
    room = replace(ONE, owners=Owners("U1", "", False))
    assert {one["for"] for one in face(RANG, room, NAMES, WORDS, None, True)["actions"]} == {"all"}
    assert face(RANG, room, NAMES, WORDS, "U3", False)["actions"] == []


def test_late_and_missed_are_facts() -> None:
    late = face(replace(RANG, late=True), ONE, NAMES, WORDS, None, True)["facts"]
    missed = face(replace(RANG, late=True, missed=3), ONE, NAMES, WORDS, None, True)["facts"]
    assert [one["value"]["words"]["en"] for one in (*late, *missed)] == [
        "Was due 11-24 10:00", "Was due 11-24 10:00, and 3 times before",
    ]  # fmt: skip


def test_done_names_who_and_when_and_offers_nothing() -> None:
    done = replace(RANG, state="done", done_by="U2", done_at=DUE + 300_000)
    told = face(done, ONE, NAMES, WORDS, "U2", True)
    assert (told["actions"], told["tone"], told["waits"]["words"]["en"]) == (
        [], "pine", "Done by Ma Jun, 11-24 10:05",
    )  # fmt: skip


def test_what_it_is_about_is_shown_and_linked() -> None:
    told = face(RANG, replace(ONE, about=same("报价单"), url="/c/C1/m/M1"), NAMES, WORDS, None, True)
    assert (told["url"], told["facts"][0]["value"]["text"]) == ("/c/C1/m/M1", "报价单")


def test_ones_own_single_reminder_needs_no_second_line_and_the_organisations_says_so() -> None:
    own = replace(ONE, owners=Owners("U1", "U1", False), rule=Rule("once", 0, "UTC", date(2026, 11, 24)))
    assert "sub" not in face(RANG, own, NAMES, WORDS, None, True)
    ours = face(RANG, replace(own, owners=Owners("U1", "U2", True)), NAMES, WORDS, None, True)
    assert ours["sub"]["text"] == "单位的提醒"


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        (Rule("once", 32_400, "UTC", date(2026, 11, 27)), "11-27 09:00", "11-27 09:00"),
        (Rule("once", 32_400, "UTC", date(2027, 1, 2)), "2027-01-02 09:00", "2027-01-02 09:00"),
        (Rule("daily", 32_400, "UTC"), "每天 09:00", "every day 09:00"),
        (Rule("daily", 32_400, "UTC", working=True), "每个工作日 09:00", "every workday 09:00"),
        (Rule("weekly", 32_400, "UTC", weekdays=(0, 6)), "每周一、周日 09:00", "every Mon, Sun 09:00"),
        (Rule("monthly", 32_400, "UTC", month_day=5), "每月 5 日 09:00", "every month on day 5, 09:00"),
        (
            Rule("monthly", 32_400, "UTC", month_day=31, working=True),
            "每月最后一天 09:00（遇休息日顺延）",
            "on the last day of every month, 09:00 (or the next working day)",
        ),
    ],
)
def test_every_rule_is_said_in_both_languages_and_survives_being_written_down(rule: Rule, zh: str, en: str) -> None:
    assert says(rule, WORDS, date(2026, 11, 24))["words"] == {"zh": zh, "en": en}
    assert rule_of(rule_told(rule)) == rule


def test_seconds_survive_too() -> None:
    rule = Rule("once", 32_407, "UTC", date(2026, 11, 27))
    assert rule_told(rule)["time"] == "09:00:07"
    assert rule_of(rule_told(rule)) == rule
