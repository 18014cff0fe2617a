"""A module is a folder you could delete: the hub opens without it, and nobody else names it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.station import ROOT, Station

ROOMS = sorted(path.parent for path in (ROOT / "hub" / "office").glob("*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_module_is_named_nowhere_else_in_the_hub(room: Path) -> None:
    # As an import, a path, or the first part of a name; an English word in a sentence names nothing.
    named = re.compile(rf"""office[./]{room.name}\b|["'`]{room.name}(\.[a-z]|["'`])""")
    sources = [path for end in ("py", "toml", "sql") for path in (ROOT / "hub").rglob(f"*.{end}")]
    strangers = [path for path in sources if room not in path.parents]
    assert [str(path.relative_to(ROOT)) for path in strangers if named.search(path.read_text("utf-8"))] == []


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_the_hub_opens_without_a_module(room: Path, tmp_path: Path) -> None:
    for folder in ("hub", "bots", "config"):
        left_out = shutil.ignore_patterns("__pycache__", "static", *([room.name] if folder == "hub" else []))
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=left_out)
    assert not (tmp_path / room.relative_to(ROOT)).exists()
    station = Station(tmp_path / "data", root=tmp_path).start()
    station.stop()
    assert station.people.keys() == {"employee", "manager", "sales", "admin"}
