"""A package is imported by its root, never its insides; only pure files may reach into pure files.

The floors themselves are import-linter's (pyproject.toml); this is what it cannot say.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import ROOT, name, tree, under


def pure() -> tuple[str, ...]:
    """The modules of the contract "Decisions are pure"."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return tuple(next(each["source_modules"] for each in contracts if each["name"] == "Decisions are pure"))


def dotted(path: Path) -> str:
    """`hub/flow/decide.py` → hub.flow.decide."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_pure(module: str) -> bool:
    """Whether a module is one of the pure ones or inside one of them; `hub.office.*.rules` is any folder."""
    parts = module.split(".")
    for each in pure():
        wanted = each.split(".")
        if len(parts) >= len(wanted) and all(w in ("*", p) for w, p in zip(wanted, parts, strict=False)):
            return True
    return False


def package(module: str) -> str:
    """The package a module belongs to: a room, or a folder in the office."""
    parts = module.split(".")
    return ".".join(parts[: 3 if parts[1:2] == ["office"] else 2])


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The hub's modules a file imports, with the line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("hub"):
            yield node.module, node.lineno
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names if alias.name.startswith("hub"))


def test_a_package_is_imported_by_its_root() -> None:
    inside = [
        f"{name(path)}:{line} imports {module}"
        for path in under("hub")
        for module, line in imports(path)
        if module != package(module)
        and package(module) != package(dotted(path))
        and not (is_pure(module) and is_pure(dotted(path)))
    ]
    assert inside == []


def test_bots_know_nothing_of_the_hub() -> None:
    assert [f"{name(path)}: {module}" for path in under("bots") for module, _ in imports(path)] == []
