"""Finding people, and what of them is shown to whom."""

import pytest

from hub.people.address_book import group_of, like, masked, names_in_words
from tests.hub.people.conftest import Office


async def names_found(office: Office, **asked: object) -> list[str]:
    reply = await office.hub.ask(office.people["majun"], "people.find", **asked)
    return [person["name"] for person in reply["people"]]


@pytest.mark.parametrize(
    "query", ["林晓", "晓", "lin xiao", "Xiao", "linxiao", "LX", "1002", "ｌｉｎｘｉａｏ", "lin  x"]
)
async def test_a_person_is_found_by_any_of_their_names_and_numbers(office: Office, query: str) -> None:
    assert "林晓" in await names_found(office, query=query)


async def test_the_exact_name_comes_first(office: Office) -> None:
    for name in ("林晓东", "东林晓"):
        await office.ask("admin", "people.create", name=name)
    assert (await names_found(office, query="林晓"))[0] == "林晓"
    assert set(await names_found(office, query="林晓")) == {"林晓", "林晓东", "东林晓"}


@pytest.mark.parametrize("query", ["%", "_", "a%n", "王五", "' OR 1=1 --"])
async def test_signs_of_the_search_itself_mean_only_themselves(office: Office, query: str) -> None:
    assert await names_found(office, query=query) == []


async def test_a_long_list_is_read_page_by_page_without_gaps(office: Office) -> None:
    everyone = await names_found(office)
    paged: list[str] = []
    last: str | None = None
    while True:
        asked = {"limit": 2, **({"before": last} if last else {})}
        reply = await office.hub.ask(office.people["majun"], "people.find", **asked)
        paged += [person["name"] for person in reply["people"]]
        if not reply["more"]:
            break
        last = reply["people"][-1]["id"]
    assert paged == everyone
    assert len(everyone) == 7


async def test_a_department_holds_those_below_it_too(office: Office) -> None:
    tree = (await office.hub.ask(office.people["majun"], "people.departments"))["departments"]
    sales, east = (next(one for one in tree if one["name"] == name) for name in ("销售部", "华东销售"))
    assert (sales["count"], east["count"], east["parent"]) == (4, 2, sales["id"])
    assert (sales["name_en"], sales["head"]["name"]) == ("Sales", "周建国")
    found = await names_found(office, department=sales["id"])
    assert sorted(found) == sorted(["周建国", "林晓", "马骏", "Daniel Reed"])


async def test_a_phone_is_masked_but_for_oneself_the_superior_and_the_office(office: Office) -> None:
    shown = {}
    for login in ("majun", "linxiao", "zhoujianguo", "sunjiayi", "admin"):
        ids = [office.people["linxiao"].id]
        reply = await office.hub.ask(office.people[login], "people.find", ids=ids)
        shown[login] = reply["people"][0]["phone"]
    assert shown.pop("majun") == "138****1002"
    assert set(shown.values()) == {"13800001002"}


async def test_somebody_is_found_by_their_whole_address_however_it_is_written(office: Office) -> None:
    await office.ask("sunjiayi", "people.edit", person=office.people["majun"].id, email="Ma.Jun@Yuanhang.example")
    found = await office.ask("majun", "people.find", email=" ma.jun@YUANHANG.example")
    assert [one["name"] for one in found["people"]] == ["马骏"]
    for none in ("ma.jun", "", "x@y.example"):
        assert (await office.ask("majun", "people.find", email=none))["people"] == []


async def test_who_left_is_found_by_id_only(office: Office) -> None:
    lin = office.people["linxiao"].id
    await office.hub.ask(office.people["admin"], "people.disable", person=lin, reason="离职")
    assert "林晓" not in await names_found(office)
    reply = await office.hub.ask(office.people["majun"], "people.find", ids=[lin, "U-nobody"])
    assert [(person["name"], person["gone"]) for person in reply["people"]] == [("林晓", True)]


async def test_another_company_is_another_world_unless_it_is_of_the_group(office: Office) -> None:
    hub = office.hub
    async with hub.corridor.reading() as reads:
        assert await group_of(reads.db, office.company) == [office.company]
        assert await group_of(reads.db, "O-unknown") == ["O-unknown"]


async def test_posts_and_grades_are_listed(office: Office) -> None:
    reply = await office.hub.ask(office.people["majun"], "people.posts")
    assert {post["name"] for post in reply["posts"]} >= {"销售总监", "销售代表", "财务经理"}
    assert [grade["name"] for grade in reply["grades"]] == ["科级", "员工", "总监"]


async def test_a_cursor_that_is_nobody_is_refused(office: Office) -> None:
    no = await office.hub.refusal(office.people["majun"], "people.find", before="U-nobody")
    assert no.reason == "person.missing"


def test_short_numbers_are_not_masked_and_escapes_escape_themselves() -> None:
    assert masked("8012") == "8012"
    assert like("50%_!") == "50!%!_!!"


async def test_sentences_name_people_in_the_readers_language(office: Office) -> None:
    ids = [office.people[login].id for login in ("linxiao", "reed")]
    async with office.hub.database.reading() as db:
        named = await names_in_words(db, [*ids, "U-nobody"])
    assert [named[id]["zh"] for id in ids] == ["林晓", "Daniel Reed"]
    assert named[ids[0]]["en"] not in ("", None)
    assert "U-nobody" not in named
