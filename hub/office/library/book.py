"""A book of the office library: borrowed by one reader at a time, renewed once, reserved by others, brought back."""

from hub.records import Action, Field, Loan, RecordType, View, choice, money, text

book = RecordType(
    name="library.book",
    slash="book",
    title="《{name}》 {author}",
    keeper="librarian",
    icon="book",
    tone="plum",
    fields=(
        Field("name", text(120), required=True, listed=True),
        Field("author", text(80), required=True, listed=True),
        Field("isbn", text(17), unique=True),
        Field("price", money()),
        Field("category", choice("technology", "management", "literature", "other"), default="other", listed=True),
    ),
    known_by=("name", "isbn"),
    traits=(Loan(days=30, limit=5, renewals=1, keeps=3),),
    actions=(
        Action("retire", moves={"available": "retired"}, who=("keeper",), form=(Field("reason", required=True),)),
        Action("lose", moves={"on_loan": "lost"}, who=("keeper",), past="lost", confirm=True),
    ),
    views=(
        View("shelf", where=(("state", "=", "available"),), columns=("title", "category", "no")),
        View("mine", where=(("holder", "=", "me"),), columns=("title", "due", "no"), sort="due"),
        View(
            "overdue",
            where=(("state", "=", "on_loan"), ("due", "<", "today")),
            columns=("title", "holder", "due"),
            sort="due",
        ),
        View("all", columns=("title", "state", "holder", "due", "no")),
    ),
)
