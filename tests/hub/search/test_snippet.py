"""A hit shows the words around it and marks exactly what was asked for."""

from hypothesis import given
from hypothesis import strategies as st

from hub.search.snippet import WIDTH, marks, snippet
from hub.search.tokens import phrases


def marked(text: str, query: str) -> list[str]:
    return [text[a:b] for a, b in marks(text, phrases(query))]


def test_the_words_asked_for_are_marked() -> None:
    assert marked("请假审批流程已审批", "审批") == ["审批", "审批"]
    assert marked("Ｄeploy the Café", "deploy cafe") == ["Ｄeploy", "Café"]
    assert marked("redeploy deployed", "deploy") == ["deploy"]


def test_overlapping_marks_become_one() -> None:
    assert marked("审批流程", "审批流 批流程") == ["审批流程"]


def test_a_long_text_is_cut_around_the_first_find() -> None:
    piece, found = snippet("甲" * 200 + "通恒机械" + "乙" * 200, phrases("通恒"))
    assert piece.startswith("…") and piece.endswith("…")
    assert [piece[a:b] for a, b in found] == ["通恒"]
    assert len(piece) == WIDTH + 2


def test_marks_of_style_are_not_shown() -> None:
    said = "# 年终盘点\n> **报价** `PR60`\n\n| 型号 | 价 |\n|---|:-:|\n| A-1 | 2,180 |"
    piece, found = snippet(said, phrases("报价"))
    assert piece == "年终盘点 报价 PR60 型号 价 A-1 2,180"
    assert [piece[a:b] for a, b in found] == ["报价"]


def test_marks_count_as_a_browser_does() -> None:
    piece, found = snippet("😀通恒", phrases("通恒"))
    units = piece.encode("utf-16-le")
    (start, end) = found[0]
    assert units[start * 2 : end * 2].decode("utf-16-le") == "通恒"


@given(st.text("审批ab 😀é\n", max_size=300), st.text("审批ab ", max_size=6))
def test_marks_always_lie_within_the_snippet(text: str, query: str) -> None:
    piece, found = snippet(text, phrases(query))
    size = len(piece.encode("utf-16-le")) // 2
    assert all(0 <= a < b <= size for a, b in found)
