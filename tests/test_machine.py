"""What the tests need is found, or told by its name."""

import pytest

from tests import machine


def test_everything_needed_is_named_with_what_brings_it() -> None:
    needs = machine.needs()
    assert [need.name for need in needs] == ["PostgreSQL", "Redis", "Chromium", "fonts"]
    assert all(need.found or need.packages for need in needs)


def test_a_server_or_browser_of_ones_own_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_TEST_CHROMIUM", "/opt/browser")
    monkeypatch.setenv("HUB_TEST_POSTGRES", "postgres://somebody@127.0.0.1/test")
    found = {need.name: need.found for need in machine.needs()}
    assert found["Chromium"] == "/opt/browser"
    assert found["PostgreSQL"] == "postgres://somebody@127.0.0.1/test"


def test_in_ci_nothing_is_missing() -> None:
    if not machine.strict():
        pytest.skip("only CI insists")
    assert [need.name for need in machine.needs() if not need.found] == []


@pytest.mark.parametrize(("said", "meant"), [("true", True), ("1", True), ("", False), ("false", False)])
def test_ci_is_strict(said: str, meant: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", said)
    assert machine.strict() is meant
