"""A station as a newcomer opens it: `python3 -m hub serve --demo`, a process of its own, real from end to end."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPEN = re.compile(r"open at (http://\S+)")
SIGN_IN = re.compile(r"^  (\S+)\s+(\S+)\s+\S+ .*, .*$", re.MULTILINE)
ROLES = {"majun": "employee", "zhoujianguo": "manager", "linxiao": "sales", "wuchen": "admin"}
PATIENCE = 90


@dataclass
class Station:
    """A hub process on a folder. `people` maps employee, manager, sales, admin to (login, password)."""

    data: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None
    url: str = ""
    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    demo: bool = True
    root: Path = ROOT
    options: tuple[str, ...] = ()

    def start(self) -> "Station":
        """Start it and wait until it says that it is open."""
        self.data.mkdir(parents=True, exist_ok=True)
        log = (self.data / "station.log").open("a+", encoding="utf-8")
        command = [sys.executable, "-m", "hub", "serve", *(["--demo"] if self.demo else []), *self.options]
        environ = {**os.environ, "HUB_NO_INSTALL": "1", "HUB_DATA": str(self.data), "HUB_SERVER_PORT": self.port}
        environ |= {"HUB_SERVER_DRAIN_SECONDS": "0"}
        begun = log.tell() if log.seek(0, os.SEEK_END) >= 0 else 0
        self.process = subprocess.Popen(
            command, cwd=self.root, env={**environ, **self.environ}, stdout=log, stderr=subprocess.STDOUT, text=True
        )
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            log.seek(begun)
            told = log.read()
            if found := OPEN.search(told):
                self.url = found.group(1)
                self.people |= {ROLES[login]: (login, word) for login, word in SIGN_IN.findall(told) if login in ROLES}
                log.close()
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"the station did not open:\n{told}")

    @property
    def port(self) -> str:
        """The port of a former start, so that clients find it again; any free one at first."""
        return self.url.rpartition(":")[2] or "0"

    def kill(self) -> None:
        """As a power cut would."""
        assert self.process
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> None:
        """Ask it to close, and wait."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
                raise
