"""Sentences come in the reader's language, with what belongs in them."""

from pathlib import Path

import pytest

from hub.kernel import Words, read_words, same, spoken

SAID = Words({"zh": {"text.by": "由{who}决定"}, "en": {"text.by": "{who} decided"}})


def test_both_languages_travel_together() -> None:
    assert SAID.both("text.by", who="周建国") == {
        "text": "由周建国决定",
        "words": {"zh": "由周建国决定", "en": "周建国 decided"},
    }


def test_a_detail_in_two_languages_is_said_in_the_readers() -> None:
    assert SAID.say("en", "text.by", who={"words": {"zh": "经理", "en": "The manager"}}) == "The manager decided"
    assert spoken(["a", "b"], "zh") == "a、b"
    assert spoken(["a", "b"], "en") == "a, b"
    assert same("LV-1")["words"] == {"zh": "LV-1", "en": "LV-1"}


def test_a_missing_detail_leaves_its_place_visible() -> None:
    assert SAID.say("zh", "text.by") == "由{who}决定"


def test_a_key_without_words_shows_itself() -> None:
    assert SAID.say("zh", "text.none") == "text.none"
    assert not SAID.has("text.none")


def test_words_are_read_from_every_folder_and_never_twice(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "words.zh.toml").write_text(f'[text]\n"{name}.x" = "{name}"\n')
    words = read_words([tmp_path / "a", tmp_path / "b"])
    assert words.say("zh", "text.b.x") == "b"
    with pytest.raises(ValueError, match="said twice"):
        read_words([tmp_path / "a", tmp_path / "a"])
