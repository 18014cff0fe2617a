"""Taking an organisation in: all of it, or all that is wrong with it."""

import pytest

from hub.kernel import Refused
from tests.hub.people.conftest import PEOPLE, Office
from tests.hub.people.test_sheet import workbook

WRONG = """姓名,工号,账号,上级,手机,邮箱,角色,语言
,2001,a,,,,,
李四,2002,b,没有这人,,,,
王五,2002,林晓,,电话,邮箱,国王,火星文
赵六,2003,linxiao,周建国,,,,
"""


async def test_a_dry_run_tells_what_would_come_and_keeps_nothing(office: Office) -> None:
    before = await office.hub.rows("SELECT id FROM person")
    csv = "姓名,工号,部门\n新人,2001,研发中心/软件\n周建国,1001,销售部\n"
    reply = await office.ask("admin", "people.import", csv=csv)
    assert (reply["dry"], reply["rows"], reply["created"], reply["changed"], reply["departments"]) == (True, 2, 1, 1, 2)
    assert await office.hub.rows("SELECT id FROM person") == before


@pytest.mark.parametrize("dry", [True, False])
async def test_everything_wrong_is_told_at_once_with_its_row_and_nothing_is_kept(office: Office, dry: bool) -> None:
    before = await office.hub.rows("SELECT id FROM person")
    reply = await office.ask("admin", "people.import", csv=WRONG, dry=dry)
    found = [(one["row"], one["column"], one["reason"]) for one in reply["problems"]]
    assert found == [
        (2, "name", "name"),
        (3, "superior", "superior"),
        (4, "email", "email"),
        (4, "locale", "locale"),
        (4, "login", "login"),
        (4, "no", "twice"),
        (4, "phone", "phone"),
        (4, "roles", "role"),
        (5, "login", "login_taken"),
    ]
    assert reply["problems"][1]["words"] == "找不到上级“没有这人”"
    assert await office.hub.rows("SELECT id FROM person") == before


async def test_problems_are_told_in_the_readers_language(office: Office) -> None:
    await office.ask("admin", "people.settings", locale="en")
    reply = await office.ask("admin", "people.import", csv="name,superior\nNew One,Nobody\n")
    assert reply["problems"][0]["words"] == "There is no superior “Nobody”"


async def test_the_same_file_twice_changes_nobody(office: Office) -> None:
    columns = "login, no, name, department, post, grade, superior, phone"
    before = await office.hub.rows(f"SELECT {columns} FROM person ORDER BY login")
    reply = await office.ask("admin", "people.import", csv=PEOPLE, dry=False)
    assert (reply["created"], reply["changed"], reply["departments"]) == (0, 6, 0)
    assert await office.hub.rows(f"SELECT {columns} FROM person ORDER BY login") == before


async def test_a_row_of_somebody_known_says_what_they_are_now(office: Office) -> None:
    csv = "工号,姓名,部门,岗位,上级\n1003,马骏,财务部,会计,赵敏慧\n"
    await office.ask("admin", "people.import", csv=csv, dry=False)
    reply = await office.ask("admin", "people.find", ids=[office.people["majun"].id])
    person = reply["people"][0]
    assert [person[one]["name"] for one in ("department", "post", "superior")] == ["财务部", "会计", "赵敏慧"]
    assert person["phone"] == "13800001003"


async def test_a_superior_two_people_could_be_is_asked_for_by_number(office: Office) -> None:
    csv = "姓名,工号,上级\n张伟,3001,\n张伟,3002,\n小王,3003,张伟\n小李,3004,3002\n"
    reply = await office.ask("admin", "people.import", csv=csv)
    assert [(one["row"], one["reason"]) for one in reply["problems"]] == [(4, "superior_several")]


async def test_superiors_in_a_ring_are_found_before_anything_is_kept(office: Office) -> None:
    csv = "姓名,工号,上级\n甲,3001,乙\n乙,3002,丙\n丙,3003,甲\n"
    reply = await office.ask("admin", "people.import", csv=csv)
    assert {(one["row"], one["reason"]) for one in reply["problems"]} == {(row, "superior_ring") for row in (2, 3, 4)}


async def test_roles_a_file_gives_need_a_leaders_opinion(office: Office) -> None:
    csv = "工号,姓名,角色\n1003,马骏,finance\n1002,林晓,sales\n"
    assert (await office.ask("admin", "people.import", csv=csv))["roles"] == 1
    assert (await office.refusal("admin", "people.import", csv=csv, dry=False)).reason == "role.opinion"
    await office.ask("admin", "people.import", csv=csv, dry=False, **office.word())
    assert (await office.actor("majun")).roles == {"finance"}
    (row, *_) = (await office.ask("admin", "permission.list"))["changes"]
    assert (row["role"], row["leader"]["name"]) == ("finance", "周建国")


async def test_a_workbook_is_as_good_as_a_text(office: Office) -> None:
    file = workbook(["工号", "姓名", "部门"], [2001, "新人", "研发中心/软件"], [2002, None, "研发中心"])
    told = await office.ask("admin", "people.import", file=file)
    assert [(one["row"], one["column"], one["reason"]) for one in told["problems"]] == [(3, "name", "name")]
    file = workbook(["工号", "姓名", "部门"], [2001, "新人", "研发中心/软件"])
    told = await office.ask("admin", "people.import", file=file, dry=False)
    assert (told["created"], told["departments"]) == (1, 2)


async def test_only_the_administrator_imports(office: Office) -> None:
    with pytest.raises(Refused, match=r"act\.not_allowed"):
        await office.ask("sunjiayi", "people.import", csv=PEOPLE)


async def test_an_import_of_thousands_is_one_act(office: Office) -> None:
    rows = "\n".join(f"员工{number},{5000 + number},销售部/第{number % 7}组" for number in range(2_500))
    reply = await office.ask("admin", "people.import", csv=f"姓名,工号,部门\n{rows}", dry=False)
    assert (reply["created"], reply["departments"]) == (2_500, 7)
