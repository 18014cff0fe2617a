"""The roster and what becomes of it."""

from hub.office.announcements import announcement, roster


async def test_reading_twice_counts_once(desk):
    sent = await desk.send()
    await desk.delivered()
    ma = desk.people["ma"].id

    async def read(db):
        one = await announcement.seen(db, sent["announcement"])
        first, second = [await roster.has_read(db, one, ma, 7, "") for _ in range(2)]
        return first, second, await roster.counts(db, one, {"zh": "无", "en": "None"})

    first, second, parts = await desk.hub.database.atomic(read)
    assert (bool(first), second) == (True, None)
    assert sum(part.read for part in parts) == 1
    assert sum(part.unread for part in parts) == 5


async def test_departments_are_counted_by_where_people_were_when_it_was_sent(desk):
    sent = await desk.send()
    await desk.hub.database.atomic(lambda db: db.run("UPDATE person SET department = NULL WHERE login = 'ma'"))
    roll = await desk.ask("fang", "announcement.readers", no=sent["no"])
    assert {part["name"]["text"]: part["total"] for part in roll["departments"]} == {
        "未分部门": 1, "销售部": 1, "华东销售": 2, "财务部": 2,
    }  # fmt: skip
