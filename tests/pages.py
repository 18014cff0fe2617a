"""Every page and main dialog of the web client, a line each: looked over by axe, photographed, drawn empty and broken.

A page the router knows and this list does not fails `tests/house/test_pages.py`. `{no}` and its like are what
`tests/stage.py` put there. A step is a key (`key Control+k`), something pointed at (`over .msg`) or the zh|en name of
what is clicked, tapped on a phone.
"""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

ROLES = ("button", "link", "menuitem", "tab", "checkbox")
THERE = "h1:visible, h2:visible, dialog[open]"
COMING = ".skel:visible, .skel-log:visible, .is-busy:visible"
QUIET_MS = 150


@dataclass(frozen=True)
class Sight:
    """One thing to look at: where it is, whose it is, and the steps that open it there."""

    route: str
    path: str
    who: str = "manager"
    steps: tuple[str, ...] = ()
    desk: bool = True
    phone: bool = True


PAGES: dict[str, Sight] = {
    "signin": Sight("signin", "/signin", who=""),
    "list": Sight("chat", "/c"),
    "room": Sight("chat", "/c/{room}"),
    "message": Sight("message", "/c/{room}/m/{message}"),
    "blocks": Sight("chat", "/c/{gallery}"),
    "hooks": Sight("room-hooks", "/c/{public}/hooks", who="admin"),
    "todo": Sight("todo", "/todo"),
    "todo-read": Sight("todo", "/todo?box=read"),
    "request": Sight("instance", "/todo/{no}"),
    "decided": Sight("instance", "/todo/{decided}"),
    "starts": Sight("start", "/start"),
    "start": Sight("start", "/start/leave"),
    "home": Sight("home", "/apps/home/{bot}"),
    "apps": Sight("apps", "/apps"),
    "customers": Sight("customers", "/customers", who="sales"),
    "customer": Sight("customer", "/r/crm.customer/{customer}", who="sales"),
    "customer-new": Sight("customer-new", "/r/crm.customer/new", who="sales"),
    "import": Sight("import", "/customers/import", who="sales"),
    "books": Sight("records", "/r/library.book"),
    "book": Sight("record", "/r/library.book/{book}"),
    "task-new": Sight("record-new", "/r/tasks.task/new"),
    "book-edit": Sight("record-edit", "/r/library.book/{book}/edit", who="admin"),
    "tasks": Sight("records", "/r/tasks.task"),
    "contacts": Sight("saless", "/r/crm.contact", who="sales"),
    "contact": Sight("sales", "/r/crm.contact/{contact}", who="sales"),
    "contact-new": Sight("sales-new", "/r/crm.contact/new", who="sales"),
    "contact-edit": Sight("sales-edit", "/r/crm.contact/{contact}/edit", who="sales"),
    "duplicates": Sight("duplicates", "/customers/dup", who="sales"),
    "quick": Sight("quick", "/apps/quick"),
    "announcements": Sight("announcements", "/apps/announcements"),
    "announcement": Sight("announcements", "/apps/announcements/{announcement}", who="admin"),
    "reminders": Sight("reminders", "/apps/reminders"),
    "people": Sight("people", "/people"),
    "person": Sight("people", "/people/{person}"),
    "search": Sight("search", "/search?q=%E7%9B%98%E7%82%B9"),
    "me": Sight("me", "/me"),
    "nowhere": Sight("nowhere", "/no/such/page"),
    "admin": Sight("admin", "/admin", who="admin"),
    "admin-people": Sight("admin-people", "/admin/people/{person}", who="admin"),
    "admin-departments": Sight("admin-departments", "/admin/departments", who="admin"),
    "admin-roles": Sight("admin-roles", "/admin/roles", who="admin"),
    "admin-sessions": Sight("admin-sessions", "/admin/sessions", who="admin"),
    "admin-flows": Sight("admin-flows", "/admin/flows", who="admin"),
    "admin-bots": Sight("admin-bots", "/admin/bots", who="admin"),
    "admin-types": Sight("admin-types", "/admin/types", who="admin"),
    "admin-ops": Sight("admin-ops", "/admin/ops", who="admin"),
    "admin-journal": Sight("admin-journal", "/admin/journal", who="admin"),
    "admin-calendar": Sight("admin-calendar", "/admin/calendar", who="admin"),
    "admin-company": Sight("admin-company", "/admin/company", who="admin"),
}

