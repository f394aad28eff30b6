"""Reading of command lines: every problem of one is told at once, with the nearest name."""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NoReturn, ParamSpec, TypeVar

from autodebt_lint.cli import output
from autodebt_lint.errors import AutodebtError, UsageError

DONE = {0: "done", 2: "usage or configuration error"}
"""Exit codes of a command that judges nothing."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Keeps descriptions as they are written, for which 80 columns are enough."""

    def __init__(self, prog: str, **_options: object) -> None:
        # Asking for the terminal's width would import `shutil` for every command, help or not.
        super().__init__(prog, width=80)


class Parser(argparse.ArgumentParser):
    """An argument parser that raises instead of ending the process."""

    def __init__(
        self,
        command: str,
        description: str,
        epilog: str,
        *,
        usage: str | None = None,
        actions: Mapping[str, str] | None = None,
        exits: Mapping[int, str] = DONE,
    ) -> None:
        """Prepare for the options of one command.

        Args:
            command: the command's name.
            description: what it does, laid out as it shall appear.
            epilog: examples, laid out as they shall appear.
            usage: what may follow the command's name, unless its options say all.
            actions: what its first word may be, with what each does.
            exits: its exit codes, with what each means.
        """
        self.actions = dict(actions or {})
        self.exits = dict(exits)
        self.words: dict[str, tuple[str, ...]] = {}
        """What may be written, by the `dest` of an argument that takes one of a few words."""
        super().__init__(
            prog=f"autodebt {command}",
            usage=f"autodebt {command} {usage}" if usage else None,
            description=description,
            epilog=epilog,
            formatter_class=_Layout,
            allow_abbrev=False,
        )

    def format_help(self) -> str:
        """Write the help, with actions and exit codes."""
        about, examples = self.description, self.epilog
        self.description = "\n\n".join([str(about), *self._listed_actions()])
        self.epilog = f"{examples}\n\n{self._listed_exits()}"
        try:
            return super().format_help()
        finally:
            self.description, self.epilog = about, examples

    def _listed_actions(self) -> list[str]:
        return [_definitions("actions", self.actions)] if self.actions else []

    def _listed_exits(self) -> str:
        return _definitions(
            "exit codes", {str(code): meaning for code, meaning in self.exits.items()}
        )

    def error(self, message: str) -> NoReturn:
        """Raise a usage error."""
        raise UsageError(message, f"{self.prog} --help shows the options")

    def print_help(self, _file: object = None) -> None:
        """Write the help as all output is written."""
        output.write([self.format_help()])

    def options(self) -> list[str]:
        """Return every way to write an option."""
        return [text for action in self._actions for text in action.option_strings]


class Problems:
    """What is wrong with a command line, collected so that one run tells all of it."""

    def __init__(self, command: str) -> None:
        """Begin without a problem."""
        self._command = command
        self._found: list[AutodebtError] = []

    def add(self, message: str) -> None:
        """Remember one problem."""
        self._found.append(UsageError(message))

    def attempt(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T | None:
        """Call `function`; when it finds something wrong, remember that and return None."""
        try:
            return function(*args, **kwargs)
        except AutodebtError as error:
            self._found.append(error)
            return None

    def settle(self) -> None:
        """Go on when all is well.

        Raises:
            AutodebtError: with every problem found.
        """
        if not self._found:
            return
        if len(self._found) == 1:
            only = self._found[0]
            raise type(only)(only.message, only.hint or self._hint)
        told = [
            "\n    ".join(
                [*error.message.split("\n"), *([f"({error.hint})"] if error.hint else [])]
            )
            for error in self._found
        ]
        listed = "\n".join(f"  - {text}" for text in told)
        raise UsageError(f"{len(told)} problems\n{listed}", self._hint)

    def settled(self, attempted: _T | None) -> _T:
        """Return what an attempt gave, now that no problem is left.

        Raises:
            AutodebtError: with every problem found.
        """
        self.settle()
        if attempted is None:
            raise AssertionError("a problem was found and not told")
        return attempted

    @property
    def _hint(self) -> str:
        return f"autodebt {self._command} --help shows the options"


def _definitions(heading: str, meanings: Mapping[str, str]) -> str:
    """List words with their meanings, within 80 columns."""
    import textwrap

    width = max(map(len, meanings))
    lines = [
        textwrap.fill(
            meaning,
            80,
            initial_indent=f"  {word:{width}}  ",
            subsequent_indent=" " * (width + 4),
            break_on_hyphens=False,
        )
        for word, meaning in meanings.items()
    ]
    return "\n".join([f"{heading}:", *lines])


def parse(parser: Parser, argv: Sequence[str], problems: Problems) -> argparse.Namespace:
    """Read `argv`; unknown options become problems, and paths may stand between options.

    The namespace has ``paths``, a list of texts; a word right after an unknown option, probably
    its value, is not among them.
    """
    namespace, rest = parser.parse_known_args(argv)
    unknown = [word for word in rest if word.startswith("-") and word != "-"]
    for word in unknown:
        option = word.partition("=")[0]
        problems.add(f"no such option: {option}{suggestion(option, parser.options())}")
    values = {after for word, after in pairwise(argv) if word in unknown}
    paths = [*getattr(namespace, "paths", []), *(word for word in rest if word not in unknown)]
    namespace.paths = [path for path in paths if path not in values]
    return namespace


def choice(option: str, text: str, known: Iterable[str], problems: Problems) -> None:
    """Note a problem unless `text` is one of the `known` values of `option`."""
    names = list(known)
    if text not in names:
        guess = suggestion(text, names) or f"; it is one of {', '.join(names)}"
        problems.add(f"{option}: no such value: {text}{guess}")


def listed(values: Sequence[str] | None) -> list[str]:
    """Split the values of an option that takes comma lists and may be repeated."""
    return [part.strip() for value in values or () for part in value.split(",") if part.strip()]


def whole_number(option: str, text: str, problems: Problems) -> int:
    """Return the number that `text` writes; anything else than digits is a problem."""
    if not text.isascii() or not text.isdigit():
        problems.add(f"{option}: not a whole number: {text}")
        return 0
    return int(text)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean X?`` with the known name nearest to `word`, or nothing."""
    name = nearest(word, known)
    return f"; did you mean {name}?" if name is not None else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that `word` is most like, whatever the case of its letters."""
    from difflib import get_close_matches

    names = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), names, n=1)
    return names[near[0]] if near else None
