"""Which project, which paths and which settings a command works with, and the options for that."""

import datetime
import os
from argparse import Namespace, _ArgumentGroup
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from autodebt_lint import clock
from autodebt_lint.cli.arguments import Parser, Problems, nearest, suggestion
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.settings import Settings, find_root, load_settings, with_overrides

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule

#: Options of the command line that are fields of the settings.
_FIELDS = ("select", "ignore", "fail_on", "min_severity", "min_confidence")


class Project(Struct, frozen=True):
    """What a command works with."""

    root: Path
    settings: Settings
    paths: tuple[Path, ...]
    """Files and folders that are reported on; they exist."""

    def name_of(self, file: str) -> str:
        """Return the posix path of `file` from the root; as it is when outside of it."""
        path = Path(os.path.abspath(file))
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return Path(file).as_posix()

    def from_here(self, name: str) -> str:
        """Return the path of a project's file as one writes it from the current folder."""
        try:
            return Path(os.path.relpath(self.root / name)).as_posix()
        except ValueError:  # another drive of Windows
            return name

    def from_repository(self, name: str) -> str:
        """Return the path of a project's file from the top of its repository; from the root where there is none."""
        for folder in (self.root, *self.root.parents):
            if (folder / ".git").exists():
                lead = self.root.relative_to(folder).as_posix()
                return name if lead == "." else os.path.normpath(f"{lead}/{name}")
        return name


def add_paths(group: _ArgumentGroup) -> None:
    """Add the paths."""
    group.add_argument(
        "paths",
        nargs="*",
        metavar="PATHS",
        help="files and folders (default: the current folder)",
    )


def add_as_of(group: _ArgumentGroup) -> None:
    """Add ``--as-of``."""
    group.add_argument(
        "--as-of",
        metavar="DATE",
        help="judge as on this day, YYYY-MM-DD (default: AUTODEBT_AS_OF, else today in the configured time zone)",
    )


def add_overrides(parser: Parser, group: _ArgumentGroup) -> None:
    """Add the options that are keys of the configuration as well."""
    group.add_argument(
        "--select", action="append", metavar="RULES", help="only these rules, separated by commas"
    )
    group.add_argument(
        "--ignore", action="append", metavar="RULES", help="not these rules, separated by commas"
    )
    group.add_argument(
        "--fail-on",
        metavar="LEVEL",
        help="lowest severity that makes the exit code 1: info, low, medium, high or critical"
        " (default: high)",
    )
    group.add_argument(
        "--min-severity",
        metavar="LEVEL",
        help="lowest severity that is reported (default: info; text shows info only when asked with"
        " this)",
    )
    group.add_argument(
        "--min-confidence",
        metavar="LEVEL",
        help="lowest confidence that is reported: low, medium or high (default: medium)",
    )
    parser.words["fail_on"] = parser.words["min_severity"] = tuple(level.word for level in Severity)
    parser.words["min_confidence"] = tuple(level.word for level in Confidence)


def add_compared(group: _ArgumentGroup) -> None:
    """Add ``--new-since`` and ``--no-baseline``."""
    group.add_argument(
        "--new-since",
        metavar="REV",
        default="",
        help="only what is new since this code and a revision of git parted can fail",
    )
    group.add_argument(
        "--no-baseline", action="store_true", help="count what the project's baseline accepts, too"
    )


def add_scope(group: _ArgumentGroup) -> None:
    """Add what a check may look at besides the files themselves."""
    group.add_argument(
        "--no-project", action="store_true", help="judge each file by itself, without the others"
    )
    group.add_argument(
        "--with-advisories",
        action="store_true",
        help="ask pip-audit about known vulnerabilities of exact pins; takes a network",
    )
    add_trust(group)


def add_judgement(parser: Parser, group: _ArgumentGroup) -> None:
    """Add the options that choose and judge findings, and name the day."""
    add_overrides(parser, group)
    add_compared(group)
    add_as_of(group)


def add_trust(group: _ArgumentGroup) -> None:
    """Add ``--trust``."""
    group.add_argument(
        "--trust",
        action="store_true",
        help="allow rule packs that lie inside the project; else none of its code is ever run",
    )


