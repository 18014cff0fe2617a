"""The answers of a form for whoever reads it."""

from tests.hub.flow.expenses import before_finance, read_by


async def test_a_table_comes_with_its_columns_and_sums_and_only_what_the_reader_may_see(desk):
    no = await before_finance(desk)
    mine, theirs = [(await read_by(desk, login, no))["answers"]["receipts"] for login in ("ma", "zhao")]
    assert [column["name"] for column in mine["columns"]] == ["day", "what", "cost", "paper"]
    assert [column["name"] for column in theirs["columns"]][-1] == "checked"
    assert mine["sums"] == {"cost": {"amount": "600.00", "currency": "CNY"}}
    assert mine["shown"]["text"] == "2 行"
    assert "金额合计 600" in theirs["shown"]["text"]


async def test_what_a_reader_fills_in_is_offered_to_them_and_to_nobody_else(desk):
    no = await before_finance(desk)
    one = await read_by(desk, "zhao", no)
    assert [field["name"] for field in one["fill"]] == ["receipts", "booked"]
    fixed = {column["name"]: column.get("fixed", False) for column in one["fill"][0]["columns"]}
    assert (fixed["cost"], fixed["checked"]) == (True, False)
    assert "fill" in one["may"]
    assert (await read_by(desk, "ma", no))["fill"] == []
