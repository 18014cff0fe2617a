"""Who is measured, in which order, and with which words on the load generator's command line."""

from pathlib import Path

import pytest

from tests.bench.chat import asked
from tests.bench.contest import Contest, turned
from tests.bench.equipment import Missing
from tests.bench.peers import Peer
from tests.bench.population import rosters
from tests.bench.workloads import WORKLOADS

PEERS = [Peer(name, "", ()) for name in ("a", "b", "c")]


def test_another_peer_begins_each_round() -> None:
    assert [turned(PEERS, number)[0].name for number in range(4)] == ["a", "b", "c", "a"]
    assert {peer.name for peer in turned(PEERS, 2)} == {"a", "b", "c"}


def test_the_line_names_workloads_and_peers() -> None:
    chosen = asked(["--only", "W1,W3", "--peers", "hub,limit", "--rounds", "1"])
    assert (chosen.only, chosen.peers, chosen.rounds) == (["W1", "W3"], ["hub", "limit"], 1)


def test_an_unknown_workload_is_told_with_those_there_are() -> None:
    with pytest.raises(Missing, match="no workload W9; there are W1, W2"):
        Contest.of(["W9"], ["limit"], 1)


def test_more_rounds_than_anybody_waits_for_are_refused() -> None:
    with pytest.raises(Missing, match="Between 1 and 10"):
        Contest.of(["W1"], ["limit"], 99)


def test_a_peer_is_started_on_its_port_in_its_folder() -> None:
    peer = Peer("x", "", ("serve", "{port}", "{folder}/x.db"), {"DATA": "{folder}"})
    assert peer.started_on(80, Path("/a")) == (["serve", "80", "/a/x.db"], {"DATA": "/a"})


def test_workloads_of_one_shape_share_their_people() -> None:
    assert WORKLOADS["W1"].shape == WORKLOADS["W1max"].shape
    assert WORKLOADS["W2"].shape == WORKLOADS["W2max"].shape
    assert WORKLOADS["W3"].people == 5_000


def test_a_roster_holds_whole_rooms_whose_first_is_above_the_others() -> None:
    files = list(rosters(150, 10))
    assert [len(csv.splitlines()) - 1 for csv in files] == [1000, 500]
    lines = [line.split(",") for line in files[1].splitlines()[1:12]]
    assert [superior for _, _, superior in lines] == ["", *["p01000"] * 9, ""]
