"""Identifiers: a letter for the kind and a ULID, opaque and never used again (protocol.md section 0)."""

import os
import time

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PAIRS = [high + low for high in CROCKFORD for low in CROCKFORD]
RANDOM_BITS = 80


def new_id(letter: str, at: int | None = None) -> str:
    """`letter` plus 26 characters that sort by the millisecond they were made in."""
    ms = time.time_ns() // 1_000_000 if at is None else at
    number = (ms << RANDOM_BITS) | int.from_bytes(os.urandom(RANDOM_BITS // 8), "big")
    return letter + "".join([PAIRS[number >> shift & 1023] for shift in range(120, -10, -10)])
