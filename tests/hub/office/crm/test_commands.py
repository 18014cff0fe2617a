"""The commands about customers, in Chinese and English: a follow-up in one line, a plan, a hand-over."""

from datetime import date

from hub.doors.slash.arguments import Known, assign
from hub.doors.slash.line import read_line
from hub.kernel import Command
from hub.office.crm import module

KNOWN = Known(today=date(2026, 11, 24), people={"马骏": "U2", "ma": "U2"})


def parsed(line: str) -> tuple[str, dict[str, object]]:
    read = read_line(line)
    assert read is not None
    command: Command = next(one for one in module.commands if read.command in one.names)
    words = list(read.words)
    for sub in command.subs:
        if words and words[0].text in sub.names:
            command, words = sub, words[1:]
            break
    return command.act, assign(command.args, words, read.source, KNOWN).values


def test_a_follow_up_is_one_line() -> None:
    told = {"customer": "华为", "text": "谈妥交期", "next": "2026-12-02"}
    assert parsed("/跟进 华为 谈妥交期 下周三") == ("crm.followup.log", told)
    assert parsed("/followup 华为 谈妥交期 下周三 电话")[1] == {**told, "method": "phone"}
    english = parsed("/followup Huawei agreed on delivery next wed")
    assert english[1] == {"customer": "Huawei", "text": "agreed on delivery", "next": "2026-12-02"}


def test_every_language_has_its_names() -> None:
    assert {one.names for one in module.commands} == {
        ("customer", "客户", "kh"), ("contact", "联系人", "lxr"), ("followup", "跟进", "gj"), ("import", "导入"),
            ("dup", "查重"),
    }  # fmt: skip
    assert parsed("/跟进 到期")[0] == parsed("/followup due")[0] == "record.find"


def test_a_customer_is_handed_over_and_a_contact_made() -> None:
    act, told = parsed("/customer assign 华为 马骏")
    assert (act, told) == ("crm.customer.assign", {"customer": "华为", "owner": "U2"})
    act, told = parsed("/联系人 新建 张三 客户=华为 手机=13800138000")
    assert (act, told) == ("crm.contact.create", {"name": "张三", "customer": "华为", "mobile": "13800138000"})
    act, told = parsed("/跟进 计划 华为 周五 问回款")
    assert (act, told) == ("crm.followup.plan", {"customer": "华为", "day": "2026-11-27", "text": "问回款"})
