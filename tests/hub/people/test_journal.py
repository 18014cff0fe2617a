"""The journal is found by name, act, day and thing; it tells nothing of what people wrote to each other."""

from typing import Any

import pytest

from hub.people.journal import _details
from hub.store import Keys, Sealer
from tests.hub.people.conftest import Office


async def lines(office: Office, **given: Any) -> list[dict[str, Any]]:
    return list((await office.ask("admin", "journal.list", **given))["lines"])


async def test_a_line_tells_who_did_what_to_whom(office: Office) -> None:
    ma = office.people["majun"]
    await office.ask("sunjiayi", "people.disable", person=ma.id, reason="离职")
    line = (await lines(office))[0]
    assert (line["act"], line["actor"]["name"], line["target"]["name"]) == ("people.disable", "孙佳怡", "马骏")
    told = {one["field"]: one["value"] for one in line["details"]}
    assert told == {"person": ma.id, "reason": "离职"}
    assert next(one for one in line["details"] if one["field"] == "person")["named"]["name"] == "马骏"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"query": "注销人员"}, {"people.disable"}),
        ({"query": "disable a person"}, {"people.disable"}),
        ({"query": "majun"}, {"people.disable"}),
        ({"query": "孙佳怡"}, {"people.disable", "post.create"}),
        ({"query": "没有"}, set()),
        ({"query": "注销人员", "act": "people.disable"}, {"people.disable"}),
        ({"act": "post.create"}, {"post.create"}),
        ({"since": "2026-11-25"}, set()),
        ({"until": "2026-11-23"}, set()),
        ({"act": "post.create", "since": "2026-11-24", "until": "2026-11-24"}, {"post.create"}),
    ],
)
async def test_it_is_sought_by_words_and_days(office: Office, given: dict[str, str], found: set[str]) -> None:
    await office.ask("sunjiayi", "people.disable", person=office.people["majun"].id, reason="离职")
    await office.ask("sunjiayi", "post.create", name="司机")
    assert {one["act"] for one in await lines(office, **given)} == found


async def test_it_is_read_on_from_the_last_line(office: Office) -> None:
    everything = await lines(office)
    first = await office.ask("admin", "journal.list", limit=1)
    rest = await lines(office, before=first["lines"][-1]["id"])
    assert first["more"] and [*first["lines"], *rest] == everything


async def test_how_to_reach_somebody_and_what_they_set_is_veiled(office: Office) -> None:
    await office.ask("sunjiayi", "people.edit", person=office.people["majun"].id, phone="13900000000")
    await office.ask("majun", "people.settings", status="去医院")
    text = str(await lines(office))
    assert "13900000000" not in text and "去医院" not in text


async def test_the_page_says_how_far_it_is_sealed(office: Office, tmp_path: Any) -> None:
    assert (await office.ask("admin", "journal.list"))["sealed"] == {"last": 0}
    sealer = Sealer(office.hub.database, office.hub.clock, Keys(tmp_path / "journal"))
    await sealer.once()
    await sealer.once()
    told = await office.ask("admin", "journal.list")
    assert told["sealed"]["last"] == told["lines"][0]["id"]
    assert told["sealed"]["day"] == "2026-11-23"


async def test_an_auditor_reads_it_and_hr_does_not(office: Office) -> None:
    given = {"person": office.people["zhaominhui"].id, "role": "auditor", "reason": "内审"}
    await office.ask("admin", "people.grant", **given, **office.word())
    assert await office.ask("zhaominhui", "journal.list")
    assert (await office.refusal("sunjiayi", "journal.list")).reason == "act.not_allowed"
    assert (await office.refusal("admin", "journal.list", since="2026-02-30")).reason == "field.unreadable"


def test_of_a_command_the_line_tells_which_and_nothing_of_what_was_written_behind_it() -> None:
    row = {"act": "command.run", "input": '{"line": "/remind 明天 谈工资", "channel": "C1"}'}
    assert _details(row) == {"command": "/remind"}
    assert _details({"act": "chat.post", "input": '{"text": "谈工资"}'}) == {}
