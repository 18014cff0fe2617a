"""What the clock and the outer world may ask of requests that wait for no person."""

from msgspec import Struct

from hub.flow.acts import Asked, Id


class Arrive(Asked, frozen=True):
    """The clock: look after a run of this request that waits for no person."""

    instance: Id
    run: int


class Spawn(Asked, frozen=True):
    """The clock: ask for what this row of a run asks."""

    instance: Id
    run: int
    row: int


class Answered(Struct, forbid_unknown_fields=True, frozen=True):
    """What a service of the outer world answered for this run: it has heard, or these people act."""

    instance: Id
    run: int
    done: bool
    people: tuple[str, ...] = ()
    text: str = ""
