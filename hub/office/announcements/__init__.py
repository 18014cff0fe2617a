"""Announcements: what must be read, by whom, and who has read it."""

from hub.kernel import ActType, Module
from hub.office.announcements import acts, commands, day, handlers, pages, presenter, signing, timers
from hub.office.announcements.announcement import KIND

PERSON = ("person",)
NOBODY = ()
"""Only the clock, which is the hub itself."""

module = Module(
    name="announcement",
    acts=(
        ActType("announcement.send", acts.AnnouncementSend, acts.AnnouncementStands, handlers.send, who=PERSON),
        ActType("announcement.read", acts.AnnouncementRead, acts.AnnouncementStands, handlers.read, who=PERSON),
        ActType("announcement.sign", acts.AnnouncementSign, acts.AnnouncementStands, signing.sign, who=PERSON),
        ActType("announcement.decline", acts.AnnouncementDecline, acts.AnnouncementStands, signing.decline, who=PERSON),
        ActType("announcement.chase", acts.AnnouncementChange, acts.AnnouncementStands, handlers.chase, who=PERSON),
        ActType("announcement.recall", acts.AnnouncementRecall, acts.AnnouncementStands, handlers.recall, who=PERSON),
        ActType(
            "announcement.replace", acts.AnnouncementReplace, acts.AnnouncementStands, handlers.replaced, who=PERSON
        ),
        ActType("announcement.names", acts.AnnouncementChange, acts.AnnouncementDone, handlers.tell_names, who=PERSON),
        ActType(
            "announcement.form",
            acts.AnnouncementBlank,
            acts.AnnouncementBlankForm,
            commands.blank,
            reads=True,
            who=PERSON,
        ),
        ActType(
            "announcement.list", acts.AnnouncementList, acts.AnnouncementsFound, pages.listed, reads=True, who=PERSON
        ),
        ActType("announcement.get", acts.OfAnnouncement, acts.OneAnnouncement, pages.get, reads=True, who=PERSON),
        ActType(
            "announcement.readers",
            acts.AnnouncementReaders,
            acts.AnnouncementRoll,
            pages.readers,
            reads=True,
            who=PERSON,
        ),
        ActType(
            "announcement.export", acts.OfAnnouncement, acts.AnnouncementEvidence, pages.export, reads=True, who=PERSON
        ),
        ActType(
            "announcement.deliver",
            acts.AnnouncementDeliver,
            acts.AnnouncementDone,
            timers.deliver,
            who=NOBODY,
            clock=True,
        ),
        ActType(
            "announcement.close", acts.AnnouncementDeliver, acts.AnnouncementDone, timers.close, who=NOBODY, clock=True
        ),
        ActType(
            "announcement.remind", acts.AnnouncementChase, acts.AnnouncementDone, timers.remind, who=NOBODY, clock=True
        ),
        ActType(
            "announcement.chase_daily",
            acts.AnnouncementDue,
            acts.AnnouncementDone,
            timers.chase_daily,
            who=NOBODY,
            clock=True,
        ),
        ActType(
            "announcement.resume", acts.AnnouncementResume, acts.AnnouncementDone, timers.resume, who=NOBODY, clock=True
        ),
    ),
    offers={
        "form.announcement.send": commands.form,
        "today.announcements": day.today,
        f"{KIND}.readable": pages.readable,
    },
    commands=commands.COMMANDS,
    presenters=presenter.presenters,
    start=timers.begin,
)

__all__ = ["module"]
