"""Looking into a file says what would come of every row, and keeps nothing."""

from tests.hub.office.crm.desk import Office
from tests.hub.office.crm.intake_files import hand_in, sample

HEAD = "客户名称,电话\n"


async def test_the_file_is_told_column_by_column(desk: Office) -> None:
    seen = await desk.ask("lin", "crm.import.preview", file=await sample(desk, "lin", "wukong_customer.csv"))
    assert (seen["kind"], seen["source"], seen["encoding"], seen["total"]) == ("customer", "悟空", "GB18030", 3)
    assert seen["columns"][0] == {
        "at": 0, "header": "客户名称", "field": "name",
        "samples": ["三川实业有限公司", "远东科技有限公司", "坦森行贸易有限公司"],
    }  # fmt: skip
    assert seen["counts"] == {"created": 3, "updated": 0, "same": 0, "failed": 0}
    assert "电话" in str(seen["rows"][1]["near"]), "the second row shares its telephone with the first"
    assert (await desk.ask("lin", "record.list", type="crm.customer"))["records"] == []


async def test_what_is_there_already_says_whose_it_is(desk: Office) -> None:
    await desk.customer("甲公司", who="ma")
    file = await hand_in(desk, "lin", "x.csv", (HEAD + "甲 公司,\n甲公司,\n乙,\n乙,\n").encode())
    seen = await desk.ask("lin", "crm.import.preview", file=file)
    assert seen["counts"] == {"created": 1, "updated": 0, "same": 3, "failed": 0}
    assert seen["rows"][0]["near"][0]["owner"]["name"] == "ma"
    assert (await desk.ask("lin", "crm.import.preview", file=file, policy="create"))["counts"]["created"] == 4


async def test_a_mapping_is_checked(desk: Office) -> None:
    file = await hand_in(desk, "lin", "x.csv", (HEAD + "甲,\n").encode())
    for mapping, why in (
        ({"1": "phone"}, "import.unnamed"),
        ({"0": "name", "9": "phone"}, "import.mapping"),
        ({"0": "name", "1": "last_touch"}, "import.mapping"),
        ({"0": "name", "1": "name"}, "import.mapping_twice"),
    ):
        given = {"file": file, "kind": "customer", "mapping": mapping}
        assert await desk.refusal("lin", "crm.import.preview", **given) == why
