"""Columns find their field by what any program calls them, and a row becomes a form."""

import pytest

from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.intake.mapping import day_of, form_of_row, full_name, guessed, kind_of, labels_of, source_of
from hub.office.crm.intake.tables import read_file
from tests.hub.office.crm.intake_files import SAMPLES


@pytest.mark.parametrize(
    ("name", "source", "kind"),
    [("google_2024.csv", "Google", "contact"), ("outlook_zh_gbk.csv", "Outlook 中文", "contact"),
     ("vcard21_qp.vcf", "vCard", "contact"), ("wukong_customer.csv", "悟空", "customer")],
)  # fmt: skip
def test_each_sample_is_recognised(name: str, source: str, kind: str) -> None:
    header = read_file((SAMPLES / name).read_bytes()).header
    assert (source_of(header), kind_of(header)) == (source, kind)


def test_columns_go_where_they_belong_once_each() -> None:
    assert guessed("customer", ["公 司 名 称", "Phone", "电话", "别的"]) == {0: "name", 2: "phone"}
    assert guessed("contact", ["姓名", "客户名称", "手机", "职务"]) == {
        0: "name", 1: "customer", 2: "mobile", 3: "post",
    }  # fmt: skip
    assert kind_of(["姓名", "客户名称", "手机"]) == "contact"
    assert kind_of(["Company name", "Website URL", "Company owner"]) == "customer"


def test_a_name_is_put_together_as_its_language_has_it() -> None:
    assert full_name("刘", "明", "") == "刘明"
    assert full_name("Lee", "Anna", "M.") == "Anna M. Lee"


def test_a_row_is_a_form_with_the_first_of_several_values() -> None:
    row = ["王", "五", "a@b.cn ::: c@d.cn", "13800138000"]
    form = form_of_row(contact, {0: "family", 1: "given", 2: "email", 3: "phone"}, row, {})
    assert form == {"name": "王五", "email": "a@b.cn", "mobile": "13800138000"}


def test_a_choice_is_known_by_what_people_call_it() -> None:
    labels = labels_of(customer, {"level.A": ["A 重点客户", "A key account"]})
    assert form_of_row(customer, {0: "level"}, ["A（重点客户）"], labels) == {"level": "A"}
    assert form_of_row(customer, {0: "level"}, ["Z"], labels) == {"level": "Z"}


@pytest.mark.parametrize(
    ("written", "day"),
    [("46358", "2026-12-02"), ("02.12.2026", "2026-12-02"), ("2026/12/2 09:30", "2026/12/2"), ("下周三", "下周三")],
)
def test_days_are_read_as_tables_write_them(written: str, day: str) -> None:
    assert day_of(written) == day
