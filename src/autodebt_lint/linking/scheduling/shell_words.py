"""Which scripts a shell command runs: not every script that it names.

``flake8 sync.py`` reads a script and ``cp sync.py /srv`` moves one. A script runs where it is the
program, behind nothing but programs that start others (``timeout 60 ./sync.py``), or where it is
what an interpreter is given first.
"""

import itertools
import re
import shlex
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import adler32

_ASSIGNMENT = re.compile(r"\w+=.*", re.DOTALL)
_INTERPRETER = re.compile(
    r"(?:\$\{?\w*PY\w*\}?|[\w.]*python[\d.]*w?|pypy[\d.]*|py|(?:ba|da|k|z)?sh)(?:\.exe)?"
)
_SCRIPTS = (".py", ".sh", ".bash")
_MODULE = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")
_COMPUTED = re.compile(r"\$\((?![^()]*(?:py|\.sh\b))[^()]*\)|`(?![^`]*(?:py|\.sh\b))[^`]*`")
"""What a command within a word says, where that starts no script."""
_SOMETHING = "${_}"
"""Stands for it: a variable of which nothing is known."""
_INPUT, _PIPE = "<", "|"
_OUTPUTS = frozenset([">", ">>", ">|"])
_ERRORS = "2>"
_SEPARATORS = "();<>|&`"
#: Programs that start what they are given, each with the words that it takes before that.
_STARTERS = {
    **dict.fromkeys("! do then else if while until time exec eval env nohup setsid".split(), 0),
    **dict.fromkeys("nice ionice sudo doas chronic unbuffer stdbuf caffeinate xvfb-run".split(), 0),
    **dict.fromkeys("ddtrace-run opentelemetry-instrument spark-submit kernprof".split(), 0),
    **dict.fromkeys("timeout flock su runuser chrt taskset".split(), 1),
    **dict.fromkeys("poetry pipenv pdm uv rye hatch conda mamba micromamba pixi".split(), 1),
    **dict.fromkeys("coverage streamlit doppler op chamber newrelic-admin cronitor".split(), 1),
}
#: Options of an interpreter that take the next word.
_TAKES_WORD = frozenset(["-W", "-X", "--check-hash-based-pycs"])
#: Modules that run the script which they are given.
_RUNNERS = frozenset("coverage cProfile profile trace pdb debugpy memory_profiler".split())


class Run(NamedTuple):
    """A script that a command runs."""

    folder: str
    """Where the command is when it does; "" for where it starts."""
    script: str
    """Its path as the command writes it; "" for a module."""
    module: str = ""
    """Its dotted name, where it is run as a module."""
    words: tuple[str, ...] = ()
    """What it is given."""
    read: str = ""
    """The file, or the name of the pipe, that its input comes from."""
    written: str = ""
    """The same of where its output goes."""


def runs(command: str) -> Iterator[Run]:
    """Yield the scripts that a command of a POSIX shell runs, in order."""
    folder = ""
    command = _COMPUTED.sub(_SOMETHING, command)
    for line in command.replace("\\\n", " ").split("\n"):
        for words, read, written in _commands(line):
            if words[0] == "cd":
                folder = words[1] if len(words) > 1 else ""
                continue
            for run in run_by(words):
                yield run._replace(
                    folder="/".join(it for it in (folder, run.folder) if it),
                    read=read or run.read,
                    written=written or run.written,
                )


class _Command(NamedTuple):
    """A command of a line."""

    words: list[str]
    """Without what is written where its output goes."""
    read: str
    written: str


def _commands(line: str) -> Iterator[_Command]:
    """The commands of a line, each with the files or pipes that it reads and writes."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=_SEPARATORS)
    lexer.whitespace_split = True
    try:
        tokens = list(lexer)
    except ValueError:  # a quote that is not closed: of a text of several lines
        tokens = line.split()
    words: list[str] = []
    read = written = turned = ""
    for at, token in enumerate(tokens):
        if token.strip(_SEPARATORS):
            if not turned:
                words.append(token)
            elif turned == _INPUT:
                read = token
            elif turned in _OUTPUTS:
                written = token
            turned = ""
            continue
        if {"<", ">"} & {*token}:
            of_errors = words[-1:] == ["2"]
            if words and words[-1].isdigit():  # ``2>&1``
                words.pop()
            turned = _ERRORS if of_errors else token
            continue
        turned = ""
        piped = f"pipe {adler32(line.encode())} {at}" if token == _PIPE else ""
        if words:
            yield _Command(words, read, written or piped)
        words, read, written = [], piped, ""
    if words:
        yield _Command(words, read, written)


def run_by(words: Sequence[str]) -> Iterator[Run]:
    """Yield the scripts that one command runs."""
    for before, word in itertools.pairwise(words):
        if " " in word and re.fullmatch(r"-\w*c", before):
            yield from runs(word)
            return
    for at, word in enumerate(words):
        if _INTERPRETER.fullmatch(word.rpartition("/")[2]):
            yield from _interpreted(words[at + 1 :])
            return
    yield from _started(words)


def _interpreted(words: Sequence[str]) -> Iterator[Run]:
    """What an interpreter runs, by the words that it is given."""
    is_runner = taken = False
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if taken or (is_runner and not word.endswith(_SCRIPTS)):
            taken = False
        elif word == "-m" and _MODULE.fullmatch(following):
            if following not in _RUNNERS:
                yield Run("", "", following, tuple(words[at + 2 :]))
                return
            is_runner = True
        elif word.startswith("-") and not is_runner:
            taken = word in _TAKES_WORD
        else:
            if word.endswith(_SCRIPTS):
                yield Run("", word, words=tuple(words[at + 1 :]))
            return


def _started(words: Sequence[str]) -> Iterator[Run]:
    """The script that is a command's program, or that programs start which start others."""
    more = 0
    is_first = True
    for at, (before, word) in enumerate(zip(["", *words], words, strict=False)):
        program = word.rpartition("/")[2]
        if word.endswith(_SCRIPTS):
            yield Run("", word, words=tuple(words[at + 1 :]))
            return
        if _ASSIGNMENT.fullmatch(word) or word.startswith("-"):
            continue
        if program in _STARTERS:
            more, is_first = _STARTERS[program], False
        elif more:
            more -= 1
        elif is_first or (not before.startswith("-") and not word.isdigit()):
            return
