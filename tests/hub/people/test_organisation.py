"""The tree of departments, posts and grades, and who may reach into which company."""

import pytest

from hub.kernel import Act
from hub.people.acts import CompanyCreate
from hub.store import CLOCK
from tests.hub.people.conftest import Office


async def ids(office: Office) -> dict[str, str]:
    tree = (await office.ask("admin", "people.departments"))["departments"]
    return {one["name"]: one["id"] for one in tree}


async def test_a_department_is_opened_renamed_moved_and_closed(office: Office) -> None:
    known = await ids(office)
    made = await office.ask("admin", "department.create", name="华北销售", name_en="North", parent=known["销售部"])
    department = made["department"]["id"]
    head = office.people["linxiao"].id
    await office.ask("admin", "department.edit", department=department, name="北方销售", head=head, parent="")
    tree = (await office.ask("admin", "people.departments"))["departments"]
    shape = next(one for one in tree if one["id"] == department)
    assert (shape["name"], shape["head"]["id"], "parent" in shape) == ("北方销售", head, False)
    await office.ask("admin", "department.edit", department=department, gone=True)
    assert "北方销售" not in await ids(office)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"parent": "华东销售"}, "department.ring"),
        ({"parent": "销售部"}, "department.ring"),
        ({"name": "财务部"}, "department.taken"),
        ({"gone": True}, "department.not_empty"),
        ({"head": "U-unknown"}, "person.missing"),
    ],
)
async def test_what_would_break_the_tree_is_refused(office: Office, given: dict[str, object], reason: str) -> None:
    known = await ids(office)
    if "parent" in given:
        given = {"parent": known[str(given["parent"])]}
    no = await office.refusal("admin", "department.edit", department=known["销售部"], **given)
    assert no.reason == reason


async def test_two_departments_of_one_name_have_different_parents(office: Office) -> None:
    known = await ids(office)
    assert (await office.refusal("admin", "department.create", name="财务部")).reason == "department.taken"
    assert await office.ask("admin", "department.create", name="财务部", parent=known["销售部"])
    assert (await office.refusal("admin", "department.edit", department="P-unknown")).reason == "department.missing"


async def test_a_post_and_a_grade_are_written_down_once(office: Office) -> None:
    await office.ask("sunjiayi", "post.create", name="司机", name_en="Driver")
    await office.ask("sunjiayi", "grade.create", name="顾问", rank=5)
    assert (await office.refusal("sunjiayi", "post.create", name="司机")).reason == "post.taken"
    assert (await office.refusal("sunjiayi", "grade.create", name="顾问", rank=9)).reason == "grade.taken"
    listed = await office.ask("linxiao", "people.posts")
    assert "司机" in {post["name"] for post in listed["posts"]}
    assert listed["grades"][0]["name"] == "顾问"


async def test_an_administrator_reaches_the_companies_below_and_no_other(office: Office) -> None:
    below, other = [
        (await office.hub.corridor.run(Act("company.create", CLOCK, office.hub.clock(), given)))["id"]
        for given in (CompanyCreate(name="子公司", parent=office.company), CompanyCreate(name="别家"))
    ]
    made = await office.ask("admin", "people.create", name="新人", company=below)
    assert (await office.refusal("admin", "people.create", name="新人", company=other)).reason == "company.missing"
    found = await office.ask("majun", "people.find", query="新人")
    assert [one["id"] for one in found["people"]] == [made["person"]["id"]]
    await office.hub.corridor.run(
        Act(
            "people.create",
            CLOCK,
            office.hub.clock(),
            office.hub.registry.acts["people.create"].input(name="外人", company=other),
        )
    )
    assert (await office.ask("majun", "people.find", query="外人"))["people"] == []


async def test_a_company_cannot_be_founded_by_anybody_inside(office: Office) -> None:
    assert (await office.refusal("admin", "company.create", name="假的")).reason == "act.not_allowed"
