"""The web client is compiled when it is stale, only then, and never half."""

import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house.sources import ROOT

PACKAGE = '{"name": "small", "private": true, "scripts": {"build": "node build.cjs"}}'
LOCK = '{"name": "small", "lockfileVersion": 3, "requires": true, "packages": {"": {"name": "small"}}}'
BUILD = """
const fs = require("fs"), out = process.argv[process.argv.indexOf("--outDir") + 1];
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(out + "/index.html", fs.readFileSync("page.html"));
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small client laid out like ours, with the real file that compiles it."""
    shutil.copytree(ROOT / "hub", tmp_path / "hub", ignore=lambda *_: ["static"])
    source = tmp_path / "webchat"
    source.mkdir()
    shutil.copy2(ROOT / "webchat" / "client.py", source)
    for file, text in {
        "package.json": PACKAGE,
        "package-lock.json": LOCK,
        "build.cjs": BUILD,
        "page.html": "1",
    }.items():
        (source / file).write_text(text)
    if not client(tmp_path)["system_node"]():
        pytest.skip("this machine has no Node of its own")
    return tmp_path


def client(folder: Path) -> dict[str, Any]:
    return runpy.run_path(str(folder / "webchat" / "client.py"))


def compiled(folder: Path) -> int:
    line = "import runpy; runpy.run_path('webchat/client.py')['compile_client']()"
    return subprocess.run([sys.executable, "-c", line], cwd=folder, capture_output=True, check=False).returncode


def page(folder: Path) -> str:
    return (folder / "hub/static/webchat/index.html").read_text()


def test_a_changed_source_makes_the_client_stale_and_compiling_makes_it_fresh(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HUB_SKIP_WEB", raising=False)
    assert client(folder)["wanted"]()
    assert compiled(folder) == 0
    assert page(folder) == "1"
    assert not client(folder)["wanted"]()
    (folder / "webchat/page.html").write_text("2")
    assert client(folder)["wanted"]()
    assert compiled(folder) == 0
    assert page(folder) == "2"


def test_who_asks_to_leave_the_client_out_gets_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_SKIP_WEB", "1")
    assert not client(folder)["wanted"]()


def test_a_client_that_does_not_compile_leaves_the_old_one_standing(folder: Path) -> None:
    assert compiled(folder) == 0
    (folder / "webchat/build.cjs").write_text("process.exit(1);")
    assert compiled(folder) != 0
    assert page(folder) == "1"
    assert client(folder)["wanted"]()


def test_what_tools_leave_behind_is_no_source(folder: Path) -> None:
    before = client(folder)["digest"]()
    (folder / "webchat/node_modules/vue").mkdir(parents=True)
    (folder / "webchat/node_modules/vue/index.js").write_text("export {}")
    (folder / "webchat/tsconfig.tsbuildinfo").write_text("{}")
    assert client(folder)["digest"]() == before
