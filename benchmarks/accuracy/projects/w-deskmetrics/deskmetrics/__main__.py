import sys

from . import alerts  # noqa: F401  (subscribes)
from .ingest import Ingest
from .intercom import Intercom
from .publish import publish
from .store import ConversationRepo

repo = ConversationRepo()
command = sys.argv[1] if len(sys.argv) > 1 else "all"
if command in ("ingest", "all"):
    Ingest(Intercom(), repo).run()
if command in ("publish", "all"):
    publish(repo)
