"""Posts and grades, and who may reach into which company."""

import pytest

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


async def test_the_company_is_set_by_its_administrator(office: Office) -> None:
    week = ["08:30-12:00, 13:00-17:30"] * 5 + ["", ""]
    given = {"name": "远航集团", "name_en": "Yuanhang Group", "zone": "Asia/Urumqi", "week": week}
    told = await office.ask("admin", "company.edit", **given)
    assert {name: told[name] for name in given} == given
    assert await office.ask("sunjiayi", "company.get") == told
    assert (told["rules"]["shortest"], told["rules"]["days"]) == (10, 90)
    assert (await office.ask("majun", "people.me"))["company"]["name"] == "远航集团"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"zone": "Mars/Base"}, "company.zone"),
        ({"week": [""] * 7}, "company.week"),
        ({"week": ["18:00-09:00"] * 7}, "calendar.hours"),
    ],
)
async def test_a_company_nobody_could_count_by_is_refused(
    office: Office, given: dict[str, object], reason: str
) -> None:
    before = await office.ask("admin", "company.get")
    assert (await office.refusal("admin", "company.edit", **given)).reason == reason
    assert await office.ask("admin", "company.get") == before


async def test_only_the_administrator_sets_it(office: Office) -> None:
    assert (await office.refusal("sunjiayi", "company.edit", name="我的")).reason == "act.not_allowed"
