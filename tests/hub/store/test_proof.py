"""Whoever alters the journal is found out, also when they put the database's own guard away first."""

from pathlib import Path

import pytest

from hub.store import Keys, Proof, prove
from tests.hub.store.test_seal import DAY_MS, hub, sealed, sealer, write
from tests.running import TestHub

__all__ = ["hub"]


async def sealed_twice(hub: TestHub, folder: Path) -> Keys:
    """Five lines in two seals, each under a signed head."""
    one = sealer(hub, folder)
    for lines in (3, 2):
        await write(hub, lines)
        await sealed(one)
        hub.clock.now += DAY_MS
    await sealed(one)
    return Keys(folder / "journal")


async def tampered(hub: TestHub, *statements: str) -> None:
    """Do this with the guards put away, as whoever owns the database could."""
    sqlite = hub.database.dialect == "sqlite"

    async def do(db):  # type: ignore[no-untyped-def]
        for table in ("journal", "journal_seal", "journal_head"):
            for guard in (f"{table}_kept", f"{table}_stays"):
                await db.run(f"DROP TRIGGER {guard}" if sqlite else f"DROP TRIGGER {guard} ON {table}")
        for sql in statements:
            await db.run(sql)

    await hub.database.atomic(do)


async def test_an_untouched_journal_is_what_it_was(hub: TestHub, tmp_path: Path) -> None:
    keys = await sealed_twice(hub, tmp_path)
    await write(hub, 1)
    assert await prove(hub.database, keys) == Proof(seals=2, lines=5, heads=3, unsealed=1)


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE journal SET actor = 'U2' WHERE id = 2", "lines 1 to 3: a line was altered"),
        ("DELETE FROM journal WHERE id = 4", "lines 4 to 5: 1 lines where 2 were sealed"),
        ("UPDATE journal_seal SET digest = 'x' WHERE first_id = 4", "lines 4 to 5: a line was altered"),
        ("DELETE FROM journal_seal WHERE first_id = 1", "lines 4 to 5: the seal before it is missing"),
        ("UPDATE journal_head SET signature = '00' WHERE day = '2026-11-23'", "the signature does not fit"),
        ("DELETE FROM journal_head WHERE day = '2026-11-24'", "the database does not hold what 2026-11-24.head"),
    ],
)
async def test_what_was_altered_is_told(hub: TestHub, tmp_path: Path, sql: str, found: str) -> None:
    keys = await sealed_twice(hub, tmp_path)
    await tampered(hub, sql)
    wrong = (await prove(hub.database, keys)).wrong
    assert any(found in one for one in wrong), wrong


async def test_a_chain_made_anew_does_not_fit_the_signed_heads(hub: TestHub, tmp_path: Path) -> None:
    keys = await sealed_twice(hub, tmp_path)
    await tampered(hub, "UPDATE journal SET actor = 'U2' WHERE id = 2", "DELETE FROM journal_seal")
    await sealed(sealer(hub, tmp_path))
    wrong = (await prove(hub.database, keys)).wrong
    assert wrong and all("the chain it signed is not there" in one for one in wrong)


async def test_without_the_public_key_no_head_is_believed(hub: TestHub, tmp_path: Path) -> None:
    keys = await sealed_twice(hub, tmp_path)
    (keys.folder / "public.pem").unlink()
    wrong = (await prove(hub.database, keys)).wrong
    assert len(wrong) == 3 and all("no public key" in one for one in wrong)