def add_format(
    parser: Parser,
    group: _ArgumentGroup,
    formats: Iterable[str],
    remark: str = "",
    *,
    default: str = "text",
) -> None:
    """Add ``--output-format``, which takes one of `formats`."""
    *most, last = parser.words["output_format"] = tuple(formats)
    group.add_argument(
        "--output-format",
        metavar="NAME",
        default="text",
        help=f"{', '.join(most)} or {last}{remark} (default: {default})",
    )


def add_output(
    parser: Parser,
    group: _ArgumentGroup,
    formats: Iterable[str],
    remark: str = "",
    *,
    default: str = "text",
    file: str = "",
) -> None:
    """Add ``--output-format``, which takes one of `formats`, and ``--output-file``.

    Args:
        parser: the command's.
        group: of its options.
        formats: their names.
        remark: what is to be said of them besides.
        default: the one that is written unless another is asked for.
        file: where that goes then; "" for the terminal.
    """
    add_format(parser, group, formats, remark, default=default)
    unless = f" (default: {file} for {default})" if file else ""
    group.add_argument(
        "--output-file", metavar="FILE", help=f"write there instead of to the terminal{unless}"
    )


def add_speed(group: _ArgumentGroup) -> None:
    """Add ``--jobs`` and ``--no-cache``."""
    group.add_argument(
        "--jobs", metavar="N", default="0", help="processes to use (default: as many as pay)"
    )
    group.add_argument(
        "--no-cache",
        action="store_true",
        help="neither read nor write the cache of file facts, see AUTODEBT_CACHE_DIR",
    )


def existing(names: Sequence[str], problems: Problems) -> list[Path]:
    """Return the paths, the current folder when none is given; each missing one is a problem."""
    for name in names:
        if not os.path.lexists(name):
            near = suggestion(os.path.basename(name), _neighbours(name))
            problems.add(f"no such file or folder: {name}{near}")
    return [Path(name) for name in names or ["."]]


def _neighbours(name: str) -> list[str]:
    try:
        return os.listdir(os.path.dirname(name) or ".")
    except OSError:
        return []


def choose(arguments: Namespace, paths: Sequence[Path], problems: Problems) -> Project | None:
    """Find the project that holds all of the paths, and its settings; options win over the file.

    What is wrong with the file and what is wrong with the options are told together; then the
    answer is None.
    """
    common = os.path.commonpath([os.path.abspath(path) for path in paths])
    root = find_root(Path(common))
    configured = problems.attempt(load_settings, root, rules=_rule_names(), seasons=_season_names())
    given = {field: getattr(arguments, field, None) for field in _FIELDS}
    settings = problems.attempt(
        with_overrides,
        configured or Settings(),
        rules=_rule_names(),
        seasons=_season_names(),
        **given,
    )
    if configured is None or settings is None:
        return None
    return Project(root, settings, tuple(paths))


def today(as_of: str | None, chosen: Project | None, problems: Problems) -> datetime.date | None:
    """Return the day of the run, in the project's time zone; None for a text that is no date."""
    zone = (chosen.settings if chosen is not None else Settings()).timezone
    return problems.attempt(clock.today, as_of, zone)


def _rule_names() -> Iterator[tuple[str, str]]:
    """Yield code and name of every rule; nothing is loaded until somebody asks for the first."""
    from autodebt_lint.rules import all_rules

    for code, rule in all_rules().items():
        yield code, rule.name


def _season_names() -> Iterator[str]:
    from autodebt_lint.knowledge.seasons import bundled_seasons

    yield from bundled_seasons()


def similar_rule(text: str, rules: "Mapping[str, Rule]") -> str:
    """Return ``; did you mean ADL301 (request-without-timeout)?`` for a mistyped rule, or nothing."""
    codes = {rule.name: code for code, rule in rules.items()}
    near = nearest(text, [*rules, *codes])
    if near is None:
        return ""
    code = codes.get(near, near)
    return f"; did you mean {code} ({rules[code].name})?"
