"""Words: every sentence the hub says, in Chinese and English, kept outside the code.

Sentences live in `words.zh.toml` and `words.en.toml` beside the module that says them. The hub stores facts; a text
it writes itself carries both languages so that each reader sees their own (protocol.md section 0).
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

LOCALES = ("zh", "en")
Both = dict[str, Any]


class _Gaps(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class Words:
    """The sentences of all modules, by language and key (`refused.channel.missing`)."""

    def __init__(self, sentences: Mapping[str, Mapping[str, str]], company_locale: str = "zh") -> None:
        self.sentences = sentences
        self.company_locale = company_locale

    def say(self, locale: str, key: str, /, **details: Any) -> str:
        """The sentence for one reader. A key without words shows itself: a test keeps that from happening."""
        sentence = self.sentences.get(locale, {}).get(key) or self.sentences["zh"].get(key)
        if sentence is None:
            return key
        return sentence.format_map(_Gaps({name: spoken(value, locale) for name, value in details.items()}))

    def both(self, key: str, /, **details: Any) -> Both:
        """The sentence in every language: `{"text": …, "words": {"zh": …, "en": …}}`."""
        words = {locale: self.say(locale, key, **details) for locale in LOCALES}
        return {"text": words[self.company_locale], "words": words}

    def learn(self, sentences: Mapping[str, Mapping[str, str]]) -> None:
        """Sentences of something that came while the hub runs, in place of those under the same keys."""
        self.sentences = {locale: {**told, **sentences.get(locale, {})} for locale, told in self.sentences.items()}

    def has(self, key: str) -> bool:
        """Is there a sentence under this key?"""
        return key in self.sentences["zh"]


def spoken(value: Any, locale: str) -> str:
    """A detail as a reader sees it: `{"zh": …, "en": …}` or `{"words": …}` in their language, lists joined."""
    if isinstance(value, Mapping):
        value = value.get("words", value)
        return str(value.get(locale) or next(iter(value.values()), ""))
    if isinstance(value, list | tuple):
        return ("、" if locale == "zh" else ", ").join(spoken(one, locale) for one in value)
    return str(value)


def same(text: str) -> Both:
    """A text that reads alike in every language (a name, a number)."""
    return {"text": text, "words": dict.fromkeys(LOCALES, text)}


def read_words(folders: Iterable[Path], company_locale: str = "zh") -> Words:
    """All sentences of these folders' `words.*.toml`. The same key twice is an error at start."""
    found: dict[str, dict[str, str]] = {locale: {} for locale in LOCALES}
    for folder in folders:
        for locale in LOCALES:
            path = folder / f"words.{locale}.toml"
            if not path.exists():
                continue
            for key, sentence in _flat(tomllib.loads(path.read_text("utf-8"))):
                if key in found[locale]:
                    raise ValueError(f"{path}: {key} is said twice")
                found[locale][key] = sentence
    return Words(found, company_locale)


def _flat(table: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name, inner in table.items():
        for key, sentence in inner.items():
            yield f"{name}.{key}", sentence
