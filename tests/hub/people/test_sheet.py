"""Reading a table whatever wrote it, and writing one that opens as it stands."""

import base64
import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from hub.kernel import Refused
from hub.people import text_of
from hub.people.sheet import of_text, table_of, written


def workbook(*rows: list[object]) -> str:
    """These rows as Excel keeps them, in base64."""
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(out)
    return base64.b64encode(out.getvalue()).decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_file_is_read_in_whatever_encoding_excel_chose(encoding: str) -> None:
    assert text_of("姓名,部门\n林晓,销售部".encode(encoding)).endswith("林晓,销售部")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Refused, match=r"import\.encoding"):
        text_of(b"\xff\xff\x00\x81")


def test_a_workbook_is_read_as_people_see_it() -> None:
    lin = ["林晓", 1002, 13800001002.0, date(2026, 11, 24)]
    file = workbook(["姓名", "工号", "手机", "到岗"], [*lin, "no heading"], [None, "a", 1.5, ""])
    assert table_of("", file, 10) == [
        ["姓名", "工号", "手机", "到岗"], ["林晓", "1002", "13800001002", "2026-11-24"], ["", "a", "1.5", ""],
    ]  # fmt: skip


def test_a_text_file_is_read_by_its_bytes() -> None:
    file = base64.b64encode("姓名,工号\n林晓,7".encode("gbk")).decode()
    assert table_of("", file, 10) == [["姓名", "工号"], ["林晓", "7"]]


def test_what_is_no_table_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "nothing of a workbook")
    files = [base64.b64encode(data).decode() for data in (b"PK\x03\x04broken", out.getvalue())]
    for file in ("no base64!", *files):
        with pytest.raises(Refused, match=r"import\.unreadable"):
            table_of("", file, 10)


def test_a_workbook_that_would_unpack_to_anything_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (61 * 1_048_576))
    with pytest.raises(Refused, match=r"import\.too_long"):
        table_of("", base64.b64encode(out.getvalue()).decode(), 10)
    with pytest.raises(Refused, match=r"import\.too_long"):
        table_of("", workbook(*([["林晓"]] * 13)), 10)


def test_what_would_start_a_formula_is_shielded_and_read_back() -> None:
    rows = [["姓名", "手机"], ["=1+1", "+86 138"]]
    text = written(rows)
    assert "'=1+1,'+86 138" in text
    assert of_text(text) == rows
