"""The leave definition, its words, and a calendar, for the tests that show and read forms."""

from datetime import date
from pathlib import Path

from hub.flow.document import read
from hub.kernel import REST, Calendar, read_words

ROOT = Path(__file__).resolve().parents[3]
LEAVE = read((ROOT / "config" / "flows" / "leave.yaml").read_text("utf-8"))
PURCHASE = read((ROOT / "config" / "flows" / "purchase.yaml").read_text("utf-8"))
WORDS = read_words([ROOT / "hub" / name for name in ("flow", "notify", "records")])
TODAY = date(2026, 11, 24)
CALENDAR = Calendar(days={date(2026, 12, 3): REST}, announced=frozenset({2026}))
NAMES = {
    "U-ma": {"zh": "马骏", "en": "Ma Jun"},
    "U-zhou": {"zh": "周建国", "en": "Zhou Jianguo"},
    "U-sun": {"zh": "孙佳怡", "en": "Sun Jiayi"},
}
