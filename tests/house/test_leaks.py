"""Nothing in the repository says on which machine, or through which registry, it was made."""

import json
import re

from tests.house.sources import ROOT, files, name

# Written so that this file does not find itself.
HOSTS = ("pypi[.]org", "files[.]pythonhosted", "registry[.]npmjs", "deb[.]debian[.]org", "registry[.]yarnpkg")
PATHS = ("/wor[k]/", "/far[m]/", "/tmp/[a-z]+_jobs", "/roo[t]/", "/hom[e]/[a-z]")
LEAK = re.compile("|".join((*HOSTS, *PATHS)))
SECRET = re.compile("-----BEGIN [A-Z ]*PRIVATE KE[Y]-----|AKI[A][0-9A-Z]{16}|gh[p]_[0-9A-Za-z]{36}")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{name(path)}:{n}: {line[:120]}" for n, line in enumerate(text.splitlines(), 1) if pattern.search(line)
        ]
    return found


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    assert lines_with(LEAK) == []


def test_no_file_holds_a_secret() -> None:
    assert lines_with(SECRET) == []


def test_the_lock_file_holds_no_addresses_but_every_digest() -> None:
    lock = ROOT / "webchat" / "package-lock.json"
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    assert [path for path, package in packages.items() if str(package.get("resolved", "")).startswith("http")] == []
    assert [path for path, package in packages.items() if path and "integrity" not in package] == []


def test_no_lock_of_another_installer_is_kept() -> None:
    assert [
        name(path) for path in files() if path.name in {"uv.lock", "poetry.lock", "yarn.lock", "pnpm-lock.yaml"}
    ] == []
