"""Every bot says the same things in both languages."""

import tomllib
from pathlib import Path

import pytest

from bots.kit.manifest import folders
from bots.kit.words import Words

BOTS = Path(__file__).resolve().parents[3] / "bots"


@pytest.mark.parametrize("folder", folders(BOTS), ids=lambda folder: folder.name)
def test_a_bot_has_the_same_sentences_in_both_languages(folder: Path) -> None:
    zh, en = (tomllib.loads((folder / f"words.{locale}.toml").read_text("utf-8")) for locale in ("zh", "en"))
    assert zh.keys() == en.keys()


def test_a_sentence_is_said_in_the_readers_language() -> None:
    words = Words(BOTS / "approver")
    assert words.say("en", "approved", no="LV-1") == "LV-1 is approved."
    assert words.both("approved", no="LV-1")["words"]["zh"] == "LV-1 已同意。"
