"""What was handed in: file contents by their hash, and who may read them."""

from hub.files import acts, holding, pieces, tickets, uploads
from hub.files.acts import FileShape
from hub.files.blobs import Blobs
from hub.files.holding import HANG, file_shapes, hang, open_file, usable
from hub.files.pieces import go_on, part_of, progress
from hub.files.tickets import ticket_for
from hub.files.uploads import store_upload
from hub.kernel import ActType, Module

HUB = ()
"""Nobody: only the clock, which is the hub itself. Whoever names a hash must not get its bytes."""

module = Module(
    "files",
    acts=(
        ActType("file.get", acts.FileGet, acts.OneFile, holding.file_get, reads=True),
        ActType("file.ticket", acts.FileTicket, acts.Ticket, tickets.ticket),
        ActType("file.begin", acts.FileBegin, acts.Part, pieces.begin, who=("person",)),
        ActType("file.forget", acts.FileForget, acts.Forgotten, pieces.forget, who=("person",), clock=True),
        ActType("file.keep", acts.FileKeep, acts.OneFile, uploads.keep, who=HUB, clock=True),
        ActType("file.sweep", acts.FileSweep, acts.Swept, uploads.sweep, who=HUB, clock=True),
    ),
    offers={"file.owned": holding.owned},
)

__all__ = [
    "HANG", "Blobs", "FileShape", "file_shapes", "go_on", "hang", "module", "open_file", "part_of", "progress",
    "store_upload", "ticket_for", "usable",
]  # fmt: skip
