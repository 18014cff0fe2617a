"""Reading the CSV that Excel made of an organisation."""

import pytest

from hub.kernel import Refused
from hub.people.roster import path_of, read_lines, roles_of
from hub.people.sheet import of_text


@pytest.mark.parametrize(
    "text",
    [
        "姓名,工号,直属上级\n林晓,7,周建国\n",
        "\ufeffName;Number;Manager\n林晓;7;周建国",
        "Ｎａｍｅ\tNO\tReports to\r\n林晓\t7\t周建国\r\n",
        '姓名,备注,工号,上级\n林晓,"多行\n备注, 有逗号",7, 周建国 \n,,,\n',
    ],
)
def test_headings_separators_and_line_ends_of_every_kind_are_understood(text: str) -> None:
    lines = read_lines(of_text(text))
    assert [(line["name"], line["no"], line["superior"]) for line in lines] == [("林晓", "7", "周建国")]
    assert (lines[0].row, lines[0]["email"]) == (2, "")


@pytest.mark.parametrize("text", ["", "a,b\n1,2", "工号\n7"])
def test_a_file_without_names_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"import\.headings"):
        read_lines(of_text(text))


def test_a_file_too_long_is_refused() -> None:
    with pytest.raises(Refused, match=r"import\.too_long"):
        read_lines(of_text("姓名\n" + "林晓\n" * 5_001))


def test_paths_and_roles_are_cells_of_several_parts() -> None:
    assert path_of(" 销售部 / 华东销售 ") == ("销售部", "华东销售")
    assert path_of("") == ()
    assert roles_of("sales; 人事；财务、 ") == ["sales", "人事", "财务"]
