"""Functions and files stay short; what is still too long stands in the ratchet and may only shrink."""

from pathlib import Path

from tests.house.sources import files, functions, name, ratchet, under

FUNCTION, FILE, TEST_FILE, WEB_FILE = 40, 300, 400, 400
WEB = (".ts", ".vue")


def limit(path: Path) -> int:
    if path.suffix in WEB:
        return WEB_FILE
    return TEST_FILE if name(path).startswith("tests/") else FILE


def too_long() -> dict[str, int]:
    """What breaks a limit, with the number of its lines. Generated files are nobody's reading."""
    found = {}
    for path in files():
        written = path.suffix in (".py", *WEB) and path.stem != "generated"
        lines = path.read_text("utf-8").count("\n") if written else 0
        if lines > limit(path):
            found[name(path)] = lines
    for path in under("hub", "bots", "tests", "webchat"):
        for label, function in functions(path):
            lines = (function.end_lineno or 0) - function.lineno + 1
            if lines > FUNCTION:
                found[f"{name(path)}::{label}"] = lines
    return found


def test_functions_and_files_are_short() -> None:
    allowed = ratchet("size")
    grown = {what: lines for what, lines in too_long().items() if lines > allowed.get(what, 0)}
    assert grown == {}, "longer than a reader can hold: is there a noun in there that wants its own place?"


def test_the_ratchet_of_sizes_only_shrinks() -> None:
    now = too_long()
    loose = {what: (lines, now.get(what)) for what, lines in ratchet("size").items() if now.get(what) != lines}
    assert loose == {}, "shorter than tests/house/ratchet.toml says: write the new number there, or take the line out"
