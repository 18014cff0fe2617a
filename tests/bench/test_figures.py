"""Medians, ratios within a round, and faults are what they are said to be."""

import json

import pytest

from tests.bench.figures import CHEAPER, FASTER, Figures, Run, parsed, spread


def run(peer: str, round: int, **values: float) -> Run:
    return Run("W1", peer, round, values)


def test_the_figures_are_the_last_json_line() -> None:
    assert parsed('warming up\n{"label":"hub","deliv_s":1}\n{"label":"hub","deliv_s":2}\n') == {"deliv_s": 2}


def test_a_load_that_says_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="no figures in"):
        parsed("connection refused\n")


def test_what_could_not_be_measured_is_left_out() -> None:
    assert spread([-1]) is None
    assert spread([]) is None
    middle = spread([3, -1, 1, 2])
    assert middle is not None
    assert (middle.middle, middle.least, middle.most) == (2, 1, 3)


def test_a_ratio_is_made_within_a_round_and_the_middle_one_is_told() -> None:
    rounds = [(10, 5), (30, 10), (40, 10)]
    runs = [one for number, (hub, limit) in enumerate(rounds) for one in (
        run("hub", number, **{CHEAPER: hub}), run("limit", number, **{CHEAPER: limit}))]  # fmt: skip
    assert Figures(runs).against_limit("W1", "hub", CHEAPER) == 3


def test_the_better_node_peer_is_the_cheaper_or_the_faster_one() -> None:
    figures = Figures([
        run("hub", 0, **{CHEAPER: 6, FASTER: 300}),
        run("node", 0, **{CHEAPER: 12, FASTER: 100}),
        run("node-group", 0, **{CHEAPER: 8, FASTER: 200}),
    ])  # fmt: skip
    assert figures.against_node("W1", "hub", CHEAPER) == 6 / 8
    assert figures.against_node("W1", "hub", FASTER) == 300 / 200


def test_without_the_other_in_that_round_there_is_no_ratio() -> None:
    figures = Figures([run("hub", 0, **{CHEAPER: 6}), run("limit", 1, **{CHEAPER: 3})])
    assert figures.against_limit("W1", "hub", CHEAPER) is None


def test_faults_are_summed_over_rounds_and_nought_is_none() -> None:
    figures = Figures([run("hub", 0, lost=2, dup=0), run("hub", 1, lost=1, late=4)])
    assert figures.faults("W1", "hub") == {"lost": 3, "late": 4}
    assert figures.faults("W1", "node") == {}


def test_a_run_is_one_line_of_json() -> None:
    told = json.loads(run("hub", 2, deliv_s=5).line)
    assert told == {"workload": "W1", "peer": "hub", "round": 2, "deliv_s": 5}
