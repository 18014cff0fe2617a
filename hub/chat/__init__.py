"""The heart: channels, messages, reactions, receipts, presence, and the apps that speak there."""

from hub.chat import (
    acts,
    answering,
    app_acts,
    apps,
    asked,
    bot_acts,
    bots,
    cards,
    draw,
    editing,
    faces,
    filling,
    handed,
    history,
    homes,
    hooks,
    interactions,
    listing,
    marking,
    posting,
    presence,
    reading,
    receipts,
    rooms,
    shapes,
    view_acts,
    views,
    whispers,
)
from hub.chat.addressed import hear_posted, may_mean_a_bot
from hub.chat.answering import answer_of
from hub.chat.apps import register_app
from hub.chat.beginning import seed_rooms
from hub.chat.bot_commands import COMMANDS
from hub.chat.cards import Copy, mint_card
from hub.chat.composing import Content
from hub.chat.faces import card_for, kept, redraw
from hub.chat.hooks import hook_for, hook_used
from hub.chat.interactions import answers, claim, hold, interact, on_behalf, release, waiting
from hub.chat.posting import Posts, reply_in_thread, say
from hub.chat.reading import Positions, unread
from hub.chat.rooms import bring_in, direct_with_app
from hub.chat.standing import last_answers, said, said_at, seq_before
from hub.chat.whispers import whisper
from hub.chat.who import bot_of
from hub.kernel import ActType, EventType, Hearer, Module

HUB = ()
"""Nobody: only the clock, which is the hub itself."""
PEOPLE = ("person",)
ADMIN = ("role:admin",)

