"""A new module is whole from the start: it compiles, its words are in both languages, and nothing is overwritten."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from hub.records import scaffold
from tests.house.sources import files, name


def wrote(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_a_new_module_has_code_words_and_tests(tmp_path: Path) -> None:
    assert scaffold.write("library.book", tmp_path, chinese="图书") == 0
    assert wrote(tmp_path) == [
        "hub/office/library/__init__.py",
        "hub/office/library/book.py",
        "hub/office/library/words.en.toml",
        "hub/office/library/words.zh.toml",
        "tests/hub/office/library/scenes.py",
        "tests/hub/office/library/test_book.py",
    ]
    for path in tmp_path.rglob("*.py"):
        ast.parse(path.read_text("utf-8"))
    chinese, english = (
        tomllib.loads((tmp_path / f"hub/office/library/words.{locale}.toml").read_text("utf-8"))
        for locale in ("zh", "en")
    )
    assert {table: set(keys) for table, keys in chinese.items()} == {
        table: set(keys) for table, keys in english.items()
    }
    assert chinese["text"]["library.book"] == "图书"
    assert english["text"]["library.book"] == "book"


def test_a_thing_of_two_words_is_said_as_two_words(tmp_path: Path) -> None:
    assert scaffold.write("pool.meeting_room", tmp_path) == 0
    english = tomllib.loads((tmp_path / "hub/office/pool/words.en.toml").read_text("utf-8"))
    assert english["act"]["pool.meeting_room.create"] == "New meeting room"


def test_what_is_there_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scaffold.write("library.book", tmp_path)
    mine = tmp_path / "hub/office/library/book.py"
    mine.write_text("mine")
    assert scaffold.write("library.review", tmp_path) == 1
    assert "there already" in capsys.readouterr().out
    assert mine.read_text() == "mine"


@pytest.mark.parametrize("wrong", ["library", "Library.book", "library.book.page", "../etc.book", "library.1"])
def test_a_name_that_is_none_is_refused(wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scaffold.write(wrong, tmp_path) == 1
    assert wrong in capsys.readouterr().out
    assert wrote(tmp_path) == []


def test_a_thing_to_be_lent_has_the_trait_and_its_words(tmp_path: Path) -> None:
    assert scaffold.write("pool.bike", tmp_path, sort="loan") == 0
    assert "Loan(days=30" in (tmp_path / "hub/office/pool/bike.py").read_text("utf-8")
    chinese = tomllib.loads((tmp_path / "hub/office/pool/words.zh.toml").read_text("utf-8"))
    assert chinese["state"] == {
        "pool.bike.available": "可借", "pool.bike.on_loan": "已借出", "pool.bike.retired": "已停用",
    }  # fmt: skip


def test_a_thing_to_be_done_has_the_trait_its_words_and_no_keeper_who_alone_makes_it(tmp_path: Path) -> None:
    assert scaffold.write("plans.plan", tmp_path, sort="assigned") == 0
    made = (tmp_path / "hub/office/plans/plan.py").read_text("utf-8")
    assert "traits=(Assigned(),)," in made and "makers=EVERYONE" in made and "Loan" not in made
    chinese = tomllib.loads((tmp_path / "hub/office/plans/words.zh.toml").read_text("utf-8"))
    assert list(chinese["state"].values()) == ["待接受", "进行中", "待确认", "已完成", "已谢绝", "已取消"]
    assert "plans.plan.retire" not in chinese["act"]


@pytest.mark.slow
@pytest.mark.parametrize("sort", scaffold.SORTS)
def test_the_written_module_passes_its_own_tests_and_those_of_the_house(sort: str, tmp_path: Path) -> None:
    for file in files():
        if not name(file).startswith("webchat/src"):
            (tmp_path / name(file)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, tmp_path / name(file))
    subprocess.run(["git", "init", "--quiet", "."], cwd=tmp_path, check=True)
    assert scaffold.write("pool.bike", tmp_path, sort=sort) == 0
    for line in (
        ["pytest", "--quiet", "tests/hub/office/pool", "tests/house/test_words.py", "tests/house/test_mirror.py"],
        ["pytest", "-q", "tests/house/test_snapshot.py", "tests/house/test_rights.py", "-k", "pool or scene or line"],
        ["ruff", "check", "hub/office/pool", "tests/hub/office/pool"],
        ["mypy", "hub/office/pool"],
    ):
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-m", *line], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
