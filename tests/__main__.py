"""Runs the tests: finds or installs what they need, then hands over to pytest, whose closing line is last."""

import os
import sys
from typing import NoReturn

from hub.__main__ import say
from tests.machine import prepare, strict

FAST = "not slow and not browser"


def main(line: list[str]) -> NoReturn:
    """Everything after `hub test`: --fast and --faults are ours, the rest is pytest's. Only a refusal returns."""
    fast = "--fast" in line
    chosen = [word for word in line if word not in ("--fast", "--faults")]
    if "--faults" in line:
        os.environ["HUB_TEST_FAULTS"] = "full"
        chosen = ["tests/faults", *chosen]
    ready = prepare(browser=not fast)
    if not ready and strict():
        sys.exit("In CI nothing may be missing.")
    if not ready:
        say("Tests that need what is missing are SKIPPED; they fail in CI.")
    select = ["-m", FAST] if fast else []
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *select, *chosen])


if __name__ == "__main__":
    main(sys.argv[1:])