module = Module(
    "chat",
    acts=(
        ActType("chat.post", acts.Post, acts.Posted, posting.post, batch=Posts()),
        ActType("chat.edit", acts.Edit, acts.Told, editing.edit),
        ActType("chat.recall", acts.Recall, acts.Told, editing.recall),
        ActType("chat.react", acts.React, acts.Told, marking.react),
        ActType("chat.unreact", acts.React, acts.Told, marking.unreact),
        ActType("chat.pin", acts.OfMessage, acts.Told, marking.pin),
        ActType("chat.unpin", acts.OfMessage, acts.Told, marking.unpin),
        ActType("chat.read", acts.Read, acts.HasRead, reading.read, batch=Positions()),
        ActType("chat.history", acts.History, acts.Messages, history.history, reads=True),
        ActType("chat.readers", acts.AskReaders, acts.Readers, receipts.readers, reads=True),
        ActType("chat.whisper", bot_acts.Whisper, bot_acts.Whispered, whispers.alone, who=("bot",)),
        ActType("chat.dismiss", acts.OfMessage, acts.Done, whispers.dismiss),
        ActType("channel.create", acts.ChannelCreate, acts.OneChannel, rooms.channel_create),
        ActType("channel.list", acts.ChannelList, acts.Channels, listing.channel_list, reads=True),
        ActType("channel.get", acts.ChannelGet, acts.ChannelDetail, listing.channel_get, reads=True),
        ActType("channel.join", acts.OfChannel, acts.Told, rooms.channel_join),
        ActType("channel.leave", acts.OfChannel, acts.Told, rooms.channel_leave),
        ActType("channel.invite", acts.ChannelPeople, acts.Told, rooms.channel_invite),
        ActType("channel.remove", acts.ChannelPeople, acts.Told, rooms.channel_remove),
        ActType("channel.edit", acts.ChannelEdit, acts.Told, rooms.channel_edit),
        ActType("channel.archive", acts.OfChannel, acts.Told, rooms.channel_archive),
        ActType("channel.mute", acts.ChannelSwitch, acts.Done, rooms.channel_mute),
        ActType("channel.pin_top", acts.ChannelSwitch, acts.Done, rooms.channel_pin_top),
        ActType("card.tap", acts.CardTap, acts.Tapped, cards.tap),
        ActType("card.view", acts.CardView, acts.OneCard, cards.view, reads=True),
        ActType("card.tell", acts.CardTell, acts.Done, faces.tell, who=HUB, clock=True),
        ActType("presence.set", acts.PresenceSet, acts.Done, presence.announced, reads=True),
        ActType("typing", acts.Typing, acts.Done, presence.typing, reads=True),
        ActType("app.register", app_acts.AppRegister, acts.Done, apps.register, who=("role:admin",), clock=True),
        ActType("app.describe", app_acts.AppDescribe, acts.Done, apps.describe, who=("bot",)),
        ActType("app.ask", app_acts.AppAsk, app_acts.Asked, interactions.ask, who=HUB, clock=True),
        ActType("app.answer", app_acts.AppAnswer, app_acts.Answered, answering.answer, who=("bot",)),
        ActType("app.shortcuts", app_acts.ShortcutList, app_acts.Shortcuts, filling.shortcuts, reads=True, who=PEOPLE),
        ActType("app.shortcut", app_acts.ShortcutRun, app_acts.ShortcutSent, filling.run_shortcut, who=PEOPLE),
        ActType("app.homes", app_acts.HomeList, app_acts.Homes, homes.homes, reads=True, who=PEOPLE),
        ActType("app.home", app_acts.HomeOpen, app_acts.HomeOpened, homes.open_home, who=PEOPLE),
        ActType("card.options", view_acts.OptionsAsk, view_acts.Offered, filling.options, who=PEOPLE),
        ActType("view.open", view_acts.ViewOpen, view_acts.OneView, views.open_view, who=("bot",)),
        ActType("view.push", view_acts.ViewOpen, view_acts.OneView, views.push_view, who=("bot",)),
        ActType("view.update", view_acts.ViewUpdate, view_acts.OneView, views.update_view, who=("bot",)),
        ActType("view.close", view_acts.OfView, acts.Done, views.close_view, who=("bot",)),
        ActType("view.publish", view_acts.ViewPublish, view_acts.OneView, views.publish, who=("bot",)),
        ActType("view.list", view_acts.ViewList, view_acts.Views, views.views, reads=True, who=PEOPLE),
        ActType("view.tap", view_acts.ViewTap, view_acts.Sent, filling.tap_view, who=PEOPLE),
        ActType("view.submit", view_acts.ViewSubmit, view_acts.Sent, filling.submit, who=PEOPLE),
        ActType("view.dismiss", view_acts.ViewDismiss, acts.Done, filling.dismiss_view, who=PEOPLE),
        ActType("bot.list", bot_acts.BotList, bot_acts.Bots, bots.bot_list, reads=True, who=ADMIN),
        ActType("bot.create", bot_acts.BotCreate, bot_acts.BotToken, bots.bot_create, who=ADMIN),
        ActType("bot.rotate", bot_acts.OfBot, bot_acts.BotToken, bots.bot_rotate, who=ADMIN),
        ActType("bot.revoke", bot_acts.OfBot, acts.Done, bots.bot_revoke, who=ADMIN),
        ActType("hook.list", bot_acts.HookList, bot_acts.Hooks, hooks.hook_list, reads=True, who=PEOPLE),
        ActType("hook.create", bot_acts.HookCreate, bot_acts.HookSecret, hooks.hook_create, who=PEOPLE),
        ActType("hook.rotate", bot_acts.OfHook, bot_acts.HookSecret, hooks.hook_rotate, who=PEOPLE),
        ActType("hook.revoke", bot_acts.OfHook, bot_acts.HookGone, hooks.hook_revoke, who=PEOPLE),
    ),
    commands=COMMANDS,
    events=(
        EventType("chat.posted", shapes.MessagePosted),
        EventType("chat.edited", shapes.MessageChanged),
        EventType("chat.recalled", shapes.MessageChanged),
        EventType("chat.reacted", shapes.MessageReacted),
        EventType("chat.pinned", shapes.MessagePinned),
        EventType("chat.whispered", shapes.MessageChanged),
        EventType("chat.dismissed", shapes.Dismissed),
        EventType("channel.created", shapes.RoomChanged),
        EventType("channel.changed", shapes.RoomChanged),
        EventType("channel.archived", shapes.RoomChanged),
        EventType("channel.joined", shapes.PeopleMoved),
        EventType("channel.left", shapes.PeopleMoved),
        EventType("channel.entered", shapes.Entered),
        EventType("channel.exited", shapes.Exited),
        EventType("channel.kept", shapes.Kept),
        EventType("card.changed", shapes.CardChanged),
        EventType("view.opened", view_acts.ViewTold),
        EventType("view.changed", view_acts.ViewTold),
        EventType("view.closed", view_acts.ViewGone),
        EventType("interaction.opened", asked.InteractionOpened),
    ),
    hearers=(Hearer("chat.posted", hear_posted, when="after", wants=may_mean_a_bot),),
    drawers={
        "chat.posted": draw.posted,
        "chat.edited": draw.changed,
        "chat.recalled": draw.changed,
        "chat.reacted": draw.reacted,
        "chat.whispered": draw.whispered,
        "channel.entered": listing.entered,
        "card.changed": draw.carded,
        "interaction.opened": interactions.drawn,
        "view.opened": views.drawn,
        "view.changed": views.drawn,
    },
    offers={
        "channel.of_person": listing.of_person,
        "chat.answered": cards.answered,
        "chat.reads": unread,
        "commands.chat": apps.commands,
        "interaction.readable": handed.readable_interactions,
        "message.readable": posting.readable_messages,
    },
    demo=seed_rooms,
)

__all__ = [
    "Content", "Copy", "answer_of", "answers", "bot_of", "bring_in", "card_for", "claim", "direct_with_app", "hold",
    "hook_for", "hook_used", "interact", "kept", "last_answers", "mint_card", "module", "on_behalf", "redraw",
    "register_app", "release", "reply_in_thread", "said", "said_at", "say", "seq_before", "unread", "waiting",
    "whisper",
]  # fmt: skip
