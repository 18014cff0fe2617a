"""What other modules ask of the index by name: the records a text means, and the ones most like it."""

from itertools import pairwise

from hub.search.find import quality
from hub.search.index import matching
from hub.search.tokens import Phrase, fold, phrases, tokens
from hub.store import Row, Sql

CANDIDATES = 200


async def records(db: Sql, company: str, kind: str, query: str, limit: int) -> list[str]:
    """Ids of the records of one type that hold all the words, best first. Who may see them is the caller's to ask."""
    wanted = phrases(query)
    if not wanted:
        return []
    rows = await matching(db, wanted, _of(company, kind), max(limit, CANDIDATES))
    return [row["thing"] for row in sorted(rows, key=lambda row: quality(row, query))][:limit]


async def near(db: Sql, company: str, kind: str, query: str, limit: int) -> list[str]:
    """Ids of the records whose names share most with a text that is no name: for "did you mean"."""
    pieces = tuple(Phrase((one,), True, "") for one in dict.fromkeys(_pieces(query)))
    if not pieces:
        return []
    rows = await matching(db, pieces, _of(company, kind), CANDIDATES, any_of=True)
    ranked = sorted(((likeness(row, query), row["thing"]) for row in rows), reverse=True)
    return [thing for _, thing in ranked][:limit]


def likeness(row: Row, query: str) -> float:
    """How alike a text and the nearest of a record's names are, between 0 and 1: shared letters and pairs of them."""
    wanted = _parts(query)
    names = (_parts(one) for one in (row["title"], row["body"], *row["more"].split()))
    return max(2 * len(wanted & one) / (len(wanted) + len(one)) for one in names)


def _pieces(query: str) -> list[str]:
    """The beginnings that may lead to a like name: pairs of Chinese, the first letters of Latin words."""
    return [one[:2] for one in tokens(query)]


def _parts(text: str) -> set[str]:
    plain = fold(text).replace(" ", "")
    return {*plain, *map("".join, pairwise(plain)), ""}


def _of(company: str, kind: str) -> list[tuple[str, list[str]]]:
    return [("d.kind = 'record'", []), ("d.company = ?", [company]), ("d.type = ?", [kind])]
