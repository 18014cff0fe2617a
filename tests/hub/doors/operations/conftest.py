"""A hub whose node tells of itself, and the administrator who looks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hub.doors.operations.seeing import PACKAGES, made_administrator
from tests.hub.doors.standing import Standing, standing


@pytest.fixture
async def stand_operations(tmp_path: Path) -> AsyncIterator[Standing]:
    async with standing(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path, only=PACKAGES, node="here:1") as stand:
        await made_administrator(stand, "li")
        yield stand
