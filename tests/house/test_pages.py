"""No page of the web client is forgotten: what the router knows is in the list that axe and the camera go through."""

import re

from tests.house.sources import ROOT
from tests.pages import PAGES, SIGHTS

ROUTER = ROOT / "webchat" / "src" / "kernel" / "router.ts"


def routes() -> set[str]:
    """The names of all pages, as the router declares them: one by one, or four of a type of record at once."""
    told = [line for line in ROUTER.read_text("utf-8").splitlines() if "redirect:" not in line]
    alone = re.findall(r'\bname: "([\w-]+)"', "\n".join(told))
    fours = re.findall(r'\.\.\.records\(.*, "(\w+)", "\w+"\)', "\n".join(told))
    return {*alone, *(name for one in fours for name in (f"{one}s", f"{one}-new", f"{one}-edit", one))}


def test_every_page_of_the_router_is_looked_at() -> None:
    assert routes() - {one.route for one in PAGES.values()} == set(), "a line in tests/pages.py for each"


def test_the_list_names_no_page_that_has_gone() -> None:
    assert {one.route for one in SIGHTS.values()} - routes() == set()
