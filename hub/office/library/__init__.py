"""The library: which books the office has, who has borrowed them, and when they come back (R236)."""

from dataclasses import replace
from pathlib import Path

from hub.office.library.book import book
from hub.office.library.seeds import demo
from hub.records import module_of

__all__ = ["book", "module"]

module = replace(module_of(book, Path(__file__).resolve().parent), demo=demo)
