"""Who must do or hear of something, and how: to-dos and notices."""

from hub.kernel import ActType, EventType, Hearer, Module
from hub.notify import notices, pages, todos
from hub.notify.acts import Nothing, NoticeList, NoticeRead, Notices, NoticeTold, TodoList, Todos, TodoTold
from hub.notify.citing import tell_leader
from hub.notify.notices import give_notice
from hub.notify.todos import BOXES, Deadline, Thing, close_others, close_sent, open_todo, reopen, settle, urge

module = Module(
    name="notify",
    acts=(
        ActType("todo.list", TodoList, Todos, pages.todo_list, reads=True, who=("person",)),
        ActType("notice.list", NoticeList, Notices, pages.notice_list, reads=True, who=("person",)),
        ActType("notice.read", NoticeRead, Nothing, notices.read, who=("person",)),
    ),
    events=(
        EventType("todo.opened", TodoTold),
        EventType("todo.closed", TodoTold),
        EventType("notice.given", NoticeTold),
    ),
    hearers=(Hearer("permission.cited", tell_leader),),
    offers={"todo.cards": todos.waiting_cards, "todo.waiting": todos.waiting},
)

__all__ = [
    "BOXES", "Deadline", "Thing", "close_others", "close_sent", "give_notice", "module", "open_todo", "reopen",
    "settle", "urge",
]  # fmt: skip
