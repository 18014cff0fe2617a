"""A Chinese name is found by how it sounds."""

from hub.search.pinyin import sounds


def test_initials_and_pinyin_from_each_syllable_on() -> None:
    assert sounds("华为") == ("hw", "huawei", "w", "wei")


def test_a_part_of_the_name_is_found_as_well() -> None:
    assert {"thjx", "jx", "jixie"} <= set(sounds("通恒机械"))


def test_letters_within_a_name_stay() -> None:
    assert "TCL科技".lower()[:3] + "kj" in sounds("TCL科技")


def test_a_name_without_chinese_has_no_sounds_of_its_own() -> None:
    assert sounds("Ping An Bank") == ()
