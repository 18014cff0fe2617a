"""Files of other programs come in whole, failures are named row by row, and an import can be taken back."""

import csv
import io

import pytest

from hub.files import Blobs
from hub.people import of_text, written
from tests.hub.office.crm.desk import Office
from tests.hub.office.crm.intake_files import done, hand_in, imported, sample


def blob(desk: Office, sha: str) -> bytes:
    return Blobs(desk.hub.registry.settings["store.data"]).path(sha).read_bytes()


HEAD = "客户名称,电话,客户级别,网址,负责人,下次联系时间\n"


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [("google_2024.csv", "contact", 3), ("outlook_zh_gbk.csv", "contact", 3), ("vcard21_qp.vcf", "contact", 1),
     ("wukong_customer.csv", "customer", 3)],
)  # fmt: skip
async def test_the_samples_come_in_whole(desk: Office, name: str, kind: str, count: int) -> None:
    seen = await imported(desk, "lin", await sample(desk, "lin", name))
    assert (seen["job"]["state"], seen["job"]["counts"]["created"]) == ("done", count)
    assert seen["job"]["counts"]["failed"] == seen["job"]["counts"]["same"] == 0
    found = await desk.ask("lin", "record.list", type=f"crm.{kind}")
    assert len(found["records"]) == count


async def test_values_arrive_where_they_belong(desk: Office) -> None:
    await imported(desk, "lin", await sample(desk, "lin", "google_2024.csv"))
    found = await desk.ask("lin", "record.list", type="crm.contact", sort="title")
    liu = next(one for one in found["records"] if one["title"] == "刘明")
    assert (liu["values"]["email"], liu["values"]["phone"]) == ("guy1@163.com", "030-88355547")
    full = await desk.record("crm.contact", liu["id"])
    assert full["values"]["note"] == "多行\n备注"
    of = await desk.record("crm.customer", liu["values"]["customer"])
    assert of["title"] == "三川实业有限公司"


async def test_the_same_file_again_adds_nothing(desk: Office) -> None:
    file = await sample(desk, "lin", "wukong_customer.csv")
    await imported(desk, "lin", file)
    again = await imported(desk, "lin", file)
    assert (again["job"]["counts"]["created"], again["job"]["counts"]["same"]) == (0, 3)
    assert "lin" in str(again["rows"])


async def test_what_fails_is_named_by_row_and_comes_back_as_a_file(desk: Office) -> None:
    text = HEAD + "好公司,010-88886666,A,example.com,lin,\n坏公司,不是电话,Z,http://--,没这人,哪天\n,138,,,,\n"
    seen = await imported(desk, "lin", await hand_in(desk, "lin", "客户.csv", text.encode("gb18030")))
    counts = seen["job"]["counts"]
    assert (counts["created"], counts["failed"], seen["job"]["total"]) == (1, 2, 3)
    bad = next(row for row in seen["rows"] if row["no"] == 3)
    assert {one["field"] for one in bad["problems"]} == {"phone", "level", "website", "owner", "next_follow"}
    assert next(row for row in seen["rows"] if row["no"] == 4)["problems"][0]["field"] == "name"
    (file,) = await desk.hub.rows("SELECT * FROM file WHERE type = 'text/csv' AND name LIKE '%DR-%'")
    assert seen["job"]["report"] == f"/api/files/{file['id']}"
    lines = of_text(blob(desk, file["sha"]).decode())
    assert [line[0] for line in lines] == ["客户名称", "坏公司", ""] and "电话" in lines[1][-1]


async def test_a_row_there_already_is_changed_when_asked_and_only_ones_own(desk: Office) -> None:
    mine = await desk.customer("好公司有限公司", level="C")
    await desk.customer("别人的公司", who="ma")
    text = HEAD + "好公司有限公司,,A,,,\n别人的公司,,A,,,\n"
    seen = await imported(desk, "lin", await hand_in(desk, "lin", "x.csv", text.encode()), policy="update")
    assert (seen["job"]["counts"]["updated"], seen["job"]["counts"]["same"]) == (1, 1)
    assert (await desk.record("crm.customer", mine))["values"]["level"] == "A"
    assert "ma" in str(seen["rows"])


