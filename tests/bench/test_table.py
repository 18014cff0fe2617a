"""The tables can be read by people and by Markdown."""

from tests.bench.figures import CHEAPER, FASTER, LIGHTER, Figures, Run
from tests.bench.table import grid, number, section, summary
from tests.bench.workloads import WORKLOADS


def test_a_table_lines_up_and_is_markdown() -> None:
    assert grid(("a", "bb"), [("long", "1")]) == "| a    | bb |\n|------|---:|\n| long |  1 |"


def test_a_number_is_short_and_nothing_is_a_dash() -> None:
    assert number(12345.678, 0) == "12,346"
    assert number(None) == "–"


def test_a_section_shows_only_who_was_measured() -> None:
    figures = Figures([Run("W1", "hub", 0, {CHEAPER: 4.0, FASTER: 20000.0, "lost": 3})])
    told = section(figures, WORKLOADS["W1"], ["hub", "node"])
    assert told.startswith("### W1: ")
    assert "| hub " in told
    assert "| node " not in told
    assert "lost 3" in told


def test_silent_connections_have_a_table_of_their_own() -> None:
    figures = Figures([Run("W3", "hub", 0, {LIGHTER: 12.34, "connect_cpu_us": 500.0, "idle_cpu_pct": 1.0})])
    assert "12.3" in section(figures, WORKLOADS["W3"], ["hub"])


def test_the_summary_marks_what_was_missed_reached_and_surpassed() -> None:
    figures = Figures([
        Run("W1", "hub", 0, {CHEAPER: 4.0, "del_p99_ms": 90.0}),
        Run("W1", "node", 0, {CHEAPER: 8.0}),
        Run("W1", "limit", 0, {CHEAPER: 2.0}),
    ])  # fmt: skip
    marks = [line.split("|")[-2].strip() for line in summary(figures).splitlines()[2:]]
    assert marks == ["✓✓", "✗", "·"]
