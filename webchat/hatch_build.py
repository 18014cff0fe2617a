"""Compiles the web client whenever the package is built, with a Node from a wheel if the machine has none."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CLIENT = runpy.run_path(str(Path(__file__).with_name("client.py")))


class WebchatHook(BuildHookInterface):
    """Asks for Node only when it is needed: its wheel is 60 MB."""

    def dependencies(self) -> list[str]:
        return [CLIENT["NODE_WHEEL"]] if CLIENT["wanted"]() and not CLIENT["system_node"]() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if CLIENT["wanted"]():
            CLIENT["compile_client"]()
