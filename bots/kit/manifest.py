"""A bot's manifest: what it is called, what it answers to, and what it may do in a person's name."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Manifest:
    """`manifest.toml` of a bot's folder, as the hub registers it (protocol.md section 7)."""

    name: str
    label: dict[str, str]
    icon: str = ""
    about: dict[str, str] | None = None
    commands: tuple[dict[str, Any], ...] = ()
    shortcuts: tuple[dict[str, Any], ...] = ()
    home: bool = False
    actions: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    for_person: tuple[str, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """Read a bot's manifest. An unknown key is an error (TypeError): a typo must not become a default."""
    said = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    return Manifest(**values)


def folders(root: Path) -> list[Path]:
    """Every bot's folder: those with a manifest, by name."""
    return sorted(path.parent for path in root.glob("*/manifest.toml"))
