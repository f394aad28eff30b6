"""``autodebt init``: a first configuration and a baseline, by what the code talks to."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from autodebt_lint import sanitise
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, parse, whole_number
from autodebt_lint.errors import UsageError
from autodebt_lint.model.report import Report
from autodebt_lint.settings import find_root, load_settings

_DESCRIPTION = """\
Look at the project of the current folder, propose seasons, business processes
and systems, and write them as a commented configuration, with a baseline that
accepts the findings of today. From then on only new debt fails."""

_EPILOG = """\
examples:
  autodebt init
  autodebt init --dry-run      show what would be written
  autodebt init --no-baseline  the configuration only

It is written to [tool.autodebt] of pyproject.toml, or to autodebt.toml where
there is none; a project that is configured already is left alone."""

AHEAD = 180
"""Days of which it is told what will block."""
CODEOWNERS = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS")


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("init")
    arguments = parse(command_line(), argv, problems)
    for word in arguments.paths:
        problems.add(f"not expected: {word}; the project is that of the current folder")
    jobs = whole_number("--jobs", arguments.jobs, problems)
    root = find_root(Path())
    target = root / ("pyproject.toml" if (root / "pyproject.toml").is_file() else "autodebt.toml")
    if _configured(root):
        problems.add(
            "this project is configured already; autodebt baseline create accepts findings"
        )
    chosen = project.choose(arguments, [root], problems)
    today = project.today(arguments.as_of, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    from autodebt_lint import proposing, session
    from autodebt_lint.cli.progress import Bar

    cache = not arguments.no_cache
    with Bar(sys.stderr) as bar:
        graph = session.graph(chosen.settings, root, [root], jobs=jobs, cache=cache, progress=bar)
        gaps = session.knowledge_gaps(chosen.settings, root, [root], jobs=jobs, cache=cache)
        knowledge = session.knowledge(chosen.settings, root, cache=cache)
        owned = any((root / name).is_file() for name in CODEOWNERS)
        text = proposing.configuration(
            graph,
            gaps,
            lambda id: found.revenue_role if (found := knowledge.system(id)) else (),
            owned=owned,
        )
        from autodebt_lint.settings import parse_settings

        settings = parse_settings(text)
        report = session.run(settings, root, [root], today, jobs=jobs, cache=cache, baseline=False)
        agenda = session.agenda(settings, root, [root], today, days=AHEAD, jobs=jobs, cache=cache)
    if arguments.dry_run:
        output.write([text])
        return 0
    _write(target, text)
    lines = [f"{target.name}: written\n"]
    if not arguments.no_baseline:
        from autodebt_lint.engine import baseline
        from autodebt_lint.policy.known import entries_of

        reason = f"there when autodebt was introduced on {today}"
        entries = entries_of(report.verdicts, reason=reason)
        baseline.write(root, settings.baseline, entries)
        lines.append(f"{settings.baseline}: {sum(e.count for e in entries):,} findings accepted\n")
    blocks = [event for event in agenda.events if event.kind == "block"]
    lines += _told(report, accepted=not arguments.no_baseline, ahead=bool(blocks))
    lines += [
        f"  {event.day}  {event.title}: {sanitise.one_line(event.detail)}\n" for event in blocks
    ]
    lines.append("next: autodebt check, autodebt upcoming, autodebt graph\n")
    output.write(lines)
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("init", _DESCRIPTION, _EPILOG)
    what = parser.add_argument_group("what is written")
    what.add_argument(
        "--dry-run", action="store_true", help="show the configuration, and write nothing"
    )
    what.add_argument("--no-baseline", action="store_true", help="accept no finding")
    project.add_as_of(what)
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _configured(root: Path) -> bool:
    if (root / "autodebt.toml").exists():
        return True
    from autodebt_lint.settings import Settings

    return load_settings(root) != Settings(requires_python=load_settings(root).requires_python)


def _told(report: Report, *, accepted: bool, ahead: bool) -> Iterator[str]:
    """What there is, and what of it fails a run today and on days ahead."""
    from autodebt_lint.debt.figures import duration

    minutes = sum(verdict.finding.effort for verdict in report.verdicts)
    failing = sum(verdict.severity >= report.fail_on for verdict in report.verdicts)
    yield f"debt: {len(report.verdicts):,} findings, {duration(minutes)} of repair\n"
    fails = "would fail a run today, but for the baseline" if accepted else "fail a run today"
    joins = "what joins them" if ahead else "nothing joins them"
    yield f"{failing:,} of them {fails}; {joins} in the next {AHEAD} days{':' * ahead}\n"


def _write(target: Path, text: str) -> None:
    """Write the configuration; of a pyproject.toml all else stays as it is.

    Raises:
        UsageError: the file cannot be read or written.
    """
    temporary = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        if target.name == "pyproject.toml":
            whole = _within(target.read_bytes().decode("utf-8"), text)
            mode = target.stat().st_mode
        else:
            whole, mode = text, 0o644
        temporary.write_bytes(whole.encode("utf-8"))
        temporary.chmod(mode)
        temporary.replace(target)
    except (OSError, UnicodeDecodeError) as error:
        temporary.unlink(missing_ok=True)
        raise UsageError(f"cannot write {target.name}: {error}") from error


def _within(pyproject: str, text: str) -> str:
    """Put a configuration into the text of a pyproject.toml, below ``[tool.autodebt]``."""
    import tomlkit

    head, *tables = text.split("\n[")
    lines = [f"[tool.autodebt]\n{head}", *tables]
    added = "\n[tool.autodebt.".join(lines)
    whole = f"{pyproject.rstrip()}\n\n{added}".replace(
        "\n# [systems.", "\n# [tool.autodebt.systems."
    )
    if "\r\n" in pyproject:
        whole = whole.replace("\r\n", "\n").replace("\n", "\r\n")
    # What was there before has to be the same after, and what was added has to be read as such.
    before, after = tomlkit.parse(pyproject).unwrap(), tomlkit.parse(whole).unwrap()
    own = after.get("tool", {}).pop("autodebt", None)
    if not after.get("tool") and "tool" not in before:
        after.pop("tool", None)
    if own is None or after != before:
        raise UsageError(
            "pyproject.toml has a form that nothing can be added to", "write autodebt.toml by hand"
        )
    return whole
