"""The organisation goes out as a table, and comes in again as it was."""

from tests.hub.people.conftest import Office


async def test_what_went_out_comes_in_again_and_changes_nobody(office: Office) -> None:
    columns = "login, no, name, name_en, department, post, grade, superior, phone, email, locale"
    before = await office.hub.rows(f"SELECT {columns} FROM person ORDER BY login")
    csv = (await office.ask("admin", "people.export"))["csv"]
    assert csv.splitlines()[0].startswith("\ufeff工号,姓名,英文名,账号,部门")
    told = await office.ask("admin", "people.import", csv=csv, dry=False)
    assert (told["problems"], told["created"], told["departments"], told["roles"]) == ([], 0, 0, 0)
    assert await office.hub.rows(f"SELECT {columns} FROM person ORDER BY login") == before


async def test_headings_are_in_the_readers_language_and_read_back(office: Office) -> None:
    await office.ask("admin", "people.settings", locale="en")
    csv = (await office.ask("admin", "people.export"))["csv"]
    assert csv.splitlines()[0].startswith("\ufeffno,name,name_en,login,department")
    assert "Sales/East" in csv
    assert (await office.ask("admin", "people.import", csv=csv))["problems"] == []


async def test_a_colleague_takes_nothing_out(office: Office) -> None:
    assert (await office.refusal("majun", "people.export")).reason == "act.not_allowed"
