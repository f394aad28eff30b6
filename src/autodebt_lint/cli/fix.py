"""``autodebt fix``: repairs that can be proved, in the files themselves."""

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from autodebt_lint import sanitise
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, whole_number
from autodebt_lint.cli.project import Project
from autodebt_lint.cli.running import checked
from autodebt_lint.engine.comments import replace_file
from autodebt_lint.errors import UsageError
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.repair import Repair, Safety
from autodebt_lint.model.report import Report

if TYPE_CHECKING:
    from autodebt_lint.fixing.mending import Mended
    from autodebt_lint.fixing.setting_files import Further

_DESCRIPTION = """\
Mend findings in the files themselves. A repair is safe when a script that works
today behaves the same; unsafe ones are made on request only. Each is proved:
the result parses, the syntax tree is the same outside of the repair, the
finding is gone and no other one came. What cannot be proved is refused, with
the reason."""

_EPILOG = """\
examples:
  autodebt fix --diff                  show what would be mended, write nothing
  autodebt fix jobs/ --select ADL301   add timeouts, in one folder
  autodebt fix --unsafe --diff         also what somebody has to look at
  autodebt fix --extract --diff        move what is fixed into the configuration

docs/fix.md lists the repairs."""

_EXITS = {
    0: "whatever was mended, refused or left",
    1: "a file could not be written",
    2: "usage or configuration error, or unsafe repairs in files that git does not hold",
}
PYTHON = (".py", ".pyw")
FORMATS = ("text", "json")
SCHEMA = 1


