"""Who stands where: superiors, heads, holders of roles; and what a role lets somebody do at once."""

from hub.people import actor_of, head_of, inbox_of, locales, superior_of, with_role
from tests.hub.people.conftest import Office


async def department(office: Office, name: str) -> str:
    rows = await office.hub.rows("SELECT id FROM department WHERE name = ?", name)
    return str(rows[0]["id"])


async def test_an_actor_carries_what_they_may_do(office: Office) -> None:
    lin = office.people["linxiao"]
    assert (lin.kind, lin.company, lin.roles, lin.locale) == ("person", office.company, {"sales"}, "zh")
    assert lin.keyring == lin.id
    assert office.people["reed"].locale == "en"


async def test_a_superior_is_the_one_written_down_else_the_head_above(office: Office) -> None:
    zhou, lin = office.people["zhoujianguo"], office.people["linxiao"]
    async with office.hub.corridor.reading() as reads:
        assert await superior_of(reads.db, lin.id) == zhou.id
        assert await superior_of(reads.db, zhou.id) is None
        assert await superior_of(reads.db, "U-nobody") is None
    await office.ask("admin", "people.edit", person=lin.id, superior="")
    async with office.hub.corridor.reading() as reads:
        assert await superior_of(reads.db, lin.id) == zhou.id


async def test_a_department_without_a_head_is_led_from_above(office: Office) -> None:
    east, sales = await department(office, "华东销售"), await department(office, "销售部")
    zhou = office.people["zhoujianguo"].id
    async with office.hub.corridor.reading() as reads:
        assert await head_of(reads.db, east) == zhou
        assert await head_of(reads.db, sales) == zhou
        assert await head_of(reads.db, office.people["majun"].id) == zhou
        assert await head_of(reads.db, zhou) is None
        assert await head_of(reads.db, "P-unknown") is None


async def test_a_head_who_left_leads_nobody(office: Office) -> None:
    await office.ask("admin", "people.disable", person=office.people["zhoujianguo"].id, reason="离职")
    async with office.hub.corridor.reading() as reads:
        assert await superior_of(reads.db, office.people["linxiao"].id) is None
        assert await actor_of(reads.db, office.people["zhoujianguo"].id) is None
        assert await inbox_of(reads.db, office.people["zhoujianguo"].id) is None


async def test_a_role_given_to_a_post_follows_whoever_holds_the_post(office: Office) -> None:
    posts = (await office.ask("majun", "people.posts"))["posts"]
    rep = next(post["id"] for post in posts if post["name"] == "销售代表")
    await office.ask("admin", "people.grant", post=rep, role="office", reason="代收样品", **office.word())
    async with office.hub.corridor.reading() as reads:
        holders = await with_role(reads.db, "office", office.company)
    assert set(holders) == {office.people[login].id for login in ("linxiao", "majun", "reed")}
    director = next(post["id"] for post in posts if post["name"] == "销售总监")
    await office.ask("admin", "people.edit", person=office.people["majun"].id, post=director)
    assert "office" not in (await office.actor("majun")).roles
    assert "office" in (await office.actor("linxiao")).roles


async def test_languages_are_known_for_several_people_at_once(office: Office) -> None:
    ids = [office.people["reed"].id, office.people["majun"].id]
    async with office.hub.corridor.reading() as reads:
        assert await locales(reads.db, ids) == {ids[0]: "en", ids[1]: "zh"}
