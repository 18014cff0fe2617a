"""How names are sounded and looked for."""

import pytest

from hub.people.names import initials, login_of, sought, sound, tint_of


@pytest.mark.parametrize(
    ("name", "pinyin", "letters", "english"),
    [
        ("周建国", "zhoujianguo", "zjg", "Zhou Jianguo"),
        ("欧阳娜娜", "ouyangnana", "oynn", "Ouyang Nana"),
        ("单雄信", "shanxiongxin", "sxx", "Shan Xiongxin"),
        ("曾国藩", "zengguofan", "zgf", "Zeng Guofan"),
        ("John Smith", "johnsmith", "js", "John Smith"),
    ],
)
def test_a_name_is_sounded_with_its_surname_read_as_a_surname(
    name: str, pinyin: str, letters: str, english: str
) -> None:
    sounded = sound(name)
    assert (sounded.pinyin, sounded.letters, sounded.english) == (pinyin, letters, english)


def test_a_login_is_made_from_any_name() -> None:
    assert [login_of(name) for name in ("林晓", "Daniel Reed", "★")] == ["linxiao", "danielreed", "user"]


def test_the_letters_on_a_face_are_of_the_english_name() -> None:
    assert [initials("周建国", "Zhou Jianguo"), initials("审批员", ""), initials("Ann Lee Wu", "")] == [
        "ZJ",
        "审",
        "AW",
    ]


def test_everything_a_person_is_found_by_stands_between_bars() -> None:
    text = sought("林晓", "Lin Xiao", sound("林晓"), "1002", "linxiao")
    assert text == "|林晓|lin xiao|linxiao|lx|1002|"


def test_a_face_keeps_its_colour() -> None:
    assert tint_of("linxiao") == tint_of("linxiao")
    assert {tint_of(text) for text in "abcdefgh"} == set(range(1, 9))
