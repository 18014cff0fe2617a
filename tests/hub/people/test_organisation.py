"""Posts and grades, and who may reach into which company."""

from hub.kernel import Act
from hub.people.acts import CompanyCreate
from hub.store import CLOCK
from tests.hub.people.conftest import Office


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
