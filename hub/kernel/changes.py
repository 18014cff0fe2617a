"""What one text changes in another, line by line, as people read it beside a history of versions."""

import difflib

SHOWN_LINES = 400


def changed_lines(before: str, after: str) -> list[str]:
    """What the second text changes in the first, as lines that begin with `+`, `-` or a space."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=2, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))][:SHOWN_LINES]
