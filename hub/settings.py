"""Settings: `config/hub.toml` and the environment, read once into one frozen value. Only `hub.app` reads it."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

ROOT = Path(__file__).resolve().parent.parent
OTHERS = frozenset({"HUB_DATA", "HUB_URL", "HUB_TOKEN", "HUB_SKIP_WEB", "HUB_NO_INSTALL", "HUB_CONFIG"})
"""Variables that begin with HUB_ and are no setting."""


class Unknown(Exception):
    """A setting nobody knows, or a value of the wrong kind."""


@dataclass(frozen=True, slots=True)
class Server:
    host: str
    port: int
    public_url: str
    origins: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    acts_per_second: int
    acts_burst: int
    sockets_per_person: int
    ping_seconds: int
    drain_seconds: int
    bots: bool
    log: str
    low_disk_megabytes: int


@dataclass(frozen=True, slots=True)
class Store:
    data: str
    database: str
    redis: str
    pool: int


@dataclass(frozen=True, slots=True)
class People:
    company: str
    locale: str
    zone: str
    passwords: str
    session_idle_minutes: int
    session_days: int


@dataclass(frozen=True, slots=True)
class Chat:
    recall_minutes: int
    edit_minutes: int


@dataclass(frozen=True, slots=True)
class Files:
    most_megabytes: int
    quota_gigabytes: int


@dataclass(frozen=True, slots=True)
class Flow:
    urge_every_minutes: int
    undo_seconds: int
    outbound_hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by section of `config/hub.toml`."""

    server: Server
    store: Store
    people: People
    chat: Chat
    files: Files
    flow: Flow

    @property
    def data(self) -> Path:
        """The folder of everything the hub keeps."""
        return Path(self.store.data).resolve()

    @property
    def database_url(self) -> str:
        """Where the database is: SQLite in the data folder unless told otherwise."""
        return self.store.database or f"sqlite://{self.data / 'hub.sqlite3'}"

    def changed(self, section: str, **values: Any) -> "Settings":
        """The same settings with some values of one section replaced (command line, tests)."""
        return replace(self, **{section: replace(getattr(self, section), **values)})


def read_settings(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The defaults, what `path` says over them, what HUB_* variables say over both. Raises `Unknown`."""
    environ = os.environ if environ is None else environ
    said = tomllib.loads((ROOT / "config" / "hub.toml").read_text("utf-8"))
    chosen = path or (Path(environ["HUB_CONFIG"]) if environ.get("HUB_CONFIG") else None)
    if chosen is not None:
        for section, values in tomllib.loads(chosen.read_text("utf-8")).items():
            said.setdefault(section, {}).update(values)
    _override(said, environ)
    hints = get_type_hints(Settings)
    if strange := said.keys() - hints.keys():
        raise Unknown(f"config/hub.toml: nobody knows the section [{sorted(strange)[0]}]")
    return Settings(**{name: _section(name, kind, said.get(name, {})) for name, kind in hints.items()})


def _override(said: dict[str, dict[str, Any]], environ: Mapping[str, str]) -> None:
    if environ.get("HUB_DATA"):
        said["store"]["data"] = environ["HUB_DATA"]
    for name, text in environ.items():
        if not name.startswith("HUB_") or name in OTHERS or name.startswith("HUB_TEST_"):
            continue
        section, _, key = name[4:].lower().partition("_")
        if key not in said.get(section, {}):
            raise Unknown(f"{name}: there is no setting {key or section!r} in [{section}] of config/hub.toml")
        said[section][key] = _like(said[section][key], text, name)


def _like(default: Any, text: str, name: str) -> Any:
    try:
        if isinstance(default, bool):
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[text.lower()]
        if isinstance(default, int):
            return int(text)
    except (KeyError, ValueError):
        raise Unknown(
            f"{name} = {text!r}: expected {'true or false' if isinstance(default, bool) else 'a number'}"
        ) from None
    return [part.strip() for part in text.split(",") if part.strip()] if isinstance(default, list) else text


def _section(name: str, kind: type, values: dict[str, Any]) -> Any:
    known = {field.name: field.type for field in fields(kind)}
    if strange := values.keys() - known.keys():
        raise Unknown(f"config/hub.toml: nobody knows {sorted(strange)[0]!r} in [{name}]")
    if missing := known.keys() - values.keys():
        raise Unknown(f"config/hub.toml: {sorted(missing)[0]!r} is missing in [{name}]")
    hints = get_type_hints(kind)
    for key, value in values.items():
        wanted = tuple if hints[key] not in (int, bool, str) else hints[key]
        if type(value) is not (list if wanted is tuple else wanted):
            raise Unknown(f"config/hub.toml: {key} in [{name}] is {value!r}; expected {wanted.__name__}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
