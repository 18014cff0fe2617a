"""Addresses that may be opened and those that may not, names that are meant, and when it is morning."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hub.kernel import Calendar, Refused
from hub.office.assistant.rules import called, day_in, host_of, is_address, kind_of, next_morning, zone_named
from tests.running import MORNING

DAY = 24 * 3_600_000


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/todo", "page"), ("/r/crm.customer?view=mine", "page"), ("https://example.com/a?b=1#c", "link"),
        ("HTTP://例子.cn", "link"), ("mailto:li@example.com", "link"), ("tel:+8613800000000", "link"),
        ("wxwork://message", "app"), ("dingtalk://", "app"), ("ms-word:ofe|u|https://example.com/a.docx", "app"),
    ],
)  # fmt: skip
def test_an_address_opens_a_page_a_link_or_a_program(address: str, kind: str) -> None:
    assert kind_of(address) == kind


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("javascript:alert(1)", "quick.dangerous"), ("JavaScript:alert(1)", "quick.dangerous"),
        ("data:text/html,<script>", "quick.dangerous"), ("vbscript:x", "quick.dangerous"),
        ("file:///C:/secret.txt", "quick.dangerous"), ("view-source:https://a.cn", "quick.dangerous"),
        ("ms-msdt:/id", "quick.dangerous"), ("search-ms:query=x", "quick.dangerous"),
        ("java\tscript:alert(1)", "quick.address"), ("\x01javascript:alert(1)", "quick.address"),
        ("java\u200bscript:alert(1)", "quick.address"), ("//evil.example", "quick.address"),
        ("/\\evil.example", "quick.address"), ("https://", "quick.address"), ("http:/one", "quick.address"),
        ("请假", "quick.address"), ("", "quick.address"), ("x:", "quick.address"), ("a b", "quick.address"),
    ],
)  # fmt: skip
def test_what_runs_a_script_or_reads_this_computer_is_refused(address: str, reason: str) -> None:
    with pytest.raises(Refused) as no:
        kind_of(address)
    assert no.value.reason == reason


def test_an_address_without_a_name_is_called_by_its_host() -> None:
    assert host_of("https://mail.example.com/inbox?x=1") == "mail.example.com"
    assert host_of("wxwork://message") == "wxwork"
    assert is_address("/todo") and is_address("javascript:x") and not is_address("请假")


def test_a_name_means_the_same_word_before_what_begins_with_it() -> None:
    names = [["待办", "To-do"], ["待办统计", "To-do figures"], ["Leave"]]
    assert called([1, 2, 3], "待办", names) == 1
    assert called([1, 2, 3], "/leave", names) == 3
    assert called([1, 2, 3], "待", names) is None
    assert called([1, 2, 3], "lea", names) == 3
    assert called([1, 2, 3], "", names) is None


def test_it_is_morning_at_half_past_eight_of_a_working_day_where_one_is() -> None:
    calendar = Calendar(zone="Asia/Shanghai")

    def said(zone: str, now: int) -> str:
        return datetime.fromtimestamp(next_morning(calendar, zone, now) / 1000, ZoneInfo(zone)).isoformat()

    assert said("Asia/Shanghai", MORNING) == "2026-11-25T08:30:00+08:00"
    assert said("America/New_York", MORNING) == "2026-11-24T08:30:00-05:00"
    friday = MORNING + 3 * DAY
    assert said("Asia/Shanghai", friday) == "2026-11-30T08:30:00+08:00"
    assert day_in("America/New_York", MORNING) == "2026-11-23"


def test_a_zone_has_a_name_of_the_worlds_table() -> None:
    assert zone_named("Europe/Berlin") == "Europe/Berlin"
    with pytest.raises(Refused) as no:
        zone_named("Berlin")
    assert no.value.reason == "digest.zone"
