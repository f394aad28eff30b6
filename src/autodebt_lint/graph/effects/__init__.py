"""What the functions of a module do with systems, and with the files that they keep.

The clients that `linking` knows are asked first. What else there is has a `Teller` each (`teller`):
    inside           the product that code runs inside of: an add-on of Odoo, an app of Frappe
    records          rows of a database through the classes of Django
    sessions         rows that a session of SQLAlchemy gave
    browsers         pages that a browser opens
    spiders          pages that spiders of Scrapy fetch
    replies          what handlers of chats answer
    handles          files that are opened in a storage
    loaders          pipelines of dlt
    programs         programs that a script starts
    bindings         what Azure Functions binds to parameters
    assets           what managers of pipelines keep between their assets

Files stand between scripts:
    files            those that are read and written
    paths            which file a path names
    handovers        files whose names only the program knows
    local_databases  tables of SQLite
    pulls            what a task of a scheduler leaves for another one
    options          what an option of the command line is

And what a call says of itself:
    operators        operators of Airflow
    webhooks         what arrives unasked
    senders          who sends that, as names tell
    logins           who answers at an unknown address: whom the session has signed in with
    carried          what a write carries
    templates        what templates take out of objects
    touches          what each call of a module does with which system
"""

from collections.abc import Iterator

from autodebt_lint.graph.effects.assets import Assets
from autodebt_lint.graph.effects.bindings import Bindings
from autodebt_lint.graph.effects.browsers import Browsers
from autodebt_lint.graph.effects.files import READERS, UNKNOWN_FILE, WRITERS, Files
from autodebt_lint.graph.effects.handles import Handles
from autodebt_lint.graph.effects.inside import Inside
from autodebt_lint.graph.effects.loaders import Loaders
from autodebt_lint.graph.effects.options import Options
from autodebt_lint.graph.effects.programs import Programs
from autodebt_lint.graph.effects.records import Records
from autodebt_lint.graph.effects.replies import Replies
from autodebt_lint.graph.effects.sessions import Sessions
from autodebt_lint.graph.effects.spiders import Spiders
from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.graph.effects.templates import RENDERING
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import WRITE
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call

_ADDRESS = "url"
"""Argument of a request that says where it goes."""
_GIVING = READERS | RENDERING


class Effects:
    """Tells them module by module."""

    def __init__(self, linking: Linking) -> None:
        """Tell them of a linked project."""
        self._linking = linking
        self.options = Options(linking.resolver, linking.commands, linking.processes)
        self.files = Files(linking.jobs, self.options)
        self.inside = Inside(linking.resolver, linking.knowledge)
        self.records = Records(linking)
        self.loaders = Loaders(linking)
        self.assets = Assets(linking)
        self.spiders = Spiders(linking)
        self.programs = Programs(linking, self.files)
        self._tellers: tuple[Teller, ...] = (
            self.inside,
            Browsers(linking),
            self.records,
            Sessions(linking),
            Replies(linking),
            Handles(linking),
            self.loaders,
            self.programs,
            Bindings(linking),
            self.assets,
            self.spiders,
        )

    def unseen(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call reads or writes without a client that anybody made: where it runs, or by a model."""
        found = (teller.of(call, context) for teller in self._tellers)
        return next((remote for remote in found if remote is not None), None)

    def unseen_in(self, module: Module) -> Iterator[RemoteCall]:
        """All such calls of a module through which data may pass."""
        if self._linking.likely.matters(module):
            for teller in self._tellers:
                yield from teller.calls(module)

    def file_sent(self, write: RemoteCall) -> RemoteCall | None:
        """The read of a file that a write sends by its name; what goes to an address is told that first."""
        call, context = write.call, write.context
        behaviour = write.behaviour
        told = behaviour.address if behaviour is not None else None
        if told is not None and told[0] == _ADDRESS:  # ``requests.put(url, json=row)``
            return None
        return self.files.named(call, context) or self.programs.sent(call, context)

    def file_kept(self, read: RemoteCall, context: Context) -> RemoteCall | None:
        """The write of a file in which a read keeps what it gets."""
        return self.files.fetched(read, context) or self.programs.kept(read.call, context)

    def of(self, module: Module) -> Iterator[RemoteCall]:
        """What a module reads and writes: inside of its system, of others, and in files; nothing of a test."""
        if module.is_test:
            return
        yield from self.unseen_in(module)
        if module.path not in self._linking.silent:
            for remote in self._linking.module(module.path).remote_calls:
                if remote.call.reachable:
                    yield remote
        if self._linking.likely.matters(module):
            yield from self._files_written(module)

    def reading(self, module: Module) -> list[FunctionEntry]:
        """The functions of a module that read files, or fill templates: they return more than they are given.

        A file may hold what another script wrote, and a template shows what an object works out.
        """
        if module.is_test or not self._linking.likely.matters(module):
            return []
        return [item for item in module.functions.values() if item.facts.calls_any(_GIVING)]

    def _files_written(self, module: Module) -> Iterator[RemoteCall]:
        """The files that a module writes, where it may have got something from another system."""
        for call, context in self._linking.resolver.calls_in(module, WRITERS):
            if not call.reachable:
                continue
            remote = self.files.written(call, context)
            if remote is not None:
                yield remote._replace(context=context)
            elif self.files.is_told(call, context):
                yield RemoteCall(call, context, "", None, WRITE, (), (UNKNOWN_FILE,), None)