async def test_an_import_is_taken_back_but_for_what_somebody_used(desk: Office) -> None:
    there = await desk.customer("早就有的公司", level="C")
    text = HEAD + "甲公司,,A,,,下周三\n乙公司,,B,,,\n丙公司,,,,,\n早就有的公司,,A,,,\n"
    seen = await imported(desk, "lin", await hand_in(desk, "lin", "x.csv", text.encode()), policy="update")
    await desk.hub.settle()
    await desk.ask("lin", "crm.followup.log", customer="乙公司", text="谈过")
    assert await desk.refusal("ma", "crm.import.undo", id=seen["job"]["id"]) == "import.missing"
    await desk.ask("lin", "crm.import.undo", id=seen["job"]["id"])
    await done(desk)
    after = await desk.ask("lin", "crm.import.get", id=seen["job"]["id"])
    assert (after["job"]["state"], after["job"]["counts"]["undone"], after["job"]["counts"]["kept"]) == ("undone", 3, 1)
    titles = [one["title"] for one in (await desk.ask("lin", "record.list", type="crm.customer"))["records"]]
    assert sorted(titles) == sorted(["乙公司", "早就有的公司"])
    assert (await desk.record("crm.customer", there))["values"]["level"] == "C"
    assert await desk.refusal("lin", "crm.import.undo", id=seen["job"]["id"]) == "import.not_undone"
    found = await desk.ask("lin", "record.find", type="crm.customer", query="甲公司")
    assert found["records"] == []


async def test_contacts_bring_their_customer_and_take_it_back(desk: Office) -> None:
    await desk.customer("别家", who="ma")
    text = "姓名,公司,手机\n张三,新公司,13800138000\n李四,新公司,13800138001\n王五,别家,13800138002\n"
    seen = await imported(desk, "lin", await hand_in(desk, "lin", "x.csv", text.encode()))
    assert (seen["job"]["counts"]["created"], seen["job"]["counts"]["failed"]) == (2, 1)
    customers = (await desk.ask("lin", "record.list", type="crm.customer"))["records"]
    assert [one["title"] for one in customers] == ["新公司"]
    await desk.ask("lin", "crm.import.undo", id=seen["job"]["id"])
    await done(desk)
    assert (await desk.ask("lin", "record.list", type="crm.customer"))["records"] == []


async def test_a_long_file_goes_in_slices_and_goes_on_where_it_stood(desk: Office) -> None:
    lines = "".join(f"第{no}号公司,,,,,\n" for no in range(130))
    file = await hand_in(desk, "lin", "x.csv", (HEAD + lines).encode())
    seen = await desk.ask("lin", "crm.import.preview", file=file)
    mapping = {str(one["at"]): one["field"] for one in seen["columns"] if one["field"]}
    job = (await desk.ask("lin", "crm.import.start", file=file, kind="customer", mapping=mapping))["job"]
    await desk.hub.settle()
    await desk.hub.parts.timers.tick()
    half = (await desk.ask("lin", "crm.import.get", id=job["id"]))["job"]
    assert (half["state"], half["counts"]["created"]) == ("running", 50)
    await desk.ask("lin", "crm.import.step", id=job["id"])
    await done(desk)
    whole = (await desk.ask("lin", "crm.import.get", id=job["id"]))["job"]
    assert (whole["state"], whole["counts"]["created"]) == ("done", 130)
    (card,) = [one for one in await desk.cards("lin") if one["kind"] == "crm.import"]
    assert card["thing"] == job["id"]


async def test_who_may_not_create_may_not_import(desk: Office) -> None:
    file = await hand_in(desk, "clerk", "x.csv", (HEAD + "甲,,,,,\n").encode())
    given = {"file": file, "kind": "customer", "mapping": {"0": "name"}}
    assert await desk.refusal("clerk", "crm.import.start", **given) == "act.not_allowed"
    assert await desk.refusal("lin", "crm.import.start", **given) == "file.missing"
    assert await desk.refusal("lin", "crm.import.preview", file=file) == "file.missing"


def test_what_is_written_for_excel_is_read_back() -> None:
    rows = [["名称", "公式"], ["甲", "=1+1"], ["乙", "+86 138"]]
    text = written(rows)
    assert text.startswith("\ufeff") and "'=1+1" in text
    assert of_text(text) == rows
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1][1] == "'=1+1"
