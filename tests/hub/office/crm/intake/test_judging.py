"""Every row of a file is judged by itself: what is wrong with it names the field, and one bad row stops no other."""

from hub.office.crm.customer import customer
from hub.office.crm.intake.judging import Rules, judge

RULES = Rules(customer, {0: "name", 1: "level", 2: "owner"}, "2026-11-24", "U1", {}, {"林晓": "U2"})


def test_rows_are_judged_each_by_itself() -> None:
    rows = [(2, ["甲", "A", "林晓"]), (3, ["", "Z", "谁"]), (4, ["", "", ""]), (5, ["乙", "", ""])]
    good, bad, other = judge(RULES, rows)
    assert (good.no, good.form["owner"], good.problems) == (2, "U2", [])
    assert sorted(str(one["field"]) for one in bad.problems) == ["level", "name", "owner"]
    assert (other.no, other.title, other.problems) == (5, "乙", [])
