"""What options and arguments of a command line are: the files that scripts agree on.

Who starts a script may say so, as in ``python load.py --rows orders.csv`` of a makefile; else it is what they are
by default. Told of the standard library, ``parser.add_argument("--out", default="orders.csv")`` and
``sys.argv``, and of the functions that Click and Typer make commands of.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.linking.scheduling.commands import Commands
from autodebt_lint.linking.scheduling.processes import Processes, Word, behind
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Item,
    Param,
    Result,
    Symbol,
    Text,
    Value,
)
from autodebt_lint.patterns import pattern

_PARSING = frozenset(["parse_args", "parse_known_args"])
_ADDING = frozenset(["add_argument"])
_DECORATING = frozenset(["option", "argument"])
_COMMANDS = frozenset(["command"])
"""Decorators of Click and Typer that make a function a command."""
_OPTION, _ARGUMENT = "Option", "Argument"
"""What Typer calls them where a parameter's default is made of one."""
ARGUMENTS = "sys.argv"
"""Where a script finds the words of its command."""
_SWITCHES = frozenset(["store_true", "store_false", "store_const", "count", "help", "version"])
"""Actions of options that take no word."""
_IS_SWITCH = ("is_flag", "count")
_UNKNOWN_WORD = pattern(r"\$\{[^}]*\}|\$\([^)]*\)|\$\w+|\$[@*#?]|`[^`]*`|%\w+%")
"""What only a shell knows."""


class _Declared(NamedTuple):
    """An option, or an argument without a name, that a program takes."""

    name: str
    """Under which the program finds it."""
    spelled: tuple[str, ...]
    """As a command writes it; empty for an argument."""
    default: Value | None
    is_switch: bool


class Options:
    """Tells what they are."""

    def __init__(self, resolver: Resolver, commands: Commands, processes: Processes) -> None:
        """Tell by what scripts declare, by the `commands` that start them and by the `processes` of other scripts."""
        self._resolver = resolver
        self._commands = commands
        self._processes = processes

    def values(self, term: Term) -> Iterator[tuple[Value, Context]]:
        """What the option that a resolved value is may be, each with the context to read it in."""
        form, context = term
        if type(form) is Item:
            if form.base == Symbol(ARGUMENTS):
                yield from self._at(form.key, context)
        elif type(form) is Attr and type(form.base) is Result:
            held = self._resolver.holder(form.base.call, context)
            if held is not None and last_name(held[0].callee) in _PARSING:
                module = held[1].module
                adding = self._resolver.calls_in(module, _ADDING)
                declared = [_declared(call) for call, _ in adding]
                yield from self._of(form.name, declared, module)
        elif type(form) is Param:
            function = context.module.functions.get(form.function)
            if function is not None and function.facts.decorators:
                yield from self._of(form.name, self._taken(function), context.module)

    def input_of(self, module: Module) -> list[Value]:
        """The files from which the input of a script comes."""
        runs = self._commands.given(module.path)
        return [_word(it) for it in dict.fromkeys(run.read for run in runs) if it]

    def output_of(self, module: Module) -> list[Value]:
        """The files into which the output of a script goes."""
        runs = self._commands.given(module.path)
        return [_word(it) for it in dict.fromkeys(run.written for run in runs) if it]

    def _at(self, place: Value | None, context: Context) -> Iterator[tuple[Value, Context]]:
        """A word of the command by its place, as ``sys.argv`` counts them; any where that is not known."""
        for words in self._words(context.module):
            for number, word in enumerate(words, 1):
                if type(place) is not Const or place.value == number:
                    yield word.value, word.context

    def _words(self, module: Module) -> Iterator[Sequence[Word]]:
        """The words that each start of a script gives to it."""
        inside = self._resolver.body(module)
        for run in self._commands.given(module.path):
            yield [Word(word, _word(word), inside) for word in run.words]
        yield from self._processes.given(module)

    def _of(
        self, name: str, declared: Sequence[_Declared], module: Module
    ) -> Iterator[tuple[Value, Context]]:
        """What commands give under a name, and what it is by default where one gives nothing."""
        wanted = [it for it in declared if it.name == name]
        if not wanted:
            return
        given = [_read(words, declared).get(name) for words in self._words(module)]
        for word in dict.fromkeys(given or [None]):
            if word is not None:
                yield word.value, word.context
            elif wanted[0].default is not None:
                yield wanted[0].default, self._resolver.body(module)

    def _taken(self, function: FunctionEntry) -> list[_Declared]:
        """What a function takes that Click or Typer makes a command of."""
        made = function.decorator_calls
        found = [_declared(call) for call in made if last_name(call.callee) in _DECORATING]
        if found or not any(last_name(call.callee) in _COMMANDS for call in made):
            return found
        body = self._resolver.body(function.module)
        defaults = dict(function.details.defaults)
        return [self._typed(name, defaults.get(name), body) for name in function.facts.params]

    def _typed(self, name: str, default: Value | None, body: Context) -> _Declared:
        """What Typer makes of a parameter: an option where it has a default."""
        held = self._resolver.holder(default.call, body) if type(default) is Result else None
        told = last_name(held[0].callee) if held is not None else ""
        if held is not None and told in (_OPTION, _ARGUMENT):
            default = next(iter(held[0].args), None)
        is_option = default is not None and told != _ARGUMENT
        spelled = (f"--{name.replace('_', '-')}",) if is_option or told == _OPTION else ()
        return _Declared(name, spelled, default, is_switch=False)


def _declared(call: Call) -> _Declared:
    """What a call declares: by the first long name, as both libraries say."""
    given = dict(call.keywords)
    spelled = [str(value.value) for value in call.args if type(value) is Const]
    told = given.get("dest")
    long = [text for text in spelled if not text.startswith("-") or text.startswith("--")]
    name = str(told.value) if type(told) is Const else "".join((long or spelled)[:1])
    action = given.get("action")
    switch = (type(action) is Const and action.value in _SWITCHES) or any(
        given.get(key, Const(value=False)) != Const(value=False) for key in _IS_SWITCH
    )
    return _Declared(
        name.lstrip("-").replace("-", "_"),
        tuple(text for text in spelled if text.startswith("-")),
        given.get("default"),
        switch,
    )


def _read(words: Sequence[Word], declared: Sequence[_Declared]) -> Mapping[str, Word]:
    """What the words of a command give, by the names under which the program finds it."""
    by_spelling = {text: it for it in declared for text in it.spelled}
    plain = iter([it for it in declared if not it.spelled])
    found: dict[str, Word] = {}
    waiting: _Declared | None = None
    for word in words:
        if waiting is not None:
            found[waiting.name] = word
            waiting = None
        elif word.said.startswith("-") and len(word.said) > 1:
            spelled, equals, said = word.said.partition("=")
            option = by_spelling.get(spelled)
            if option is not None and equals:
                value = behind(word.value, f"{spelled}=")
                found[option.name] = Word(said, value, word.context)
            elif option is not None and not option.is_switch:
                waiting = option
        else:
            argument = next(plain, None)
            if argument is not None:
                found[argument.name] = word
    return found


def _word(word: str) -> Value:
    """A word of a command, as far as it is known."""
    pieces = _UNKNOWN_WORD.split(word)
    if len(pieces) == 1:
        return Const(word)
    parts: list[Value] = []
    for piece in pieces:
        parts += [UNKNOWN, Const(piece)] if parts else [Const(piece)]
    return Text(tuple(part for part in parts if part != Const("")))
