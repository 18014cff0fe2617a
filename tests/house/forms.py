"""The scenes in which forms are filled in bit by bit, and drafts kept."""

from tests.house.dialogs import SCENES
from tests.house.scenes import scene
from tests.whole import LEAVE, Whole

__all__ = ["SCENES"]


@scene("flow.fill")
async def fills_in(world: Whole) -> None:
    form = {"kind": "travel", "reason": "客户", "receipts": [{"day": "昨天", "what": "高铁", "cost": "90"}]}
    no = (await world.ask("ma", "flow.start", flow="expense", form=form))["no"]
    await world.ask("lin", "flow.approve", no=no)
    await world.ask("zhao", "flow.fill", no=no, form={"booked": "6602"})


@scene("draft.save", "draft.drop")
async def keeps_a_draft(world: Whole) -> None:
    kept = await world.ask("ma", "draft.save", flow="leave", form=LEAVE)
    await world.ask("ma", "draft.drop", draft=kept["kept"]["draft"])
