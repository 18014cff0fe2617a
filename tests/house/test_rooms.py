"""The rooms are the written ones, and no drawer is called by a name that says nothing."""

import ast
import re

from tests.house.sources import ROOT, files, name, tree, under

ROOMS = {
    "kernel",
    "store",
    "people",
    "files",
    "chat",
    "notify",
    "records",
    "flow",
    "search",
    "office",
    "doors",
}
DOORMATS = {"__init__.py", "__main__.py", "app.py", "commands.py", "crew.py", "logs.py", "settings.py", "workers.py"}
TOP = {"pyproject.toml", "README.md", "config", "hub", "bots", "webchat", "tests"}
NOTHING = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "base",
    "manager",
    "managers",
    "service",
    "services",
}
OURS = ("hub", "bots", "tests", "webchat/src", "config")


def words_of(text: str) -> list[str]:
    """`rateLimit_helpers` → rate, limit, helpers."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", text)]


def test_the_hub_has_exactly_the_written_rooms() -> None:
    """A twelfth room, or a file beside them, needs a decision record first."""
    inside = {path.relative_to(ROOT / "hub").parts for path in under("hub")}
    assert {parts[0] for parts in inside if len(parts) > 1} == ROOMS
    assert {parts[0] for parts in inside if len(parts) == 1} <= DOORMATS


def test_nothing_new_lies_at_the_top() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in files()}
    assert {each for each in top if not each.startswith(".")} <= TOP


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    parts = {
        part
        for folder in OURS
        for path in files()
        if name(path).startswith(f"{folder}/")
        for part in path.relative_to(ROOT).parts
    }
    empty = sorted(part for part in parts if NOTHING & set(words_of(part.split(".")[0])))
    assert empty == []


def test_no_class_has_a_name_that_says_nothing() -> None:
    python = [
        f"{name(path)}: {node.name}"
        for path in under("hub", "bots", "tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and words_of(node.name)[-1:] and words_of(node.name)[-1] in NOTHING
    ]
    web = [
        f"{name(path)}: {found}"
        for path in under("webchat/src", suffixes=(".ts", ".vue"))
        for found in re.findall(r"\b(?:class|interface)\s+(\w+)", path.read_text("utf-8"))
        if words_of(found)[-1:] and words_of(found)[-1] in NOTHING
    ]
    assert python + web == []
