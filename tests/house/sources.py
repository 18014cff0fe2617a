"""What the house is made of: its files, their syntax trees, and the list of what is not right yet."""

import ast
import functools
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@functools.cache
def files() -> tuple[Path, ...]:
    """Every file of the repository, new ones too, by path from its root; what git ignores is left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file()))


def name(path: Path) -> str:
    """A file's path from the root, as people write it."""
    return path.relative_to(ROOT).as_posix()


def under(*folders: str, suffixes: Iterable[str] = (".py",)) -> list[Path]:
    """The files with these endings in these folders."""
    inside = tuple(f"{folder}/" for folder in folders)
    return [path for path in files() if name(path).startswith(inside) and path.suffix in tuple(suffixes)]


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def functions(path: Path) -> Iterator[tuple[str, Function]]:
    """Every function of a file with its dotted name: `Class.method`, `outer.inner`."""

    def walk(node: ast.AST, inside: str) -> Iterator[tuple[str, Function]]:
        for child in ast.iter_child_nodes(node):
            label = inside
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                label = f"{inside}{child.name}."
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{inside}{child.name}", child
            yield from walk(child, label)

    yield from walk(tree(path), "")


@functools.cache
def ratchet(section: str) -> dict[str, Any]:
    """What `ratchet.toml` still lets pass under this heading."""
    told: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("ratchet.toml").read_text("utf-8"))
    return told.get(section, {})