DIALOGS: dict[str, Sight] = {
    "switcher": Sight("chat", "/c/{room}", steps=("key Control+k",)),
    "keys": Sight("chat", "/c/{room}", steps=("key Control+/",)),
    "thread": Sight("chat", "/c/{room}?thread={message}"),
    "members": Sight("chat", "/c/{room}?panel=people"),
    "pins": Sight("chat", "/c/{room}?panel=pins"),
    "find-here": Sight("chat", "/c/{room}?panel=search"),
    "new-direct": Sight("chat", "/c", steps=("新建会话|New conversation", "找人聊|Message people")),
    "new-channel": Sight("chat", "/c", steps=("新建会话|New conversation", "^新建频道|^New channel")),
    "join-channel": Sight("chat", "/c", steps=("新建会话|New conversation", "加入频道|Join a channel")),
    "room-menu": Sight("chat", "/c/{room}", steps=("会话设置|Conversation settings",)),
    "leave-room": Sight("chat", "/c/{room}", steps=("会话设置|Conversation settings", "退出频道|Leave channel")),
    "completion": Sight("chat", "/c/{room}", steps=("write /leave ",)),
    "message-menu": Sight("chat", "/c/{room}", steps=("over .msg[data-message]", "^更多$|^More$"), phone=False),
    "reject": Sight("instance", "/todo/{no}", steps=("^驳回|^Reject",)),
    "transfer": Sight("instance", "/todo/{no}", steps=("^更多$|^More$", "转交|Transfer|Hand over")),
    "stand-in": Sight("todo", "/todo", steps=("代理审批|stand in",)),
    "new-announcement": Sight("announcements", "/apps/announcements", who="admin", steps=("发公告|New announcement",)),
    "new-reminder": Sight("reminders", "/apps/reminders", steps=("新提醒|New reminder",)),
    "new-customer": Sight("customers", "/customers", who="sales", steps=("^新建|^New|^Create",)),
    "follow-up": Sight("customer", "/r/crm.customer/{customer}", who="sales", steps=("记跟进|Log",)),
    "new-person": Sight("admin-people", "/admin/people", who="admin", steps=("登记人员|Register|Add",)),
    "grant-role": Sight("admin-roles", "/admin/roles", who="admin", steps=("授予角色|Grant",)),
    "new-department": Sight("admin-departments", "/admin/departments", who="admin", steps=("新建部门|New department",)),
    "new-bot": Sight("admin-bots", "/admin/bots", who="admin", steps=("新建机器人|New bot",)),
    "bot-form": Sight("chat", "/c/{gallery}", steps=("打开表单",)),
}
SIGHTS = PAGES | DIALOGS


async def shows(page: Page, url: str, sight: Sight, stage: dict[str, str], *, touch: bool = False) -> None:
    """Go there, wait until it stands still, and open what is to be seen."""
    await page.goto(url + sight.path.format(**stage))
    await settles(page)
    for step in sight.steps:
        await _does(page, step, touch)
        await settles(page)


async def settles(page: Page) -> None:
    """Until nothing is being read any more."""
    for _ in range(2):
        await page.locator(THERE).first.wait_for()
        await expect(page.locator(COMING)).to_have_count(0)
        await page.wait_for_timeout(QUIET_MS)


async def _does(page: Page, step: str, touch: bool) -> None:
    verb, _, rest = step.partition(" ")
    if verb == "key":
        await page.keyboard.press(rest)
    elif verb == "over":
        await page.locator(rest).last.hover()
    elif verb == "write":
        await page.locator("textarea").first.press_sequentially(rest)
    else:
        found = await named(page, step)
        await (found.tap() if touch else found.click())


async def named(page: Page, names: str) -> Locator:
    """The first thing in sight one can press that bears one of these names."""
    where = page.locator("dialog[open]").last if await page.locator("dialog[open]").count() else page
    words = re.compile(names)
    found = where.get_by_role(ROLES[0], name=words)
    for role in ROLES[1:]:
        found = found.or_(where.get_by_role(role, name=words))  # type: ignore[arg-type]
    seen = found.filter(visible=True).first
    await seen.wait_for()
    return seen
