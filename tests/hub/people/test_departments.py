"""The tree of departments: opened, moved, put in order, merged, closed, and never tied into a ring."""

import asyncio

import pytest

from hub.kernel import Refused
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


async def test_a_department_is_put_in_its_place_among_its_siblings(office: Office) -> None:
    known = await ids(office)
    await office.ask("admin", "department.edit", department=known["人事部"], place=0)
    assert [name for name in await ids(office) if name != "华东销售"] == ["人事部", "销售部", "财务部"]
    await office.ask("admin", "department.edit", department=known["人事部"], parent=known["销售部"], place=0)
    assert list(await ids(office)) == ["销售部", "人事部", "华东销售", "财务部"]
    await office.ask("admin", "department.edit", department=known["人事部"], parent="", place=99)
    assert list(await ids(office)) == ["销售部", "华东销售", "财务部", "人事部"]


async def test_a_department_goes_up_in_another_with_its_people_and_those_below(office: Office) -> None:
    known = await ids(office)
    told = await office.ask("sunjiayi", "department.merge", department=known["销售部"], into=known["财务部"])
    assert (told["into"]["name"], told["people"], told["departments"]) == ("财务部", 2, 1)
    tree = {one["name"]: one for one in (await office.ask("admin", "people.departments"))["departments"]}
    assert "销售部" not in tree
    assert (tree["华东销售"]["parent"], tree["财务部"]["count"]) == (known["财务部"], 5)
    assert (await office.refusal("admin", "department.edit", department=known["销售部"])).reason == "department.missing"


@pytest.mark.parametrize(
    ("department", "into", "reason"),
    [
        ("销售部", "销售部", "department.ring"),
        ("销售部", "华东销售", "department.ring"),
        ("销售部", "人事部", "department.taken"),
        ("销售部", "P-unknown", "department.missing"),
    ],
)
async def test_a_merge_that_makes_no_sense_changes_nothing(
    office: Office, department: str, into: str, reason: str
) -> None:
    known = await ids(office)
    await office.ask("admin", "department.create", name="华东销售", parent=known["人事部"])
    before = (await office.ask("admin", "people.departments"))["departments"]
    given = {"department": known[department], "into": known.get(into, into)}
    assert (await office.refusal("admin", "department.merge", **given)).reason == reason
    assert (await office.ask("admin", "people.departments"))["departments"] == before


async def test_two_who_move_each_others_department_at_once_tie_no_ring(office: Office) -> None:
    known = await ids(office)
    moves = [("财务部", "人事部"), ("人事部", "财务部")]
    done = await asyncio.gather(
        *(office.ask("admin", "department.edit", department=known[a], parent=known[b]) for a, b in moves),
        return_exceptions=True,
    )
    refused = [one.reason for one in done if isinstance(one, Refused)]
    assert refused == ["department.ring"]
    assert set(await ids(office)) == set(known)
