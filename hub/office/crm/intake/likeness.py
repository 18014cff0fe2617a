"""When two customers, or two contacts, may be the same: by name, tax number, telephone, website, mail. Pure."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("likeness.toml").read_text("utf-8"))
SAME, LIKE = 0.8, 0.4
"""From which weight on two are taken to be one, and from which it is said that they may be."""
COMMON = 21
"""A key so many records share says nothing of any of them."""
WEIGHTS = {
    "crm.customer": {"uscc": 1.0, "name": 1.0, "core": 0.5, "phone": 0.4, "domain": 0.5},
    "crm.contact": {"email": 0.8, "phone": 0.5, "name": 0.3, "at": 0.5},
}
Keys = frozenset[tuple[str, str]]
"""(what it is a key by, its value)."""
Weighed = tuple[float, str, list[str]]
"""(how likely, which record, by what)."""


def name_norm(name: str) -> str:
    """A name without width, capitals, blanks and brackets: what two spellings of one name have in common."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign.isalnum())


def name_core(name: str) -> str:
    """What is left without the place before it and the form of company after it; the whole when nothing is left."""
    plain = name_norm(name)
    core = plain
    for place in WORDS["places"]:
        if core.startswith(place) and len(core) > len(place) + 1:
            core = core.removeprefix(place)
            core = core[1:] if core[:1] in WORDS["levels"] and len(core) > 2 else core
            break
    again = True
    while again:
        tail = next((one for one in WORDS["forms"] if core.endswith(one) and len(core) > len(one) + 1), "")
        again = bool(tail)
        core = core.removesuffix(tail)
    return core or plain


def phone_norm(phone: str) -> str:
    """The digits of a number, without the country's; nothing when there are too few to tell."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))
    if len(digits) > 11:
        digits = re.sub(r"^0{0,2}86", "", digits)
    return digits if len(digits) >= 7 else ""


def domain_of(address: str) -> str:
    """The host of a website or a mail address, unless it is one everybody has."""
    host = address.rpartition("@")[2] if "@" in address else urlsplit(_full(address)).hostname or ""
    host = host.casefold().removeprefix("www.")
    return "" if host in WORDS["public"] or "." not in host else host


def _full(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def keys_of(kind: str, values: Mapping[str, object], customer: str = "") -> Keys:
    """What a record is known by; `customer` is the id of the one a contact is at."""
    told = {name: str(value) for name, value in values.items() if isinstance(value, str)}
    name = told.get("name", "")
    found: list[tuple[str, str]] = [("name", name_norm(name))]
    found += [("phone", phone_norm(told.get(one, ""))) for one in ("phone", "mobile")]
    if kind == "crm.customer":
        found += [("core", name_core(name)), ("domain", domain_of(told.get("website", "")))]
        found += [("uscc", name_norm(told.get("uscc", "")))]
    else:
        found += [("email", told.get("email", "").casefold())]
        found += [("at", f"{customer}:{name_norm(name)}")] if customer else []
    return frozenset((key, value[:120]) for key, value in found if value)


def weighed(kind: str, own: Keys, others: Mapping[str, Iterable[tuple[str, str]]]) -> list[Weighed]:
    """Of the records that share a key, those that may be the same: weight, id, by what; the likeliest first."""
    weights = WEIGHTS[kind]
    found = []
    for record, keys in others.items():
        shared = {key for key, value in keys if (key, value) in own}
        shared -= {"core"} if "name" in shared else set()
        weight = sum(weights.get(key, 0.0) for key in shared)
        if weight >= LIKE:
            found.append((weight, record, sorted(shared)))
    return sorted(found, key=lambda one: (-one[0], one[1]))


def telling(rows: Sequence[Mapping[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Rows of (key, value, record) as record → its keys, without the keys too many have."""
    counted: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        counted.setdefault((row["key"], row["value"]), []).append(row["record"])
    found: dict[str, list[tuple[str, str]]] = {}
    for pair, records in counted.items():
        if len(records) < COMMON:
            for record in records:
                found.setdefault(record, []).append(pair)
    return found
