"""The bots that come with the hub: each has a token only its owner can read, and keeps it while it opens the door."""

from pathlib import Path

from hub.crew import let_in_all
from hub.people import first_administrator
from hub.settings import ROOT
from tests.running import opened


async def test_a_token_is_readable_by_its_owner_alone_and_kept_while_it_is_good(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path) as hub:
        await first_administrator(hub.corridor, company="驿", locale="zh", zone="Asia/Shanghai")
        await let_in_all(hub.corridor, ROOT, tmp_path, starts=True)
        token = tmp_path / "bots" / "approver.token"
        assert token.stat().st_mode & 0o077 == 0
        kept = token.read_text()
        await let_in_all(hub.corridor, ROOT, tmp_path, starts=True)
        assert token.read_text() == kept
        token.write_text("xoxb-of-another-hub")
        await let_in_all(hub.corridor, ROOT, tmp_path, starts=False)
        assert token.read_text() == "xoxb-of-another-hub", "bots of another node keep theirs"
        await let_in_all(hub.corridor, ROOT, tmp_path, starts=True)
        assert token.read_text() not in ("xoxb-of-another-hub", kept)
