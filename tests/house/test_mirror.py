"""Each source file with logic has its test at the mirrored path, and no test stands where no source is."""

import ast
from pathlib import Path

from tests.house.sources import ROOT, functions, name, ratchet, under


def has_logic(path: Path) -> bool:
    """Whether any function in it does something; shapes, tables and declarations do not."""
    return any(not empty(function) for _, function in functions(path))


def empty(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Only a docstring, `...` or `pass`: a protocol's shape."""
    return all(
        isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        for line in function.body
    )


def mirrored(path: Path) -> list[Path]:
    """Where its tests may be: for `flow/decide.py`, `flow/test_decide.py` and `flow/test_decide_*.py`."""
    folder = ROOT / "tests" / path.relative_to(ROOT).parent
    stem = path.stem.strip("_")
    return [folder / f"test_{stem}.py", *folder.glob(f"test_{stem}_*.py")]


def untested() -> set[str]:
    return {
        name(path)
        for path in under("hub", "bots")
        if has_logic(path) and not any(test.exists() for test in mirrored(path))
    }


def test_each_source_with_logic_has_its_test() -> None:
    assert sorted(untested() - ratchet("mirror").keys()) == []


def test_the_ratchet_of_tests_only_shrinks() -> None:
    assert sorted(ratchet("mirror").keys() - untested()) == []


def test_no_test_stands_where_no_source_is() -> None:
    folders = {path.relative_to(ROOT / "tests").parent for path in under("tests/hub", "tests/bots")}
    assert sorted(str(folder) for folder in folders if not (ROOT / folder).is_dir()) == []
