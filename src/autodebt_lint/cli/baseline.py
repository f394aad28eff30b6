"""``autodebt baseline``: accept today's findings, so that a run fails on new ones only."""

import datetime
from collections.abc import Sequence

from autodebt_lint import clock, sanitise
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, whole_number
from autodebt_lint.cli.project import Project
from autodebt_lint.cli.running import checked
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.known import DEBT, KINDS, KnownFinding
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.policy.suppressions import EXPIRED, is_vague

_DESCRIPTION = """\
Keep a file of findings that the team has accepted. A run fails on what is not
in it. An entry knows its finding by rule, file, scope and statement, without
line numbers and without source text: it survives moved lines and renamed files,
and never stands for a finding that came later."""

_EPILOG = """\
examples:
  autodebt baseline create --reason "before we began, #120"
  autodebt baseline accept --select ADL305 jobs/ --until 2027-05-31 \\
      --reason "the job is retired in May"
  autodebt baseline accept --kind false-positive --select ADL107 \\
      --reason "a fixture's id"
  autodebt baseline prune
  autodebt baseline show

What is wrong with a comment (ADL003-006) cannot be accepted. The path of the
file is the key `baseline` (default: .autodebt-baseline.json)."""

_ACTIONS = {
    "create": "write the file anew: all findings of today",
    "accept": "add findings to it",
    "prune": "take out what is no longer found",
    "show": "tell what is accepted, by rule and reason",
}


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("baseline")
    action, rest = (argv[0], argv[1:]) if argv and argv[0] in _ACTIONS else ("", argv)
    arguments = parse(command_line(), rest, problems)
    if not action:
        word = arguments.paths.pop(0) if arguments.paths else ""
        problems.add(
            f"no such action: {word}; it is one of {', '.join(_ACTIONS)}"
            if word
            else f"say what to do: {', '.join(_ACTIONS)}"
        )
    if action == "prune" and (arguments.select or arguments.ignore):
        problems.add("prune looks at all rules; leave --select and --ignore out")
    choice("--kind", arguments.kind, dict.fromkeys(KINDS), problems)
    if action in {"create", "accept"} and is_vague(arguments.reason):
        problems.add("--reason: say in words why these findings are accepted")
    jobs = whole_number("--jobs", arguments.jobs, problems)
    until = problems.attempt(clock.day, arguments.until, "--until") if arguments.until else None
    paths = project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    today = project.today(arguments.as_of, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    from autodebt_lint.engine import baseline

    name = chosen.settings.baseline
    accepted = baseline.read(chosen.root, name)
    if action == "show":
        output.write(_shown(accepted or (), today))
        return 0
    if action == "prune" and accepted is None:
        output.tell(f"there is no baseline {name}")
        return 0
    report = checked(chosen, today, arguments, jobs, baseline=action != "create")
    if action == "prune":
        kept = _pruned(accepted or (), report, chosen)
    else:
        from autodebt_lint.policy.known import entries_of

        kept = [
            *(accepted or () if action == "accept" else ()),
            *entries_of(
                _acceptable(report),
                kind=arguments.kind,
                reason=arguments.reason,
                owner=arguments.owner,
                until=until,
            ),
        ]
    baseline.write(chosen.root, name, kept)
    _tell(action, name, accepted or (), kept)
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser(
        "baseline",
        _DESCRIPTION,
        _EPILOG,
        usage="ACTION [PATHS ...] [OPTIONS]",
        actions=_ACTIONS,
    )
    scope = parser.add_argument_group("what is accepted")
    project.add_paths(scope)
    for option, text in (
        ("--select", "only these rules, separated by commas"),
        ("--ignore", "not these rules, separated by commas"),
    ):
        scope.add_argument(option, action="append", metavar="RULES", help=text)
    about = parser.add_argument_group("why")
    about.add_argument(
        "--reason",
        default="",
        metavar="TEXT",
        help="why it is accepted, in words; create and accept need it",
    )
    about.add_argument("--owner", default="", help="who answers for it, as @lagovia/crm")
    about.add_argument(
        "--until",
        default="",
        metavar="DATE",
        help="last day on which it is accepted, YYYY-MM-DD (default: no end)",
    )
    about.add_argument(
        "--kind",
        default=DEBT,
        metavar="KIND",
        help="debt, which is paid back later, or false-positive: the tool is wrong (default: debt)",
    )
    parser.words["kind"] = tuple(dict.fromkeys(KINDS))
    project.add_as_of(about)
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _acceptable(report: Report) -> list[Verdict]:
    """What may be accepted: nothing that a comment silenced until its last day passed."""
    expired = [
        (verdict.finding.path, verdict.finding.place.line)
        for verdict in report.verdicts
        if verdict.finding.code == EXPIRED[0]
    ]

    def was_silenced(finding: Finding) -> bool:
        lines = range(finding.place.line, finding.place.end_line + 1)
        return any(path == finding.path and line in lines for path, line in expired)

    return [verdict for verdict in report.verdicts if not was_silenced(verdict.finding)]


def _pruned(
    accepted: Sequence[KnownFinding], report: Report, chosen: Project
) -> list[KnownFinding]:
    """What is still found of what was accepted, under the names that it has now.

    Files that were not looked at keep their entries.
    """
    from msgspec.structs import replace

    roots = [chosen.name_of(str(path)) for path in chosen.paths]

    def looked_at(path: str) -> bool:
        return any(root in (".", path) or path.startswith(f"{root}/") for root in roots)

    counts: dict[KnownFinding, int] = {}
    for entry in accepted:
        if not looked_at(entry.path):
            counts[replace(entry, count=1)] = entry.count
    for verdict in report.known:
        if verdict.known is not None:
            finding = verdict.finding
            now = replace(
                verdict.known,
                path=finding.path,
                scope=finding.scope,
                statement=verdict.statement,
                count=1,
            )
            counts[now] = counts.get(now, 0) + 1
    return [replace(entry, count=count) for entry, count in counts.items()]


def _tell(
    action: str, name: str, before: Sequence[KnownFinding], after: Sequence[KnownFinding]
) -> None:
    was, now = (sum(entry.count for entry in some) for some in (before, after))
    change = f"{now - was:+,}" if action != "create" else f"{now:,}"
    output.tell(f"{name}: {now:,} accepted findings ({change})")


def _shown(accepted: Sequence[KnownFinding], today: datetime.date) -> "list[str]":
    """Tell what is accepted, by reason, with what has expired."""
    if not accepted:
        return ["nothing is accepted\n"]
    groups: dict[tuple[str, str, str, str], int] = {}
    for entry in accepted:
        until = entry.until.isoformat() if entry.until else ""
        key = (entry.kind, entry.reason or "(no reason)", entry.owner, until)
        groups[key] = groups.get(key, 0) + entry.count
    lines = [f"{sum(entry.count for entry in accepted):,} accepted findings\n"]
    for (kind, reason, owner, until), count in sorted(groups.items(), key=lambda item: -item[1]):
        about = [kind, *([owner] if owner else []), *([f"until {until}"] if until else [])]
        if until and until < today.isoformat():
            about.append("EXPIRED: they count again")
        lines.append(
            f"  {count:>6,}  {sanitise.one_line(reason)} ({sanitise.one_line(', '.join(about))})\n"
        )
    rules: dict[str, int] = {}
    for entry in accepted:
        rules[entry.rule] = rules.get(entry.rule, 0) + entry.count
    lines.append("\n")
    lines += [f"  {rules[rule]:>6,}  {rule}\n" for rule in sorted(rules)]
    return lines
