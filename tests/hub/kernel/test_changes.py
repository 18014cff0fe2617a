"""What a text changes, as people read it."""

from hub.kernel import changed_lines


def test_only_what_changed_is_shown_with_what_stands_around_it() -> None:
    before = "\n".join("abcdefgh")
    assert changed_lines(before, before.replace("d", "D")) == [" b", " c", "-d", "+D", " e", " f"]
    assert changed_lines(before, before) == []
    assert changed_lines("", "a") == ["+a"]
