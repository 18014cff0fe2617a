"""Cards are JSON whatever stands in them, and a forgotten `tojson` is found."""

from pathlib import Path

import pytest

from bots.kit.cards import Cards, Unescaped


def test_quotes_and_braces_in_a_value_stay_in_their_string(tmp_path: Path) -> None:
    (tmp_path / "x.j2").write_text('[{"type": "header", "text": {{ text | tojson }}}]')
    nasty = '"}], {"a": "</script>'
    assert Cards(tmp_path).draw("x", text=nasty) == [{"type": "header", "text": nasty}]


def test_a_value_without_tojson_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.j2").write_text('[{"text": "{{ text }}"}]')
    with pytest.raises(Unescaped):
        Cards(tmp_path).draw("x", text="hello")
