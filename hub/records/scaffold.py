"""Writes the folder of a new record module, with its words and its tests, green from the start."""

import re
from pathlib import Path
from string import Template

BLANK = Path(__file__).resolve().parent / "blank"
NAME = re.compile(r"([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)")
ONLY = re.compile(r"^([a-z,]+)\|")
"""What begins a line of a blank that is only for some sorts of thing."""
SORTS = ("plain", "loan", "assigned")
"""Things that are kept, things that are lent and brought back, things that are given to somebody to do."""


def write(name: str, root: Path, *, sort: str = "plain", chinese: str = "", english: str = "") -> int:
    """Write `hub/office/<module>` and `tests/hub/office/<module>` below `root` for the thing `<module>.<thing>`.

    `chinese` and `english` are what people call the thing, `sort` is one of SORTS.
    Says what it wrote, or why nothing; the exit code.
    """
    parts = NAME.fullmatch(name)
    if parts is None:
        print(f"A name is <module>.<thing> in small letters, for example library.book; not {name}")
        return 1
    module, thing = parts.groups()
    folder, tests = root / "hub" / "office" / module, root / "tests" / "hub" / "office" / module
    if folder.exists():
        print(f"hub/office/{module} is there already; a second thing is a second file beside the first.")
        return 1
    said = thing.replace("_", " ")
    filled = {
        "module": module,
        "thing": thing,
        "Title": "".join(part.title() for part in thing.split("_")),
        "series": (module[0] + thing[:2]).upper(),
        "zh": chinese or said,
        "en": english or said,
    }
    for source, target in _files(folder, tests, thing):
        target.parent.mkdir(parents=True, exist_ok=True)
        blank = _lines((BLANK / source).read_text("utf-8"), sort)
        target.write_text(Template(blank).substitute(filled), "utf-8")
        print(f"  wrote {target.relative_to(root)}")
    print(f"Try it:  python3 -m hub test tests/hub/office/{module}")
    print(f"Then say what it is called in hub/office/{module}/words.zh.toml and words.en.toml.")
    return 0


def _lines(blank: str, of: str) -> str:
    """The blank without the lines of other sorts."""
    every = blank.splitlines(keepends=True)
    kept = [line for line in every if (only := ONLY.match(line)) is None or of in only[1].split(",")]
    return "".join(ONLY.sub("", line) for line in kept)


def _files(folder: Path, tests: Path, thing: str) -> list[tuple[str, Path]]:
    """Each blank with where it goes."""
    return [
        ("module.py.txt", folder / "__init__.py"),
        ("thing.py.txt", folder / f"{thing}.py"),
        ("words.zh.toml.txt", folder / "words.zh.toml"),
        ("words.en.toml.txt", folder / "words.en.toml"),
        ("test_thing.py.txt", tests / f"test_{thing}.py"),
        ("scenes.py.txt", tests / "scenes.py"),
    ]
