"""The database and the one way to change it: corridor, unit of work, channel log, relay, outbox, timers."""

from hub.store.asking import asked
from hub.store.batch import Batch, Batcher, Draft
from hub.store.corridor import Corridor, Reads, Settled, admit
from hub.store.database import Database, Unsafe
from hub.store.lately import Lately
from hub.store.log import Told, channels_of, draw, events, heads, heads_of, members, resume
from hub.store.migrate import migrate, newer_than
from hub.store.outbox import CLOCK, Afterwards, Outbox
from hub.store.place import Place, Statement
from hub.store.proof import Proof, prove
from hub.store.relay import Relay
from hub.store.seal import Keys, Sealer
from hub.store.sql import PostgresSql, Row, Sql, SqliteSql, marks, padded, stretches
from hub.store.timers import Timers
from hub.store.work import Work

__all__ = [
    "CLOCK", "Afterwards", "Batch", "Batcher", "Corridor", "Database", "Draft", "Keys", "Lately", "Outbox", "Place",
    "PostgresSql", "Proof", "Reads", "Relay", "Row", "Sealer", "Settled", "Sql", "SqliteSql", "Statement", "Timers",
    "Told", "Unsafe", "Work", "admit", "asked", "channels_of", "draw", "events", "heads", "heads_of", "marks",
    "members", "migrate", "newer_than", "padded", "prove", "resume", "stretches",
]  # fmt: skip
