"""Every colour pair of the design can be read by people with low vision, in the light and in the dark.

The ratios are WCAG 2's, computed from the tokens the web client really uses.
"""

import re

import pytest

from tests.house.sources import ROOT

TOKENS = ROOT / "webchat" / "src" / "ui" / "tokens.css"
TEXT, EDGE = 4.5, 3.0
PAPER = ("paper-0", "paper-1", "paper-2")
HUES = ("pine", "cinnabar", "amber", "indigo", "plum", "slate")
SOFT = tuple(f"{hue}-soft" for hue in HUES)
FILLS = ("pine-fill", "pine-fill-2", "cinnabar-fill", "cinnabar-fill-2", *(f"av-{n}" for n in range(1, 9)))

PAIRS = [
    *((ink, paper, TEXT) for ink in ("ink", "ink-2", "ink-3") for paper in PAPER),
    *(("ink-3", soft, TEXT) for soft in SOFT),
    *((hue, f"{hue}-soft", TEXT) for hue in HUES),
    *((hue, paper, TEXT) for hue in HUES for paper in PAPER),
    *(("ink-on-fill", fill, TEXT) for fill in FILLS),
    ("rail-ink", "rail", TEXT),
    ("rail-on", "rail", TEXT),
    *(("line-3", paper, EDGE) for paper in ("paper-0", "paper-1", "paper-raised")),  # where controls lie
]


def declared(block: str) -> dict[str, str]:
    """The six-digit colours a block declares."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\s*[;}]", block))


def themes() -> dict[str, dict[str, str]]:
    """The colours of light, dark by choice and dark by the system; dark inherits what it does not say."""
    css = re.sub(r"/\*.*?\*/", "", TOKENS.read_text("utf-8"), flags=re.S)
    light = declared(block(css, r":root"))
    chosen = declared(block(css, r':root\[data-theme="dark"\]'))
    system = declared(block(css, r":root:not\(\[data-theme\]\)"))
    return {"light": light, "dark": light | chosen, "dark by the system": light | system}


def block(css: str, selector: str) -> str:
    found = re.search(selector + r"\s*\{(.*?)\}", css, flags=re.S)
    assert found, f"{selector} is not in tokens.css"
    return found.group(1)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """How far apart two colours are, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_can_be_read(theme: str) -> None:
    colours = themes()[theme]
    weak = {
        f"{front} on {back}": round(found, 2)
        for front, back, least in PAIRS
        if (found := ratio(colours[front], colours[back])) < least
    }
    assert weak == {}


def test_dark_is_the_same_whether_chosen_or_the_systems() -> None:
    both = themes()
    assert both["dark"] == both["dark by the system"]
