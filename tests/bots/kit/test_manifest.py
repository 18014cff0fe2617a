"""A manifest says what a bot is; a typo in it is an error."""

from pathlib import Path

import pytest

from bots.kit.manifest import folders, read_manifest

BOTS = Path(__file__).resolve().parents[3] / "bots"


def test_every_bot_of_the_house_has_a_manifest_in_both_languages() -> None:
    found = [read_manifest(folder) for folder in folders(BOTS)]
    assert {"approver", "customers"} <= {manifest.name for manifest in found}
    assert all(manifest.label.keys() == {"zh", "en"} for manifest in found)


def test_an_unknown_key_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text('name = "x"\nlabel = {}\ncomands = []\n')
    with pytest.raises(TypeError, match="comands"):
        read_manifest(tmp_path)
