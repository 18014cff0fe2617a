"""What each office module brings to the tests of the house, in `tests/hub/office/<module>/scenes.py`."""

import importlib
from typing import Any

from tests.house.sources import ROOT


def gathered(name: str) -> dict[str, Any]:
    """The tables of this name of every module that is there, in one."""
    found: dict[str, Any] = dict(getattr(importlib.import_module("tests.hub.flow.scenes"), name, {}))
    for path in sorted((ROOT / "tests/hub/office").glob("*/scenes.py")):
        module = path.parent.name
        if (ROOT / "hub/office" / module / "__init__.py").exists():
            found |= getattr(importlib.import_module(f"tests.hub.office.{module}.scenes"), name, {})
    return found
