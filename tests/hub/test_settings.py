"""Settings are read once; what nobody knows keeps the hub from starting."""

from pathlib import Path

import pytest

from hub.settings import Unknown, read_settings


def test_the_defaults_are_in_one_file_and_complete(tmp_path: Path) -> None:
    settings = read_settings(environ={"HUB_DATA": str(tmp_path)})
    assert settings.database_url == f"sqlite://{tmp_path}/hub.sqlite3"
    assert settings.server.host == "127.0.0.1"


def test_the_environment_overrides_the_file() -> None:
    settings = read_settings(environ={"HUB_SERVER_PORT": "9000", "HUB_SERVER_BOTS": "no", "HUB_SERVER_ORIGINS": "a, b"})
    assert (settings.server.port, settings.server.bots, settings.server.origins) == (9000, False, ("a", "b"))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("HUB_SERVER_PROT", "1", "there is no setting 'prot'"),
        ("HUB_NOWHERE", "1", "HUB_NOWHERE"),
        ("HUB_SERVER_PORT", "many", "expected a number"),
        ("HUB_SERVER_BOTS", "perhaps", "expected true or false"),
    ],
)
def test_a_variable_nobody_knows_or_understands_is_refused(name: str, value: str, said: str) -> None:
    with pytest.raises(Unknown, match=said):
        read_settings(environ={name: value})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[server]\nprot = 1\n", "nobody knows 'prot'"),
        ("[sever]\nport = 1\n", r"section \[sever\]"),
        ('[server]\nport = "80"\n', "expected int"),
        ("[server]\nbots = 1\n", "expected bool"),
    ],
)
def test_a_key_nobody_knows_or_of_the_wrong_kind_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "hub.toml"
    path.write_text(text)
    with pytest.raises(Unknown, match=said):
        read_settings(path, environ={})
