"""Whatever stands in a text is found by any piece of it, in Chinese, in Latin and mixed."""

import re
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.search.tokens import BREAK, CJK, document, fold, folded, fts5, phrases, tokens, tsquery, tsvector

CHINESE = "审批流程通恒机械华为的一二三丁"
LATIN = "abAé1deploy"
TEXT = st.lists(
    st.one_of(
        st.text(CHINESE, min_size=1, max_size=6),
        st.text(LATIN, min_size=1, max_size=4),
        st.sampled_from([" ", ",", "。", "\n", "-", "_", "😀"]),
    ),
    max_size=10,
).map("".join)


def searched(texts: list[str], query: str) -> list[int]:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(tokens, tokenize='ascii')")
    db.executemany(
        "INSERT INTO t (rowid, tokens) VALUES (?, ?)", [(i, document([text])) for i, text in enumerate(texts)]
    )
    wanted = phrases(query)
    return [row[0] for row in db.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", [fts5(wanted)])]


def holds(text: str, piece: str) -> bool:
    """The plain meaning: the piece stands in the text, a Latin word from its beginning on."""
    begins = "" if re.match(f"[{CJK}]", piece) else rf"(?<![^\W_{CJK}])"
    return re.search(begins + re.escape(piece), fold(text)) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("审批流程", ["审批", "批流", "流程", "程"]),
        ("的", ["的"]),
        ("我们deploy了v2", ["我们", "们", "deploy", "了", "v2"]),
        ("ＡＢＣ Café ﬁn", ["abc", "cafe", "fin"]),
        ("snake_case 3.14", ["snake", "case", "3", "14"]),
        ("😀,。", []),
    ],
)
def test_a_text_becomes_these_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=8), st.data())
def test_a_piece_of_a_text_finds_all_texts_that_hold_it(texts: list[str], data: st.DataObject) -> None:
    source = fold(data.draw(st.sampled_from(texts)))
    runs = [run.group() for run in re.finditer(rf"[{CJK}]+|[^\W_{CJK}]+", source)]
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 1)) if re.match(f"[{CJK}]", run) else 0
    piece = run[start : data.draw(st.integers(start + 1, len(run)))]
    assert searched(texts, piece) == [i for i, text in enumerate(texts) if holds(text, piece)]


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_a_whole_text_finds_itself(text: str) -> None:
    if phrases(text):
        assert searched([text, "丙"], text)[0] == 0


def test_mixed_words_need_no_space() -> None:
    assert searched(["我们deploy了新版", "我们 deploy", "他们deploy"], "们deploy") == [0, 1, 2]
    assert searched(["我们deploy了新版", "他们deploy"], "我们depl") == [0]


def test_spaces_mean_and_and_quotes_keep_together() -> None:
    texts = ["ping an bank", "bank of ping", "ping banks"]
    assert searched(texts, "ping bank") == [0, 1, 2]
    assert searched(texts, '"ping an"') == [0]


def test_a_phrase_never_reaches_from_one_field_into_the_next() -> None:
    assert BREAK in document(["华为", "技术"]).split()
    line = document(["华为", "技术"])
    assert "为技" not in line.split()
    assert searched_line(line, "为 技") and not searched_line(line, "为技")


def searched_line(line: str, query: str) -> bool:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(tokens, tokenize='ascii')")
    db.execute("INSERT INTO t (tokens) VALUES (?)", [line])
    return bool(db.execute("SELECT 1 FROM t WHERE t MATCH ?", [fts5(phrases(query))]).fetchall())


def test_nothing_typed_can_break_out_of_the_query() -> None:
    nasty = "审批\" OR 1 * ' & ! (x) -- ; DROP"
    assert fts5(phrases(nasty)) == '"审批" AND "or" * AND "1" * AND "x" * AND "drop" *'
    assert tsquery(phrases("审批流程 de's")) == "('审批' <-> '批流' <-> '流程') & ('de' <-> 's':*)"


def test_a_line_of_tokens_keeps_its_places_for_postgres() -> None:
    assert tsvector("审批 批 a") == "'审批':1 '批':2 'a':3"


@given(st.text(max_size=40))
def test_each_folded_character_knows_where_it_came_from(text: str) -> None:
    plain, places = folded(text)
    assert plain == fold(text)
    assert len(places) == len(plain) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)
