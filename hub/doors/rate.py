"""How fast one connection may ask: so many acts a second, and a burst at once."""

import time


class Bucket:
    """A token bucket. `take()` says whether one more is allowed now; `wait` in how many seconds the next would be."""

    __slots__ = ("_burst", "_full", "_left", "_rate")

    def __init__(self, per_second: float, burst: int) -> None:
        self._rate = per_second
        self._burst = float(burst)
        self._left = float(burst)
        self._full = time.monotonic()

    def take(self) -> bool:
        """Take one, if there is one."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._full) * self._rate)
        self._full = now
        if self._left < 1:
            return False
        self._left -= 1
        return True

    @property
    def wait(self) -> int:
        """Whole seconds until one more is allowed, at least one."""
        return max(1, round((1 - self._left) / self._rate))
