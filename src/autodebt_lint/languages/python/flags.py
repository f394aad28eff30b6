"""Feature flags that stand still: decided by a constant, or named after a time that is over."""

import ast
import datetime
import re
from collections import Counter
from collections.abc import Iterator

from autodebt_lint.languages.python.places import Locate, Located
from autodebt_lint.languages.python.shapes import name_of, text_of
from autodebt_lint.languages.python.workarounds import last_day_of_month
from autodebt_lint.model.facts import Flag
from autodebt_lint.patterns import pattern

_BOUND = pattern(r"(?m)^(\w+)\s*(?::\s*\w+\s*)?=\s*(?:True|False)\b")
_CONSTANT = pattern(r"(?m)^[ \t]*(?:el)?if[ \t(]+(?:True|False|0|1)[ \t)]*:")
_CONSTANTS = ("if True", "if False", "if 0", "if 1", "if (")
_DECADES = pattern(r"20[12]\d")
_AROUND = pattern(r"[\w-]*20[12]\d[\w-]*")
_LONGEST_NAME = 60
_VERBS = (
    "use|enable|enabled|disable|disabled|feature|ff|flag|toggle|experiment|experimental|beta|legacy|new|old|with|allow|"
    "skip|send|sync|write|include|exclude|upload|create|update|delete|remove|import|export|notify|fetch|post|push|"
    "publish|archive|merge|overwrite|apply|process|generate|activate"
)
_ENDINGS = (
    "enabled|disabled|flag|feature|toggle|enable|disable|active|on|off|rollout|experiment|beta"
)
_FLAG = pattern(rf"(?i)_*(?:(?:{_VERBS})_\w+|\w+_(?:{_ENDINGS}))")
#: How a script is run, and not what it does: people turn these by hand and back again.
_MODE = pattern(
    r"(?i)(?:.*_)?(?:debug|verbose|dry_?run|test|tests|testing|log|logs|logging|trace|profile|quiet|silent|demo|dev|"
    r"development|prod|production|staging|sandbox|local|headless|interactive|ssl|tls|verify|https|color|colou?rs|emoji|"
    r"progress|preview|simulate|mock|print|cache|caching|gpu|cuda|proxy|available|installed|support|supported|has|read_?only|"
    r"timezone|tz|pandas|polars|numpy|unicode)(?:_.*)?"
)
_YEAR = pattern(r"(?<!\d)(20[12]\d)(?:[_-]?(?:[qQ]([1-4])|(0[1-9]|1[0-2])))?(?!\d)")
_SERVICES = frozenset(
    "is_enabled isEnabled is_feature_enabled feature_enabled flag_enabled variation bool_variation get_flag is_active "
    "feature_is_active flag_is_active switch_is_active is_on get_boolean_value getenv".split()
)
_DATED_FLAG = pattern(
    r"(?i).*(?:enable|disable|use|feature|flag|toggle|launch|promo|sale|campaign|friday|bfcm|cyber|christmas|xmas|"
    r"easter|summer|winter|spring|holiday|season|rollout|migration).*"
)


def flags(text: str, tree: ast.Module, locate: Locate) -> tuple[Flag, ...]:
    """Return the flags of a file that stand still.

    These are names of the module that say they switch a feature, are bound once, to True or False,
    and are asked for in a condition; conditions that are constants themselves; and flags, wherever
    their value comes from, that are named after a year, a month or a quarter.
    """
    if not _worth_a_look(text):
        return ()
    nodes = list(ast.walk(tree))
    found = [
        *_frozen(tree, nodes, locate),
        *_constant_conditions(nodes, locate),
        *_dated(tree, nodes, locate),
    ]
    places = {
        flag.place: flag for flag in sorted(found, key=lambda flag: flag.over == "", reverse=True)
    }
    return tuple([places[place] for place in sorted(places)])


def _worth_a_look(text: str) -> bool:
    """Whether a text may hold such a flag; most do not, and their tree need not be looked at."""
    if any(value in text for value in ("= True", "= False", "=True", "=False")) and any(
        _names_feature(name) for name in _BOUND.findall(text)
    ):
        return True
    if any(begin in text for begin in _CONSTANTS) and _CONSTANT.search(text):
        return True
    return any(_DATED_FLAG.fullmatch(word) for word in _words_with_year(text))


def _words_with_year(text: str) -> Iterator[str]:
    for found in _DECADES.finditer(text):
        around = _AROUND.search(
            text, max(0, found.start() - _LONGEST_NAME), found.end() + _LONGEST_NAME
        )
        if around is not None:
            yield around[0]


def _names_feature(name: str) -> bool:
    return _FLAG.fullmatch(name) is not None and not _MODE.fullmatch(name)


def _frozen(tree: ast.Module, nodes: list[ast.AST], locate: Locate) -> Iterator[Flag]:
    constants = {
        name: (statement, value)
        for statement, name, value in _bound(tree)
        if type(value) is bool and _names_feature(name)
    }
    if not constants:
        return
    bound = Counter(
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    )
    bound.update(
        argument.arg for node in nodes if isinstance(node, ast.arguments) for argument in _all(node)
    )
    tests: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            for part in ast.walk(node.test):
                if isinstance(part, ast.Name) and part.id in constants:
                    tests.setdefault(part.id, []).append(node.test)
    for name, (statement, value) in constants.items():
        if bound[name] == 1 and name in tests:
            asked = tuple([locate(test) for test in tests[name]])
            yield Flag(name, bool(value), locate(statement), asked)


def _bound(tree: ast.Module) -> Iterator[tuple[ast.stmt, str, object]]:
    """Names of the module that statements of its body bind, with the constants."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        else:
            continue
        value = statement.value.value if isinstance(statement.value, ast.Constant) else None
        for target in targets:
            if isinstance(target, ast.Name):
                yield statement, target.id, value


def _all(arguments: ast.arguments) -> list[ast.arg]:
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]


def _constant_conditions(nodes: list[ast.AST], locate: Locate) -> Iterator[Flag]:
    """``if False:``, and ``if True:`` where something else was meant to be possible."""
    for node in nodes:
        if isinstance(node, ast.If) and isinstance(node.test, ast.Constant):
            value = node.test.value
            if value in (True, False) and (not value or node.orelse):
                place = locate(node.test)
                yield Flag("", bool(value), place, ())


def _dated(tree: ast.Module, nodes: list[ast.AST], locate: Locate) -> Iterator[Flag]:
    """Flags that are named after a time."""
    named: list[tuple[str, Located, bool | None]] = [
        (name, statement, value) for statement, name, value in _bound(tree) if type(value) is bool
    ]
    named += [
        (text_of(node.args[0]), node, None)
        for node in nodes
        if isinstance(node, ast.Call) and node.args and name_of(node.func) in _SERVICES
    ]
    named += [
        (text_of(node.slice), node, None)
        for node in nodes
        if isinstance(node, ast.Subscript) and name_of(node.value) == "environ"
    ]
    for name, node, value in named:
        year = _YEAR.search(name)
        if year is not None and _DATED_FLAG.fullmatch(name):
            yield Flag(name, bool(value), locate(node), (), _last_day(year).isoformat())


def _last_day(found: re.Match[str]) -> datetime.date:
    """The last day of the year, quarter or month in a name."""
    year, quarter, month = found.groups()
    last = int(quarter) * 3 if quarter else int(month or 12)
    return last_day_of_month(int(year), last)
