"""Slack's way of marking text, into CommonMark and back. Pure; whom a text calls for is never made up on the way."""

import re
from collections.abc import Callable

from hub.doors.slack.signs import spelled

CODE = re.compile(r"(```)([\s\S]+?)```|(`)([^`\n]+)`")
ANGLE = re.compile(r"<([^<>\n]+)>")
BOUND = r"(?<![\w{0}\\])\{0}(?=[^\s{0}])([^{0}\n]*?[^\s{0}])\{0}(?![\w{0}])"
BOLD, ITALIC, STRUCK = (re.compile(BOUND.format(sign)) for sign in "*_~")
HARMLESS = re.compile(r"&lt;(?![@#!/a-zA-Z?])|(?<!^)&gt;|&amp;(?!#?\w+;)", re.M)
LITERAL = re.compile(r"\\(?=[!-/:-@\[-`{-~])|^#(?=#{0,5}\s)|\[(?=[^\]\n]*\]\()", re.M)
MARKED = re.compile(r"[\\`*_~\[\]#|]")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
ENTITY = re.compile("|".join(ENTITIES))
EVERYONE = {"!here": "<!here>", "!channel": "<!channel>", "!everyone": "<!channel>", "!group": "<!channel>"}
OUR_LINK = re.compile(r"!?\[([^\]\n]*)\]\(<?([^)\s>]+)>?\)")
OUR_LINK = re.compile(r"!?\[([^\]\n]*)\]\(<?([^)\s>]+)>?\)")
OUR_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
OUR_EMPHASIS = re.compile(r"(?<![*\w\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![*\w])")
OUR_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
OUR_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.M)
OUR_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
KEPT = re.compile(r"<(?:@[UB]\w+|#[CG]\w+|!here|!channel|(?:https?|mailto):[^<>\s]+)>")
STRONG = "\x01"
"""Stands for Slack's `*` until single stars have been read."""
HELD = re.compile("\x02(\\d+)\x03")
"""Stands for a part that is taken out while the rest is read."""


class Held:
    """Parts taken out of a text while the rest of it is read, each with what will stand in its place."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def out(self, pattern: "re.Pattern[str]", text: str, become: Callable[["re.Match[str]"], str]) -> str:
        """The text without what the pattern finds."""

        def hold(found: "re.Match[str]") -> str:
            self._parts.append(become(found))
            return f"\x02{len(self._parts) - 1}\x03"

        return pattern.sub(hold, text)

    def back(self, text: str) -> str:
        """The text with everything in its place again."""
        while HELD.search(text):
            text = HELD.sub(lambda found: self._parts[int(found[1])], text)
        return text


def to_ours(text: str) -> str:
    """Slack's mrkdwn → CommonMark with our mentions. What was escaped stays escaped: it calls for nobody."""
    held = Held()
    text = held.out(ANGLE, held.out(CODE, clean(text), _code_to_ours), _angle)
    text = LITERAL.sub(r"\\\g<0>", text)
    text = STRUCK.sub(r"~~\1~~", ITALIC.sub(r"_\1_", BOLD.sub(r"**\1**", text)))
    return held.back(HARMLESS.sub(lambda found: ENTITIES[found[0]], spelled(text)))


def plain_to_ours(text: str) -> str:
    """A text Slack shows as it stands (`mrkdwn: false`) → CommonMark that shows as it stands."""
    held = Held()
    return held.back(MARKED.sub(r"\\\g<0>", held.out(ANGLE, clean(text), _angle)))


def from_ours(text: str) -> str:
    """CommonMark → Slack's mrkdwn, as near as it comes."""
    held = Held()
    text = held.out(CODE, clean(text), _code_from_ours)
    text = held.out(KEPT, held.out(OUR_ESCAPE, text, lambda found: _escaped(found[1])), lambda found: found[0])
    text = held.out(OUR_LINK, text, lambda found: f"<{found[2]}|{_escaped(found[1])}>")
    text = OUR_HEADING.sub(rf"{STRONG}\1{STRONG}", text)
    text = OUR_STRONG.sub(rf"{STRONG}\2{STRONG}", text)
    text = OUR_STRUCK.sub(r"~\1~", OUR_EMPHASIS.sub(r"_\1_", text))
    return held.back(_escaped(text).replace(STRONG, "*"))


def clean(text: str) -> str:
    """Without the signs that hold places here; no text has a use for them."""
    return re.sub("[\x01-\x03]", "", text)


def _code_to_ours(found: "re.Match[str]") -> str:
    code = ANGLE.sub(lambda inner: inner[1].rpartition("|")[2], found[2] or found[4])
    shown = ENTITY.sub(lambda one: ENTITIES[one[0]], code)
    return f"`{shown}`" if found[3] else "\n```\n" + shown.strip("\n") + "\n```\n"


def _code_from_ours(found: "re.Match[str]") -> str:
    fence = found[1] or found[3]
    return f"{fence}{_escaped(found[2] or found[4])}{fence}"


def _angle(found: "re.Match[str]") -> str:
    """What stands in `<…>`: a mention, a channel, everyone, a date, an address."""
    target, _, label = found[1].partition("|")
    if target.startswith(("@", "#")):
        return f"<{target}>"
    if target.startswith("!"):
        return EVERYONE.get(target) or label or f"@{target.split('^')[1] if '^' in target else target[1:]}"
    return f"[{label}]({target})" if label and label != target else f"<{target}>"


def _escaped(text: str) -> str:
    """Only what is no mark of Slack's; entities that stand there already stay."""
    text = re.sub(r"&(?!(?:lt|gt|amp);)", "&amp;", text).replace("<", "&lt;")
    return re.sub(r"(?<!^)>", "&gt;", text, flags=re.M)
