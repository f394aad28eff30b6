"""Programs by which a script reaches a system: ``subprocess.run(["gh", "issue", "list"])``.

Whose program it is says its name, and what it does there its subcommand. To the rules on remote calls
a process that is started is none: it ends by itself, and says by its status how it went.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from autodebt_lint.graph.effects.files import Files
from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.knowledge import System
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.languages.python.values import text
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.statements import statement_operation
from autodebt_lint.linking.remote.verbs import READ, WRITE, verb_operation
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.linking.scheduling.processes import INPUT, STARTING, Word, behind
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Text, Value
from autodebt_lint.patterns import pattern

_SERVICES = {"aws": "boto3"}
"""General clients whose names of services a program's first word is one of."""
_ALSO = {"s3api": "s3"}
_CALLED = "command"
"""Stands before the name of a program among those under which a system is asked for."""
_COPYING = frozenset(["cp", "mv", "sync", "rsync"])
"""Subcommands that carry files from the first place to the second, one of which is here."""
_CARRYING = frozenset(["scp"])
"""Programs that do nothing else, with a machine before the colon."""
_DUMPING = frozenset("pg_dump pg_dumpall mysqldump mariadb-dump mongodump mongoexport".split())
"""Programs that give what a database holds, and those that fill one."""
_LOADING = frozenset("pg_restore mysqlimport mongorestore mongoimport".split())
_MAILING = frozenset("sendmail mail mailx mutt msmtp ssmtp".split())
_STATING = frozenset("psql mysql mariadb sqlcmd snowsql".split())
"""Programs that run the statement which they are given."""
_STATEMENT = frozenset(
    "-c --command -e --execute -q --query -Q -At -Atc -tc -tAc -Atqc -qAtc -Ne -sNe -Be".split()
)
"""Options behind which it stands."""
_COPY = pattern(
    r"(?is)\s*\\?copy\b.*\b(to|from)\s+(?:['\uFFFC/]|p?std(?:in|out)\b|program\b|[\w.-]+\.\w)"
)
"""A table that is copied ``to`` a file or ``from`` one, be it what the program reads or says."""
_AT_FILE = pattern(r"(?i)\b(?:to|from|outfile|infile)\s+'")
_API = "api"
"""Subcommand that asks for any address."""
_CHANGING = pattern(r"\s(?:-X|--method)[ =]?(?:POST|PUT|PATCH|DELETE)\b|\bmutation\b")
_SENDING = pattern(r"\s(?:-f|-F|--field|--raw-field|--input)\b")
_ASKING = pattern(r"\s(?:-X|--method)[ =]?GET\b|\bgraphql\b")
_RUN, _LOAD = "run", "load"
_SUBCOMMAND = pattern(r"[a-z][a-z0-9-]*")
_OUT, _IN = frozenset([">", ">>", "1>"]), frozenset(["<"])
"""Words of a shell before the file that a command's output goes into, or its input comes from."""
_SENT = frozenset("-a -A --attach --body-file --notes-file --file --input -T".split())
"""Options that name a file which is sent, and the one that does so in general clients alone."""
_BODY = "--body"
_KEPT = frozenset("-f -o -O -r --file --output --out --result-file".split())
"""Options that name a file in which a program keeps what it gets."""
_PROCESS = frozenset(["returncode", "stderr", "pid", "args"])
"""Attributes of a process that tell how it went, and nothing of what it gave."""


class _Started(NamedTuple):
    """A program of a system that a call starts."""

    system: System
    program: str
    words: Sequence[Word]
    """Those behind its name, up to the next command of a line."""
    context: Context
    """In which they are to be read."""