class Outcome(Struct):
    """What came of a run."""

    mended: "list[Mended]"
    skipped: list[tuple[Finding, str]]
    """Findings whose repair was not asked for, or is advice alone, each with why."""
    faults: dict[str, str]
    """Why files could not be written, by path."""
    further: "list[Further]" = []
    """Files that hold or describe settings which were moved out of scripts."""


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("fix")
    arguments = parse(command_line(), argv, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    choice("--output-format", arguments.output_format, FORMATS, problems)
    paths = project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    today = project.today(arguments.as_of, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    report = checked(
        chosen,
        today,
        arguments,
        jobs,
        project=not arguments.no_project,
        trust=arguments.trust,
        baseline=False,
    )
    wanted, skipped = _wanted(report, unsafe=arguments.unsafe, extract=arguments.extract)
    outcome = Outcome([], skipped, {})
    if wanted:
        from autodebt_lint import session

        mending = session.mend(
            chosen.settings,
            chosen.root,
            chosen.paths,
            wanted,
            project=not arguments.no_project,
            jobs=jobs,
            cache=not arguments.no_cache,
            trust=arguments.trust,
            extract=arguments.extract,
        )
        outcome.mended = list(mending.files)
        outcome.further = list(mending.further)
    if not arguments.diff:
        if not arguments.allow_dirty:
            _refuse_dirty(chosen, outcome)
        for item in outcome.mended:
            _write(chosen.root, item, outcome)
        for further in outcome.further:
            _write(chosen.root, further, outcome)
    output.write(
        _json(outcome, written=not arguments.diff)
        if arguments.output_format == "json"
        else _text(outcome, chosen, diff=arguments.diff)
    )
    _tell(outcome, diff=arguments.diff, unsafe=arguments.unsafe)
    return 1 if outcome.faults else 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("fix", _DESCRIPTION, _EPILOG, exits=_EXITS)
    scope = parser.add_argument_group("what is mended")
    project.add_paths(scope)
    for option, text in (
        ("--select", "only findings of these rules, separated by commas"),
        ("--ignore", "not those of these rules, separated by commas"),
    ):
        scope.add_argument(option, action="append", metavar="RULES", help=text)
    scope.add_argument(
        "--unsafe", action="store_true", help="also repairs that change what happens"
    )
    scope.add_argument(
        "--extract",
        action="store_true",
        help="also move addresses, ids and secrets into the configuration, and describe them in the "
        "example of the environment, in the module or the document of settings, and in the README",
    )
    scope.add_argument(
        "--no-project", action="store_true", help="judge each file by itself, without the others"
    )
    project.add_trust(scope)
    project.add_as_of(scope)
    shape = parser.add_argument_group("how it is done")
    shape.add_argument(
        "--diff",
        action="store_true",
        help="show the changes, with secrets masked, and write nothing",
    )
    shape.add_argument(
        "--allow-dirty",
        action="store_true",
        help="make unsafe repairs also in files with changes that git does not hold",
    )
    project.add_format(parser, shape, FORMATS)
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _wanted(
    report: Report, *, unsafe: bool, extract: bool
) -> tuple[dict[str, list[Finding]], list[tuple[Finding, str]]]:
    """The findings to be mended by path, and those that a repair was not asked for."""
    wanted: dict[str, list[Finding]] = {}
    skipped: list[tuple[Finding, str]] = []
    for verdict in report.verdicts:
        finding = verdict.finding
        repair = finding.repair
        if repair is None:
            continue
        if repair.safety is Safety.DISPLAY or not repair.steps:
            skipped.append((finding, f"advice: {repair.title}"))
        elif _needs_extract(repair) and not extract:
            skipped.append((finding, f"with --extract: {repair.title}; {repair.reason}"))
        elif repair.safety is Safety.UNSAFE and not (unsafe or (extract and repair.extracts)):
            skipped.append((finding, f"unsafe: {repair.title}; {repair.reason}"))
        elif not finding.path.endswith(PYTHON):
            skipped.append((finding, "only files of Python are mended"))
        else:
            wanted.setdefault(finding.path, []).append(finding)
    return wanted, skipped


def _needs_extract(repair: Repair) -> bool:
    """Whether a repair is made with `--extract` alone; secrets move with `--unsafe`, too."""
    return repair.extracts and not repair.secret


def _refuse_dirty(chosen: Project, outcome: Outcome) -> None:
    """Stop where an unsafe repair would be mixed with changes that nobody could tell from it.

    Raises:
        UsageError: git does not hold what one of these files is now.
    """
    from autodebt_lint.engine.git import unheld

    changed = {
        item.path: item.before
        for item in outcome.mended
        if any(it.repair and it.repair.safety is not Safety.SAFE for it in item.done)
    } | {it.path: it.before for it in outcome.further if it.before is not None}
    dirty = [chosen.from_here(path) for path in unheld(chosen.root, changed)] if changed else []
    if dirty:
        more = f" and {len(dirty) - 3} more" if len(dirty) > 3 else ""
        raise UsageError(
            f"unsafe repairs would change files that git does not hold as they are: "
            f"{', '.join(dirty[:3])}{more}",
            "commit them first, or pass --allow-dirty; --diff shows the changes",
        )


def _write(root: Path, mended: "Mended | Further", outcome: Outcome) -> None:
    """Write a file; what stops that is kept, and the other files are written all the same."""
    if mended.after == mended.before:
        return
    target = root / mended.path
    try:
        if mended.before is None:
            with target.open("xb") as file:
                file.write(mended.after)
            return
        found = os.lstat(target)
        if not stat.S_ISREG(found.st_mode):
            raise UsageError("it is a link: name the file that it leads to")
        if not found.st_mode & stat.S_IWUSR:
            raise UsageError("it is read-only")
        if found.st_nlink > 1:
            raise UsageError("it has several names: the others would keep the old text")
        replace_file(target, mended.before, mended.after)
    except OSError as error:
        outcome.faults[mended.path] = str(error.strerror)
    except UsageError as error:
        outcome.faults[mended.path] = error.message


def _text(outcome: Outcome, chosen: Project, *, diff: bool) -> Iterator[str]:
    from autodebt_lint.engine.differences import CONTEXT, unified

    for item in outcome.mended:
        name = sanitise.one_line(chosen.from_here(item.path))
        if item.path in outcome.faults:
            yield f"{name}: not written: {sanitise.one_line(outcome.faults[item.path])}\n"
        elif diff:
            yield from unified(item.path, item.before, item.after)
        elif item.done:
            yield f"{name}: mended {_counted(item.done)}\n"
    for it in outcome.further:
        name = sanitise.one_line(chosen.from_here(it.path))
        if it.path in outcome.faults:
            yield f"{name}: not written: {sanitise.one_line(outcome.faults[it.path])}\n"
        elif diff:
            # Around the new lines may stand secrets that nobody masks.
            yield from unified(
                it.path,
                it.before or b"",
                it.after,
                context=CONTEXT if it.path.endswith(PYTHON) else 0,
                created=it.before is None,
            )
        else:
            settings = ", ".join(map(sanitise.one_line, it.settings))
            yield f"{name}: {'written' if it.before is None else 'changed'} for {settings}\n"
    for item in outcome.mended:
        for refused in item.refused:
            yield _line(refused.finding, f"refused: {refused.reason}", chosen)
    if not diff:
        for finding, why in outcome.skipped:
            yield _line(finding, why, chosen)


def _line(finding: Finding, why: str, chosen: Project) -> str:
    name = sanitise.one_line(chosen.from_here(finding.path))
    return f"{name}:{finding.place.line}: {finding.code} {sanitise.one_line(why)}\n"


def _counted(findings: Sequence[Finding]) -> str:
    counts = sorted(Counter(finding.code for finding in findings).items())
    return ", ".join(f"{code}" if count == 1 else f"{count} {code}" for code, count in counts)


def _json(outcome: Outcome, *, written: bool) -> Iterator[str]:
    def entry(finding: Finding) -> dict[str, Any]:
        repair = finding.repair
        assert repair is not None
        return {
            "code": finding.code,
            "path": sanitise.encodable(finding.path),
            "line": finding.place.line,
            "column": finding.place.column,
            "repair": sanitise.encodable(repair.title),
            "safety": repair.safety.word,
        }

    faults = outcome.faults
    yield sanitise.json(
        {
            "schema": SCHEMA,
            "written": written,
            "mended": [
                entry(it) for item in outcome.mended if item.path not in faults for it in item.done
            ],
            "refused": [
                {**entry(it.finding), "reason": sanitise.encodable(it.reason)}
                for item in outcome.mended
                for it in item.refused
            ],
            "further_files": [
                {
                    "path": sanitise.encodable(it.path),
                    "new": it.before is None,
                    "settings": [sanitise.encodable(name) for name in it.settings],
                }
                for it in outcome.further
                if it.path not in faults
            ],
            "left": [
                {**entry(finding), "reason": sanitise.encodable(why)}
                for finding, why in outcome.skipped
            ],
            "not_written": [
                {"path": sanitise.encodable(path), "reason": sanitise.encodable(reason)}
                for path, reason in faults.items()
            ],
        }
    )
    yield "\n"


def _tell(outcome: Outcome, *, diff: bool, unsafe: bool) -> None:
    from autodebt_lint.debt.figures import counted

    kept = [item for item in outcome.mended if item.path not in outcome.faults]
    done = sum(len(item.done) for item in kept)
    files = sum(item.after != item.before for item in kept)
    refused = sum(len(item.refused) for item in outcome.mended)
    repairs = [it.repair for it, _ in outcome.skipped if it.repair is not None]
    extracted = sum(_needs_extract(repair) for repair in repairs)
    left = sum(it.safety is Safety.UNSAFE and not _needs_extract(it) for it in repairs)
    advice = len(repairs) - left - extracted
    verb = "would be mended" if diff else "mended"
    parts = [f"{counted(done, 'finding')} {verb} in {counted(files, 'file')}"]
    if refused:
        parts.append(f"{refused:,} refused")
    if left and not unsafe:
        parts.append(f"up to {left:,} more with --unsafe")
    if extracted:
        parts.append(f"up to {extracted:,} more with --extract")
    if advice:
        parts.append(f"{advice:,} with advice alone")
    if outcome.faults:
        parts.append(f"{counted(len(outcome.faults), 'file')} not written")
    output.tell("; ".join(parts))
