"""What the doors are handed: the corridor, and through it what all modules can do."""

from hub.doors import Parts
from tests.hub.store.notes import notebook


async def test_the_doors_know_what_the_corridor_knows(store_url: str) -> None:
    async with notebook(store_url) as book:
        parts = Parts(book.corridor)
        assert parts.registry is book.registry
        assert "note.write" in parts.registry.acts