class Programs(Teller):
    """Tells what programs do with the systems whose they are."""

    def __init__(self, linking: Linking, files: Files) -> None:
        """Tell of the project that `linking` holds, and of the `files` that its programs keep and send."""
        self._resolver = linking.resolver
        self._processes = linking.processes
        self._knowledge = linking.knowledge
        self._files = files

    def candidates(self, module: Module) -> Iterable[tuple[Call, Context]]:
        """The calls of a module that may start one, by their names alone."""
        return self._resolver.calls_in(module, STARTING)

    def calls(self, module: Module) -> Iterator[RemoteCall]:
        """All calls of a module that start one, in order of place; a helper may start several."""
        for call, context in self.candidates(module):
            found: dict[tuple[str, str], RemoteCall] = {}
            for remote in self._done_by(call, context) if call.reachable else ():
                found.setdefault((remote.systems[0].id, remote.operation), remote)
            yield from found.values()

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a program does that a call starts; None where it is nobody's, or tells nothing."""
        return next(self._done_by(call, context), None)

    def tells_how(self, attribute: str, call: Call, context: Context) -> bool:
        """Whether an attribute of a process tells how it went: ``done.returncode``."""
        return attribute in _PROCESS and self.of(call, context) is not None

    def sent(self, call: Call, context: Context) -> RemoteCall | None:
        """The read of a file that a program sends: ``aws s3 cp orders.csv s3://lake/``."""
        return self._file(call, context, READ)

    def kept(self, call: Call, context: Context) -> RemoteCall | None:
        """The write of a file in which a program keeps what it gets: ``pg_dump shop > shop.sql``."""
        return self._file(call, context, WRITE)

    def _file(self, call: Call, context: Context, operation: str) -> RemoteCall | None:
        for started in self._started(call, context):
            for path in _paths(started, operation):
                found = self._files.at(call, started.context, operation, path)
                if found is not None:
                    return found._replace(context=context)
        return None

    def _done_by(self, call: Call, context: Context) -> Iterator[RemoteCall]:
        for started in self._started(call, context):
            operation = self._operation(started, call, context)
            if operation is not None:
                label = f"{started.system.name} {started.program}"
                systems = (started.system,)
                yield RemoteCall(call, context, label, None, operation, (), systems, None)

    def _started(self, call: Call, context: Context) -> Iterator[_Started]:
        """The programs of systems that a call may start."""
        for words in self._processes.commands(call, context):
            system, rest = self._whose(words)
            if system is not None:
                yield _Started(system, _program(words), rest, words[0].context)

    def _whose(self, words: Sequence[Word]) -> tuple[System | None, Sequence[Word]]:
        """The system whose program a command starts, and the words behind its name."""
        program = _program(words)
        if program in _SERVICES and len(words) > 1:
            service = _ALSO.get(words[1].said, words[1].said)
            return self._knowledge.system_for_service(_SERVICES[program], service), words[2:]
        return self._knowledge.system_for_service(_CALLED, program), words[1:]

    def _operation(self, started: _Started, call: Call, context: Context) -> str | None:
        """What a program does: by what it is there for, by a statement or by a subcommand."""
        if started.program in _DUMPING:
            return READ
        if started.program in _LOADING or started.program in _MAILING:
            return WRITE
        if started.program in _STATING:
            told = _statement(started.words)
            given = next((value for key, value in call.keywords if key == INPUT), None)
            if not told and given is not None:
                told = self._processes.said(given, context)
            copied = _COPY.match(told)
            if copied is not None:
                return READ if copied[1].lower() == "to" else WRITE
            return statement_operation(told)
        if started.program in _CARRYING:
            return WRITE if ":" in started.words[-1].said else READ
        return _by_subcommand([word.said for word in started.words])


def _program(words: Sequence[Word]) -> str:
    """The name of the program that a command starts."""
    return words[0].said.rpartition("/")[2]


def _statement(words: Sequence[Word]) -> str:
    """The statement that a program is given to run; "" for none."""
    for word, following in pairwise(words):
        if word.said in _STATEMENT:
            if not following.said.startswith("-"):
                return following.said
        elif word.said.startswith(("--command=", "--execute=", "--query=")):
            return word.said.partition("=")[2]
    return ""


def _paths(started: _Started, operation: str) -> Iterator[Value]:
    """The files here that a program reads to send them, or writes to keep what it gets."""
    words = started.words
    sending = operation == READ
    options, shell = (_SENT, _IN) if sending else (_KEPT, _OUT)
    for word, following in pairwise(words):
        of_client = sending and word.said == _BODY and started.program in _SERVICES
        if word.said in options or word.said in shell or of_client:
            yield following.value
    for word in words:
        named, equals, _ = word.said.partition("=")
        if equals and named in options:
            yield behind(word.value, f"{named}=")
        if started.program in _STATING and _AT_FILE.search(word.said):
            yield from _quoted(word.value)
    plain = [word for word in words if not word.said.startswith("-")]
    if started.program not in _CARRYING:
        plain = plain[1:] if plain and plain[0].said in _COPYING else []
    if len(plain) > 1:
        yield plain[0].value if sending else plain[1].value


def _quoted(value: Value) -> Iterator[Value]:
    """The path that a statement names: ``copy orders to '/tmp/orders.csv'``."""
    path: list[Value] | None = None
    for part in value.parts if type(value) is Text else (value,):
        said = str(part.value) if type(part) is Const else ""
        if path is None:
            found = list(_AT_FILE.finditer(said))
            if not found:
                continue
            path, said = [], said[found[-1].end() :]
        elif type(part) is not Const:
            path.append(part)
            continue
        kept, quote, _ = said.partition("'")
        path += [Const(kept)] if kept else []
        if quote:
            break
    if path:
        yield path[0] if len(path) == 1 else text(tuple(path))


def _by_subcommand(words: Sequence[str]) -> str | None:
    """What a program does, by its subcommand: ``issue list``, ``cp orders.csv s3://lake/``."""
    plain = [word for word in words if not word.startswith("-")]
    first, second = [*plain[:2], "", ""][:2]
    if first in _COPYING:
        there = plain[2] if len(plain) > 2 else plain[-1]
        return READ if "://" not in there and UNKNOWN_PART not in there else WRITE
    if first == _API:
        line = " ".join(words)
        changing = _CHANGING.search(line) or (_SENDING.search(line) and not _ASKING.search(line))
        return WRITE if changing else READ
    if second == _RUN or first == _LOAD:
        return WRITE  # ``workflow run``, ``load raw.orders orders.csv``; as methods they tell something else
    told = statement_operation(second)
    for word in (second, first) if told is None else ():
        if told is None and word != _RUN and _SUBCOMMAND.fullmatch(word):
            told = verb_operation(word)
    return told
