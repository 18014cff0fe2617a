"""The chat core beside its rivals: `python3 -m tests.bench.chat` starts each, loads each, and prints the figures.

One JSON line for each run goes to the output as it is measured, the tables come at the end. Bounded in count and
time, on loopback only; what it starts it ends, what it makes lies in a temporary folder.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from hub.__main__ import PYTHON, install

ASKED = "hub-postgres,hub-two,limit-fsync,limit-fsync-join"
RIVALS = "hub,node,node-group,naive,limit"


def asked(line: Sequence[str]) -> argparse.Namespace:
    """What is wanted of this comparison: `only` and `peers` as lists of names, `rounds` as a number."""
    words = argparse.ArgumentParser(
        prog="python3 -m tests.bench.chat", description="The chat core beside its rivals.", allow_abbrev=False
    )
    words.add_argument("--rounds", type=int, default=3, help="how often each is measured, in turn (3)")
    words.add_argument("--only", default="", help="these workloads: W1,W2,W4,W1max,W2max,W3,W5 (all)")
    words.add_argument("--peers", default=RIVALS, help=f"these servers ({RIVALS}; also {ASKED})")
    found = words.parse_args(line)
    found.only, found.peers = ([one for one in text.split(",") if one] for text in (found.only, found.peers))
    return found


def main() -> NoReturn:
    """Understand the line, install what the hub needs as every command of it does, go on inside .venv."""
    line = sys.argv[1:]
    asked(line)
    python = sys.executable
    if not os.environ.get("HUB_NO_INSTALL"):
        os.environ.setdefault("HUB_SKIP_WEB", "1")
        install(set())
        python = str(PYTHON)
    os.execv(python, [python, "-m", "tests.bench.comparison", *line])


if __name__ == "__main__":
    main()
