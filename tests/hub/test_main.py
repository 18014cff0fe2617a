"""The one command installs a fresh clone, once, and says in words what it can do."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hub import __main__ as hub_main
from tests.house.sources import ROOT, files, name

PYTHON = sys._base_executable  # type: ignore[attr-defined]  # the Python .venv was made from
COMMANDS = ["serve", "work", "test", "check", "migrate", "new", "user", "import"]


def start(folder: Path, *line: str, **environment: str) -> "subprocess.Popen[str]":
    """`python3 -m hub …` as a person types it, in a clone, with a Python that has none of our packages."""
    return subprocess.Popen(
        [PYTHON, "-m", "hub", *line],
        cwd=folder,
        env={**os.environ, "HUB_SKIP_WEB": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def asked(folder: Path, *line: str, **environment: str) -> tuple[int, str, str]:
    with start(folder, *line, **environment) as process:
        out, err = process.communicate(timeout=300)
    return process.returncode, out, err


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The repository as git would hand it out, in an empty folder."""
    for file in files():
        target = tmp_path / name(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    return tmp_path


def test_help_is_there_before_anything_is_installed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "hub", tmp_path / "hub", ignore=shutil.ignore_patterns("static", "__pycache__"))
    code, out, _ = asked(tmp_path, "--help")
    assert code == 0
    assert re.findall(r"^ {4}(\w+) ", out, flags=re.M) == COMMANDS
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        hub_main.main([command, "--help"])
    assert end.value.code == 0
    assert len(capsys.readouterr().out.split()) > 12


@pytest.mark.parametrize("line", [["srve"], ["serve", "--prot", "8000"], []])
def test_a_mistyped_line_is_refused_before_anything_is_installed(line: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        hub_main.main(line)
    assert end.value.code == 2


def test_a_step_that_fails_shows_its_output_and_stops(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"baking failed \(exit 3\)"):
        hub_main.step("baking", [sys.executable, "-c", "print('no flour'); raise SystemExit(3)"])
    assert "no flour" in capsys.readouterr().err


def test_a_step_that_works_says_how_long_it_took(capsys: pytest.CaptureFixture[str]) -> None:
    hub_main.step("baking", [sys.executable, "-c", "print('crumbs')"])
    told = capsys.readouterr()
    assert re.search(r"✓ baking +\d+\.\d s", told.err)
    assert "crumbs" not in told.err + told.out


@pytest.mark.slow
def test_of_two_first_starts_one_installs_and_both_go_on(clone: Path) -> None:
    with start(clone, "new", "pantry.mug") as one, start(clone, "new", "cellar.bottle") as other:
        told = [one.communicate(timeout=300)[1], other.communicate(timeout=300)[1]]
    assert (one.returncode, other.returncode) == (0, 0), told
    assert sum("installs itself" in each for each in told) == 1
    assert (clone / "hub/office/pantry").is_dir()
    assert (clone / "hub/office/cellar").is_dir()

    code, _, err = asked(clone, "new", "attic.trunk")
    assert code == 0, err
    assert "install" not in err, "the second start has nothing to do"
