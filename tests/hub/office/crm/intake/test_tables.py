"""A file is read whatever wrote it: the code page is found, the marks of a template fall away, blanks are no rows."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from hub.kernel import Refused
from hub.office.crm.intake.tables import MOST_ROWS, read_file

CELLS = st.text(st.sampled_from("甲乙公司华为abAB01,;\"'\n 　-"), max_size=12)


@pytest.mark.parametrize(
    ("encoding", "called"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 BOM"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")],
)
def test_the_code_page_is_found(encoding: str, called: str) -> None:
    table = read_file("客户名称,电话\r\n华为,010\r\n".encode(encoding))
    assert (table.encoding, list(table.header), table.rows, table.first) == (
        called,
        ["客户名称", "电话"],
        [["华为", "010"]],
        2,
    )


def test_a_templates_marks_and_blank_rows_fall_away() -> None:
    table = read_file("\n*客户名称,电话(*)\n甲,1\n\n,\n乙,2,3\n,\n".encode())
    assert list(table.header) == ["客户名称", "电话"]
    assert [(no, row) for no, row in enumerate(table.rows, table.first) if any(row)] == [
        (3, ["甲", "1"]),
        (6, ["乙", "2"]),
    ]


def test_a_workbook_is_read_with_its_dates() -> None:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["客户名称", "下次联系时间"])
    book.active.append(["华为", date(2026, 12, 2)])
    book.save(out)
    table = read_file(out.getvalue())
    assert (table.form, table.rows) == ("xlsx", [["华为", "2026-12-02"]])


@pytest.mark.parametrize("data", [b"", b"\n\n", "只有标题\n".encode()])
def test_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match=r"import\.empty"):
        read_file(data)


def test_too_long_is_refused() -> None:
    with pytest.raises(Refused, match=r"import\.too_long"):
        read_file(b"name\n" + b"x\n" * (MOST_ROWS + 1))


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=20), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_what_a_spreadsheet_writes_is_what_is_read(rows: list[tuple[str, str]], encoding: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("名称", "备注"), *rows])
    wanted = [[cell.removeprefix("'").strip() for cell in row] for row in rows]
    while wanted and not any(wanted[-1]):
        wanted.pop()
    if not wanted:
        return
    got = [[" ".join(cell.split()) for cell in row] for row in read_file(out.getvalue().encode(encoding)).rows]
    assert got == [[" ".join(cell.split()) for cell in row] for row in wanted]
