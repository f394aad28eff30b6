"""Processes that a script starts: the words of their commands, and the scripts of the project among them.

``subprocess.run([sys.executable, "upload.py", row["name"]])`` and ``os.system("python upload.py --name '%s'" % name)``
hand values from one script to the next, as a call hands them to a function.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from autodebt_lint.languages.python.imports import STARTING_CALLS
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.languages.python.values import text
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.resolving.addresses import texts
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.linking.scheduling.shell_words import Run, run_by
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Seq, Symbol, Text, Value
from autodebt_lint.patterns import pattern

STARTING = frozenset(map(last_part, STARTING_CALLS))
"""Last names of all calls that may start a process."""
_WORD_BY_WORD = "create_subprocess_exec"
"""Of these the one that is given its words one by one."""
_NEXT = frozenset(["|", "&&", "||", ";", "&"])
"""Words of a shell behind which another command begins."""
_BEFORE = pattern(r"sudo|nohup|exec|time|env|[A-Z_]+=.*")
"""Words that may stand before the name of a program: ``PGPASSWORD=... psql``."""
_INTERPRETER = "python"
"""What a program is called that a script is given to, and of which nothing else is known: ``sys.executable``."""
INPUT = "input"
"""Argument by which a program is given what it reads from its standard input."""
MAX_WORDS = 40

Scripts: TypeAlias = Callable[[Run, tuple[str, ...]], Iterator[str]]
"""Tells the paths of the scripts that a run in a folder means."""


class Word(NamedTuple):
    """A word of a command."""

    said: str
    """What is not known of it is marked."""
    value: Value
    context: Context
    """In which that is to be read."""


class Start(NamedTuple):
    """A start of a script."""

    words: Sequence[Word]
    """What is given to it behind its name."""
    call: Call
    context: Context
    """Of that call, which starts it."""


class Processes:
    """Tells what the modules of a project start."""

    def __init__(self, resolver: Resolver, scripts: Scripts) -> None:
        """Resolve words with `resolver`, and find the `scripts` that they run."""
        self._resolver = resolver
        self._scripts = scripts
        self._starts: dict[Module, dict[str, list[Start]]] = {}

    def commands(self, call: Call, context: Context) -> Iterator[list[Word]]:
        """The commands that a call starts, each from the name of its program on."""
        named = call.callee.name if type(call.callee) is Symbol else ""
        if named not in STARTING_CALLS or not call.args:
            return
        line = Seq(call.args) if last_part(named) == _WORD_BY_WORD else call.args[0]
        for term in self._resolver.resolve(line, context):
            yield from _commands(self._words(term))

    def given(self, module: Module) -> Iterator[Sequence[Word]]:
        """The words that others give to a script when they start it."""
        for start in self._starting(module):
            yield start.words

    def input_of(self, module: Module) -> Iterator[tuple[Value, Context]]:
        """What others give to a script to read: ``subprocess.run(["python", "load.py"], input=rows)``."""
        for start in self._starting(module):
            for name, value in start.call.keywords:
                if name == INPUT:
                    yield value, start.context

    def started_by(self, call: Call, context: Context) -> Iterator[Module]:
        """The scripts of the project that a call starts."""
        for path, _ in self._runs(call, context):
            yield self._resolver.project.modules[path]

    def _starting(self, module: Module) -> Iterator[Start]:
        importers = self._resolver.project.importers(module)
        for starter in sorted(importers, key=lambda it: it.path):
            if starter not in self._starts:
                found: dict[str, list[Start]] = {}
                for call, context in self._resolver.calls_in(starter, STARTING):
                    for path, words in self._runs(call, context):
                        found.setdefault(path, []).append(Start(words, call, context))
                self._starts[starter] = found
            yield from self._starts[starter].get(module.path, ())

    def _runs(self, call: Call, context: Context) -> Iterator[tuple[str, Sequence[Word]]]:
        """The paths of the scripts that a call starts, each with what it gives to them."""
        folder = tuple(context.module.path.split("/")[:-1])
        for words in self.commands(call, context):
            said = [word.said for word in words]
            if said[0] == UNKNOWN_PART:
                said[0] = _INTERPRETER
            for run in run_by(said):
                for path in self._scripts(run, folder):
                    yield path, words[len(words) - len(run.words) :]

    def _words(self, term: Term) -> list[Word]:
        """The words of a command."""
        form, context = term
        values: list[Value] = []
        if type(form) is Seq:
            values = list(form.items[:MAX_WORDS])
        elif type(form) is Const or type(form) is Text:
            values = _split(form)[:MAX_WORDS]
        return [Word(self.said(value, context), value, context) for value in values]

    def said(self, value: Value, context: Context) -> str:
        """What is known of a text."""
        found = texts(self._resolver, value, context)[:1]
        return "".join(piece.text for row in found for piece in row)


def _commands(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The commands of a line, each from the name of its program on."""
    command: list[Word] = []
    for word in words:
        if word.said in _NEXT:
            if command:
                yield command
            command = []
        elif command or not _BEFORE.fullmatch(word.said):
            command.append(word)
    if command:
        yield command


def _split(line: Const | Text) -> list[Value]:
    """The words of a line, as a shell takes it apart: what is not known belongs to the word around it."""
    words: list[Value] = []
    word: list[Value] = []
    quote = ""
    begun = False
    for part in line.parts if type(line) is Text else (line,):
        if type(part) is not Const or type(part.value) is not str:
            word.append(part)
            begun = True
            continue
        said = ""
        for letter in part.value:
            if letter in ("'", '"') and quote in ("", letter):
                quote = "" if quote else letter
                begun = True
            elif letter.isspace() and not quote:
                if begun or said:
                    words.append(_joined(word, said))
                word, said, begun = [], "", False
            else:
                said += letter
        if said:
            word.append(Const(said))
            begun = True
    return [*words, _joined(word, "")] if begun else words


def _joined(word: list[Value], said: str) -> Value:
    parts = [*word, Const(said)] if said else word
    return parts[0] if len(parts) == 1 else text(tuple(parts))


def behind(value: Value, beginning: str) -> Value:
    """What stands behind the beginning of a text."""
    first, *rest = value.parts if type(value) is Text else (value,)
    said = str(first.value) if type(first) is Const else ""
    kept = Const(said.removeprefix(beginning))
    return text((kept, *rest)) if rest else kept
