"""People and roles asked about in a line: answered in both languages, under the rules of the page."""

import pytest

from tests.hub.people.conftest import Office


def form(office: Office, **more: str) -> dict[str, str]:
    """What `/role grant` is given."""
    person = office.people["majun"].id
    return {"person": person, "role": "财务", "reason": "兼任出纳", **office.word(), **more}


async def test_somebody_is_looked_up_by_a_few_letters(office: Office) -> None:
    told = (await office.ask("linxiao", "people.tell", query="mj"))["answer"]["text"]
    assert told["words"]["zh"] == "马骏 · 华东销售 · 销售代表 · 1003 · 138****1003"
    assert told["words"]["en"].startswith("Ma Jun · ")
    nobody = (await office.ask("linxiao", "people.tell", query="没有"))["answer"]["text"]["words"]
    assert nobody == {"zh": "没有找到「没有」", "en": "Nobody fits “没有”"}


async def test_who_holds_which_role_is_told_a_line_for_each(office: Office) -> None:
    told = (await office.ask("admin", "role.list"))["answer"]["text"]["words"]
    assert "销售：周建国、林晓" in told["zh"].splitlines()
    assert "Finance: Zhao Minhui" in told["en"].splitlines()


async def test_a_role_is_given_and_taken_in_a_line(office: Office) -> None:
    told = (await office.ask("admin", "role.grant", form=form(office)))["answer"]["text"]["words"]
    assert told == {"zh": "马骏有了财务角色", "en": "Ma Jun now has the role Finance"}
    assert (await office.actor("majun")).roles == {"finance"}
    await office.ask("admin", "role.revoke", form=form(office, role="finance"))
    assert (await office.actor("majun")).roles == frozenset()


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"opinion": ""}, "field.required"),
        ({"role": "国王"}, "role.missing"),
        ({"person": "U-nobody"}, "person.missing"),
        ({"reason": "x"}, "field.unreadable"),
    ],
)
async def test_what_the_page_refuses_the_line_refuses_too(office: Office, more: dict[str, str], reason: str) -> None:
    assert (await office.refusal("admin", "role.grant", form=form(office, **more))).reason == reason
    assert (await office.refusal("sunjiayi", "role.grant", form=form(office))).reason == "act.not_allowed"


async def test_the_form_offers_the_roles_of_the_company(office: Office) -> None:
    async with office.hub.corridor.reading() as reads:
        drawn = await reads.offer("form.role.grant", reads.words, await office.actor("admin"), {})
    role = next(field for field in drawn["fields"] if field["name"] == "role")
    assert {"value": "finance", "label": {"text": "财务", "words": {"zh": "财务", "en": "Finance"}}} in role["options"]
