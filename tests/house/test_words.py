"""Every sentence exists in both languages, is said somewhere, and none of them stands in the code."""

import ast
import functools
import re
import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from hub.app import packages
from hub.kernel import Module
from hub.records.declared import Declared
from tests.house.sources import ROOT, name, ratchet, tree, under

LOCALES = ("zh", "en")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
TABLES = {"act", "event", "refused", "state", "field", "text", "command"}
QUOTED = re.compile(r"""["'`]([\w.-]+)["'`]""")


def told(path: Path) -> dict[str, str]:
    """A words file as `table.key` → sentence; a bot's has no tables."""
    return dict(flat(tomllib.loads(path.read_text("utf-8")), ""))


def flat(table: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, inside in table.items():
        if isinstance(inside, str):
            yield above + key, inside
        else:
            yield from flat(inside, f"{above}{key}.")


def folders() -> list[Path]:
    every = under("hub", "bots", suffixes=(".toml",))
    return sorted({path.parent for path in every if path.name.startswith("words.")})


@functools.cache
def sentences() -> dict[str, str]:
    """Every sentence of the hub in Chinese; the English ones have the same keys."""
    return {
        key: sentence
        for folder in folders()
        if folder.is_relative_to(ROOT / "hub")
        for key, sentence in told(folder / "words.zh.toml").items()
    }


def gaps(sentence: str) -> set[str]:
    """What a sentence leaves open: `{who}` → who."""
    return {gap for _, gap, _, _ in string.Formatter().parse(sentence) if gap}


@pytest.mark.parametrize("folder", folders(), ids=name)
def test_each_sentence_is_there_in_both_languages(folder: Path) -> None:
    chinese, english = (told(folder / f"words.{locale}.toml") for locale in LOCALES)
    assert sorted(chinese.keys() ^ english.keys()) == []
    assert [key for key in chinese if gaps(chinese[key]) != gaps(english[key])] == []
    assert [key for key, sentence in (chinese | english).items() if not sentence.strip()] == []
    assert [key for key, sentence in english.items() if HAN.search(sentence) and "/" not in sentence] == []


def test_the_tables_of_words_are_the_written_ones() -> None:
    assert {key.split(".")[0] for key in sentences()} <= TABLES


def literals(path: Path) -> Iterator[str]:
    """The texts a Python file holds, docstrings aside; a formatted one with `*` for what is put in."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def test_no_chinese_stands_in_the_code() -> None:
    found = [name(path) for path in under("hub") if HAN.search(path.read_text("utf-8"))]
    assert found == []


def refusals() -> Iterator[tuple[str, str]]:
    """Every reason written out in a `Refused("…")`, with where it is."""
    for path in under("hub"):
        for node in ast.walk(tree(path)):
            called = node.func if isinstance(node, ast.Call) else None
            is_refusal = getattr(called, "id", getattr(called, "attr", "")) == "Refused"
            if is_refusal and isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value), f"{name(path)}:{node.lineno}"


def test_each_refusal_has_its_words() -> None:
    silent = [f"{reason}: {where}" for reason, where in refusals() if f"refused.{reason}" not in sentences()]
    assert silent == []


def modules() -> list[Module]:
    packs = packages()
    every = [one for each in packs for one in getattr(each, "modules", [getattr(each, "module", None)])]
    return [one for one in every if isinstance(one, Module)]


def brought(what: str) -> list[str]:
    """The names of all acts, or all events, that the modules bring; declared record types tell one for each verb."""
    named = [each.name for one in modules() for each in getattr(one, what)]
    kinds = [offered.kind for one in modules() for offered in one.offers.values() if isinstance(offered, Declared)]
    told = [f"{kind.name}.{verb.done}" for kind in kinds for verb in kind.verbs()] if what == "events" else []
    return sorted({*named, *told})


@pytest.mark.parametrize(("what", "table"), [("acts", "act"), ("events", "event")])
def test_each_act_and_event_has_its_words(what: str, table: str) -> None:
    assert [each for each in brought(what) if f"{table}.{each}" not in sentences()] == []


@functools.cache
def said() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """What is written anywhere that may name a sentence: whole texts, and patterns of those put together."""
    whole = {text for path in under("hub", "bots") for text in literals(path)} | {*brought("acts"), *brought("events")}
    others = under("config", "webchat/src", "hub", "bots", suffixes=(".yaml", ".toml", ".ts", ".vue", ".j2", ".json"))
    for path in others:
        if not path.name.startswith("words."):
            text = path.read_text("utf-8")
            whole |= {*QUOTED.findall(text), *re.findall(r"[\w.-]+", text if path.suffix == ".yaml" else "")}
    # `refused.*` says nothing about which refusal; `text.*.view.*` says enough.
    put_together = [text for text in whole if re.fullmatch(r"\w+(\.[\w*]+)*\.[\w*.]*", text) and text.count(".") > 1]
    return frozenset(whole), tuple(re.compile(re.escape(text).replace(r"\*", ".+")) for text in put_together)


def is_said(key: str) -> bool:
    """Whether some source names this sentence: in full, without its table, or put together."""
    whole, patterns = said()
    short = key.partition(".")[2]
    return key in whole or short in whole or any(each.fullmatch(key) for each in patterns)


def unsaid(keys: Iterable[str]) -> set[str]:
    return {key for key in keys if not is_said(key)}


def test_no_sentence_is_unused() -> None:
    assert sorted(unsaid(sentences()) - ratchet("words").keys()) == []


def test_the_ratchet_of_words_only_shrinks() -> None:
    assert sorted(ratchet("words").keys() - unsaid(sentences())) == []
