"""Programs by which a script reaches a system: ``subprocess.run(["gh", "issue", "list"])``.

Whose program it is says its name, and what it does there its subcommand. To the rules on remote calls
a process that is started is none: it ends by itself, and says by its status how it went.
"""

import shlex
from collections.abc import Iterator, Sequence

from autodebt_lint.knowledge import System
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.addresses import texts
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.remote_call import RemoteCall
from autodebt_lint.linking.statements import statement_operation
from autodebt_lint.linking.terms import Context, Term
from autodebt_lint.linking.verbs import READ, WRITE, verb_operation
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Seq, Symbol, Text, Value
from autodebt_lint.patterns import pattern

_STARTING = frozenset(
    [f"subprocess.{name}" for name in "run call check_call check_output Popen getoutput".split()]
    + ["os.system", "os.popen", "subprocess.getstatusoutput"]
    + ["asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell"]
)
"""Functions that start a program."""
_WORD_BY_WORD = "create_subprocess_exec"
"""Of these the one that is given its words one by one."""
NAMES = frozenset(map(last_part, _STARTING))
"""Last names of all calls that may be one."""
_SERVICES = {"aws": "boto3"}
"""General clients whose names of services a program's first word is one of."""
_ALSO = {"s3api": "s3"}
_CALLED = "command"
"""Stands before the name of a program among those under which a system is asked for."""
_COPYING = frozenset(["cp", "mv", "sync", "rsync"])
"""Subcommands that carry files from the first place to the second, one of which is here."""
_API = "api"
"""Subcommand that asks for any address."""
_CHANGING = pattern(r"\s(?:-X|--method)[ =]?(?:POST|PUT|PATCH|DELETE)\b|\bmutation\b")
_SENDING = pattern(r"\s(?:-f|-F|--field|--raw-field|--input)\b")
_ASKING = pattern(r"\s(?:-X|--method)[ =]?GET\b|\bgraphql\b")
_RUN, _LOAD = "run", "load"
_SUBCOMMAND = pattern(r"[a-z][a-z0-9-]*")
MAX_WORDS = 40
_PROCESS = frozenset(["returncode", "stderr", "pid", "args"])
"""Attributes of a process that tell how it went, and nothing of what it gave."""


class Programs:
    """Tells what programs do with the systems whose they are."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._resolver = linking.resolver
        self._knowledge = linking.knowledge

    def calls(self, module: Module) -> Iterator[RemoteCall]:
        """All calls of a module that start one, in order of place."""
        for call, context in self._resolver.calls_in(module, NAMES):
            remote = self.of(call, context) if call.reachable else None
            if remote is not None:
                yield remote

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a program does that a call starts; None where it is nobody's, or tells nothing."""
        named = call.callee.name if type(call.callee) is Symbol else ""
        if named not in _STARTING or not call.args:
            return None
        line: Value = call.args[0]
        if last_part(named) == _WORD_BY_WORD:
            line = Seq(call.args)
        for term in self._resolver.resolve(line, context):
            words = self._words(term)
            system, rest = self._whose(words)
            operation = _operation(rest) if system is not None else None
            if system is not None and operation is not None:
                label = f"{system.name} {words[0]}"
                return RemoteCall(call, context, label, None, operation, (), (system,), None)
        return None

    def tells_how(self, attribute: str, call: Call, context: Context) -> bool:
        """Whether an attribute of a process tells how it went: ``done.returncode``."""
        return attribute in _PROCESS and self.of(call, context) is not None

    def _words(self, term: Term) -> list[str]:
        """The words of a command; what is not known of them is marked."""
        form, context = term
        if type(form) is Seq:
            rows = [texts(self._resolver, it, context)[:1] for it in form.items[:MAX_WORDS]]
            return ["".join(piece.text for row in found for piece in row) for found in rows]
        if type(form) is not Const and type(form) is not Text:
            return []
        found = texts(self._resolver, form, context)[:1]
        line = "".join(piece.text for row in found for piece in row)
        try:
            return shlex.split(line)[:MAX_WORDS]
        except ValueError:
            return line.split()[:MAX_WORDS]

    def _whose(self, words: Sequence[str]) -> tuple[System | None, Sequence[str]]:
        """The system whose program a command starts, and the words behind its name."""
        program = words[0].rpartition("/")[2] if words else ""
        if program in _SERVICES and len(words) > 1:
            service = _ALSO.get(words[1], words[1])
            return self._knowledge.system_for_service(_SERVICES[program], service), words[2:]
        return self._knowledge.system_for_service(_CALLED, program), words[1:]


def _operation(words: Sequence[str]) -> str | None:
    """What a program does, by its subcommand: ``issue list``, ``cp orders.csv s3://lake/``."""
    plain = [word for word in words if not word.startswith("-")]
    first, second = [*plain[:2], "", ""][:2]
    if first in _COPYING:
        here = "://" not in plain[-1]
        return READ if here and UNKNOWN_PART not in plain[-1] else WRITE
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
