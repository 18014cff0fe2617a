"""What may be asked of dialogs: bots open and change them, the person they are for fills them in."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType, field

from hub.chat.acts import Blocks, Changes, Given, Id, Picked
from hub.chat.shapes import Who

Callback = Annotated[str, Meta(max_length=255)]
Plain = dict[str, Any] | str
"""A text, or the text object Block Kit has for one."""
Values = dict[str, dict[str, Any]]
"""block_id → action_id → what is filled in: a text, a list of texts, or seconds since 1970 for an instant."""


class ViewBody(Given, frozen=True, kw_only=True):
    """A dialog or a home page as its bot composes it, with the names Block Kit has for its parts."""

    blocks: Blocks
    type: str = "modal"
    title: Plain = ""
    submit: Plain | None = None
    close: Plain | None = None
    callback_id: Callback = ""
    private_metadata: Annotated[str, Meta(max_length=3_000)] = ""
    external_id: Callback = ""
    clear_on_close: bool = False
    notify_on_close: bool = False
    submit_disabled: bool = False


class ViewOpen(Changes, frozen=True, kw_only=True):
    """Open a dialog for whoever gave this trigger; a trigger opens one, within five minutes."""

    trigger: Id
    view: ViewBody


class ViewUpdate(Changes, frozen=True, kw_only=True):
    """Change a dialog of one's own, by its id or the `external_id` it was given. `hash`: only if it still is that."""

    body: ViewBody = field(name="view")
    view: Id | None = field(default=None, name="view_id")
    external_id: Callback | None = None
    hash: Annotated[str, Meta(max_length=64)] | None = None


class ViewPublish(Changes, frozen=True, kw_only=True):
    """Set what a person sees on the bot's home page."""

    person: Id
    view: ViewBody
    hash: Annotated[str, Meta(max_length=64)] | None = None


class OfView(Changes, frozen=True, kw_only=True):
    view: Id


class ViewList(Given, frozen=True, kw_only=True):
    """Dialogs open for me, oldest first; or the home page of a bot."""

    bot: Id | None = None


class ViewSubmit(Changes, frozen=True, kw_only=True):
    view: Id
    values: Values = field(default_factory=dict)


class ViewTap(Changes, frozen=True, kw_only=True):
    """A button or a list in a dialog was used; `values` is everything filled in so far."""

    view: Id
    action: Callback
    block: Callback | None = None
    value: Picked | None = None
    values: Values = field(default_factory=dict)


class ViewDismiss(Changes, frozen=True, kw_only=True):
    """Close a dialog without sending it; `all` closes those below it too."""

    view: Id
    all: bool = False


class OptionsAsk(Changes, frozen=True, kw_only=True):
    """What a list offers whose options the bot serves, on a card (`message`) or in a dialog (`view`)."""

    action: Callback
    message: Id | None = None
    view: Id | None = None
    block: Callback | None = None
    query: Annotated[str, Meta(max_length=200)] = ""


class View(Struct, frozen=True, kw_only=True):
    """A dialog or a home page as the person it is for gets it. `interaction` is what it answers: it belongs on the
    screen that asked. `previous` lies below it; of a closed one nothing but its id is left.
    """

    id: str
    type: str
    app: Who
    channel: str
    root: str
    depth: int
    hash: str
    opened_at: str
    until: str
    title: dict[str, Any]
    blocks: list[dict[str, Any]]
    interaction: str | UnsetType = UNSET
    previous: str | UnsetType = UNSET
    submit: dict[str, Any] | UnsetType = UNSET
    close: dict[str, Any] | UnsetType = UNSET
    submit_disabled: bool | UnsetType = UNSET
    clear_on_close: bool | UnsetType = UNSET
    closed: bool | UnsetType = UNSET


class AppView(View, frozen=True, kw_only=True):
    """The same for its bot, with what is the bot's alone, and what was filled in when it was last sent."""

    person: str
    callback_id: str
    private_metadata: str
    external_id: str
    notify_on_close: bool
    state: dict[str, Any]


class OneView(Struct, frozen=True):
    view: AppView


class Views(Struct, frozen=True):
    views: list[View]


class Sent(Struct, frozen=True, kw_only=True):
    """What was put to the bot. `errors` is what it finds wrong, by `block_id` or `action_id`."""

    interaction: str
    errors: dict[str, str] | UnsetType = UNSET


class Offered(Struct, frozen=True, kw_only=True):
    """What the bot offers now, in groups where it made groups."""

    interaction: str
    options: list[dict[str, Any]] | UnsetType = UNSET
    groups: list[dict[str, Any]] | UnsetType = UNSET


class ViewTold(Struct, frozen=True):
    """`view.opened`, `view.changed`."""

    view: View


class ViewGone(Struct, frozen=True):
    """`view.closed`."""

    view: str
