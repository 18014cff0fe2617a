"""A bot's own sentences, in Chinese and English, from `words.zh.toml` and `words.en.toml` beside it."""

import tomllib
from pathlib import Path
from typing import Any


class Words:
    """`words.say("zh", "help")`, or both languages at once for a text the hub stores."""

    def __init__(self, folder: Path) -> None:
        self._said = {
            locale: tomllib.loads((folder / f"words.{locale}.toml").read_text("utf-8")) for locale in ("zh", "en")
        }

    def say(self, locale: str, key: str, **details: Any) -> str:
        """The sentence in one language. An unknown key is a KeyError: tests find it."""
        return str(self._said[locale if locale in self._said else "en"][key]).format(**details)

    def both(self, key: str, **details: Any) -> dict[str, Any]:
        """The sentence in both languages: `{text, words: {zh, en}}`."""
        words = {locale: self.say(locale, key, **details) for locale in self._said}
        return {"text": words["zh"], "words": words}
