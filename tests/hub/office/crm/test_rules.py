"""A row of a real list becomes a customer without what cannot be read in it."""

from hub.office.crm import customer
from hub.office.crm.rules import form_of

TODAY = "2026-11-24"


def test_a_row_becomes_a_form() -> None:
    row = {
        "name_cn": "华为技术有限公司",
        "name_short_cn": "华为",
        "level": "A",
        "next_follow": "3天后",
        "source": "manual",
    }
    assert form_of(customer.fields, row, TODAY) == (
        {"name": "华为技术有限公司", "short_name": "华为", "level": "A", "next_follow": "3天后"},
        0,
    )


def test_what_cannot_be_read_is_left_out_and_counted() -> None:
    row = {"name_cn": "某公司", "website": "http://--", "level": "Z", "next_follow": "whenever"}
    assert form_of(customer.fields, row, TODAY) == ({"name": "某公司"}, 3)


def test_a_short_name_that_says_nothing_new_is_none() -> None:
    assert form_of(customer.fields, {"name_cn": "李宁", "name_short_cn": "李宁"}, TODAY)[0] == {"name": "李宁"}
