"""The checklist of `hub check`: what is looked at, how it went, how long it took."""

import runpy
import subprocess
import sys
import time

from tests.house.sources import ROOT

Check = tuple[str, list[str]]
CLIENT_CHECKS = ("web client: types", "web client: style", "web client: tests")


def tools() -> list[Check]:
    """The checks that are programs of their own, as (label, command) in the repository's root."""
    python = [sys.executable, "-m"]
    lint_imports = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    return [
        ("style", [*python, "ruff", "check", "."]),
        ("floors", [*lint_imports, "--no-logo"]),
        ("types", [*python, "mypy"]),
        *client_checks(),
    ]


def client_checks() -> list[Check]:
    """The web client's own checks; none where its packages are not installed."""
    found: list[Check] = runpy.run_path(str(ROOT / "webchat" / "client.py"))["checks"]()
    return found


def house() -> Check:
    """The tests of the house but for the tools, which the checklist runs itself."""
    pytest = [sys.executable, "-m", "pytest", "--quiet", "--no-header", "tests/house"]
    return "house", [*pytest, "--deselect", "tests/house/test_tools.py"]


def looked_at(label: str, command: list[str]) -> bool:
    """Run one check and write its line; its output follows only when something is wrong."""
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    good = done.returncode == 0
    print(f"{'✓' if good else '✗'} {label:<24} {time.monotonic() - began:6.1f} s", flush=True)
    if not good:
        print("".join(f"    {line}\n" for line in done.stdout.splitlines()), flush=True)
    return good


def main() -> int:
    """Tick off the whole list, however early something is wrong; 1 if anything is."""
    checks = [*tools(), house()]
    results = [looked_at(*check) for check in checks]
    skipped = [] if client_checks() else CLIENT_CHECKS
    for label in skipped:
        print(f"– {label:<24} not looked at: the web client's packages are not installed")
    bad = results.count(False)
    print(f"\n{bad} of {len(results)} found something." if bad else f"\nAll {len(results)} are well.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
