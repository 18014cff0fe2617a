"""Reminders of anything, for oneself, a colleague or a room, once or again and again (R295)."""

from hub.kernel import ActType, Hearer, Module
from hub.office.reminders import acts, day, handlers, pages, timers
from hub.office.reminders.commands import REMIND
from hub.office.reminders.presenter import presenter

PERSON = ("person",)

module = Module(
    name="reminders",
    acts=(
        ActType("reminder.create", acts.ReminderCreate, acts.OneReminder, handlers.create, who=PERSON),
        ActType("reminder.edit", acts.ReminderEdit, acts.OneReminder, handlers.edit, who=PERSON),
        ActType("reminder.cancel", acts.ReminderCancel, acts.OneReminder, handlers.cancel, who=PERSON),
        ActType("reminder.done", acts.ReminderFinish, acts.OneOccasion, handlers.finish, who=PERSON),
        ActType("reminder.put_off", acts.ReminderPutOff, acts.OneOccasion, handlers.put_off, who=PERSON),
        ActType("reminder.list", acts.ReminderList, acts.Reminders, pages.listed, reads=True, who=PERSON),
        ActType("reminder.ring", acts.ReminderRing, acts.Done, timers.ring, who=PERSON, clock=True),
        ActType("reminder.ring_again", acts.ReminderRingAgain, acts.Done, timers.ring_again, who=PERSON, clock=True),
    ),
    hearers=(Hearer("message.reacted", handlers.hear_reacted),),
    offers={"form.reminder.create": pages.form, "today.reminders": day.today},
    commands=(REMIND,),
    presenters=(presenter,),
)

__all__ = ["module"]
