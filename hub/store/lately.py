"""How long something took, lately: the last few hundred times, and what most of them stayed below."""

from collections import deque

REMEMBERED = 600


class Lately:
    """Durations in seconds, the last ones only: `note` one, ask for `milliseconds` of a share of them."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._took: deque[float] = deque(maxlen=remembered)

    def note(self, seconds: float) -> None:
        """It took so long; less than nothing counts as nothing."""
        self._took.append(max(0.0, seconds))

    def milliseconds(self, share: float) -> int:
        """What this share of them stayed below; 1.0 for the longest of all, 0 when there were none."""
        took = sorted(self._took)
        return round(took[min(len(took) - 1, int(len(took) * share))] * 1000) if took else 0
