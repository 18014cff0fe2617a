"""Writes the client's TypeScript types of the wire from what the hub's modules declare; a test holds them equal."""

from pathlib import Path

from hub.app import build_registry
from hub.doors import typescript
from hub.settings import read_settings

PATH = Path(__file__).resolve().parent / "src" / "kernel" / "generated.ts"


def wanted() -> str:
    """What the file should hold."""
    return typescript(build_registry(read_settings(environ={})))


if __name__ == "__main__":
    PATH.write_text(wanted(), "utf-8")
