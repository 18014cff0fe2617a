"""One index over messages, files, records and people, found in Chinese of any length, by pinyin and in English."""

from hub.kernel import ActType, Hearer, Module
from hub.search import acts, indexer, lookups
from hub.search.find import find, find_messages
from hub.search.index import Document
from hub.search.indexer import outdated, rebuild, refresh

__all__ = ["Document", "module", "outdated", "rebuild", "refresh"]

module = Module(
    name="search",
    acts=(
        ActType("search.find", acts.Find, acts.Hits, find, reads=True),
        ActType("chat.search", acts.FindMessages, acts.Hits, find_messages, reads=True),
    ),
    hearers=(
        Hearer("chat.posted", indexer.messages_changed, "after", many=True),
        Hearer("chat.edited", indexer.messages_changed, "after", many=True),
        Hearer("chat.recalled", indexer.messages_changed, "after", many=True),
        Hearer("record.changed", indexer.record_changed, "after"),
        Hearer("person.*", indexer.person_changed, "after"),
    ),
    start=indexer.start,
    offers={
        "search.index": indexer.index,
        "search.near": lookups.near,
        "search.records": lookups.records,
    },
)
