"""Measure the walk through history against wily's: ``python benchmarks/history.py``.

Both get the same repository, each a copy and empty caches of its own, and walk all commits of its one
branch; they take turns. wily measures complexity and maintainability of the files that each commit
changed; we judge the whole project at each commit. Two shapes of repository are tried: scripts that stand
in small groups with clients of their own, and scripts that half of them share one set of clients.

Exits 0 when the limit holds, 1 when it does not, 2 when something could not be measured.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import tool
from history_repository import Sharing, write_repository
from measure import BenchmarkError, Command, median_of_pairs, take_turns
from provision import environment

WILY = "wily==1.25.0"
LIMIT = 20
"""How many times faster than wily the walk is to be."""
ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "history-speed.md"


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--commits", type=int, default=1000)
    parser.add_argument("--scripts", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument(
        "--date",
        default=os.environ.get("AUTODEBT_BENCH_DATE", "undated"),
        help="day of the run as the page is to show it (default: $AUTODEBT_BENCH_DATE)",
    )
    parser.add_argument("--write", action="store_true", help="write docs/history-speed.md")
    return parser.parse_args(arguments)


def ours(name: str, repository: Path, cache: Path, every: str, *, cold: bool = True) -> Command:
    """Our build, with an empty cache folder unless it is to go on where the last one ended."""
    return Command(
        name,
        (*tool.our_argv(), "history", "build", f"--every={every}"),
        repository,
        frozenset([0]),
        tool.our_environment(cache),
        (lambda _round: tool.empty_folder(cache)) if cold else None,
    )


def wilys(repository: Path, programs: Path, cache: Path, commits: int) -> Command:
    """The build of wily with all of its operators, with an empty cache."""
    return Command(
        "wily",
        (str(programs / "wily"), "--cache", str(cache), "build", ".", "-n", str(commits)),
        repository,
        frozenset([0]),
        {},
        lambda _round: tool.empty_folder(cache),
    )


def measured(
    sharing: Sharing, scratch: Path, programs: Path, options: argparse.Namespace
) -> tuple[list[str], bool]:
    """Measure one shape of repository: rows of the table, and whether the limit holds."""
    for who in ("ours", "theirs"):
        write_repository(
            ROOT / "examples" / "spring-campaign",
            scratch / who,
            options.scripts,
            options.commits,
            sharing,
        )
    commands = [
        ours("every commit", scratch / "ours", scratch / "cache", "commit"),
        ours("nothing new", scratch / "ours", scratch / "cache", "commit", cold=False),
        ours("every week", scratch / "ours", scratch / "weekly", "week"),
        wilys(scratch / "theirs", programs, scratch / "wily", options.commits),
    ]
    timings = take_turns(commands, options.rounds, warm_up=False)
    rows = []
    holds = True
    for name in ("every commit", "every week", "nothing new"):
        seconds = statistics.median(run.seconds for run in timings[name])
        times = median_of_pairs(timings["wily"], timings[name])
        limit = f"at least {LIMIT}" if name == "every commit" else ""
        if name == "every commit":
            holds = times.value >= LIMIT
        verdict = ("yes" if holds else "**no**") if limit else ""
        rows.append(
            f"| {sharing.value} | {name} | {seconds:.1f} s | {times.value:.1f}"
            f" ({times.low:.1f} to {times.high:.1f}) | {limit} | {verdict} |"
        )
    theirs = statistics.median(run.seconds for run in timings["wily"])
    rows.append(f"| {sharing.value} | wily, every commit | {theirs:.1f} s | 1 | | |")
    return rows, holds


def page(rows: Sequence[str], options: argparse.Namespace) -> str:
    """The page of the documentation."""
    table = "\n".join(rows)
    return f"""# How fast a history is built

Written by `python benchmarks/history.py --write`; do not edit. {options.commits:,} commits of a repository that ends with
about {options.scripts:,} scripts, made from `examples/spring-campaign` (`benchmarks/history_repository.py`); rounds: {options.rounds}, in each of which
the commands took turns, each with empty caches; the median of the rounds, with the least and the largest.

* Date: {options.date}
* {platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores
* Peer: {WILY}, all of its operators, `wily build . -n {options.commits}`

| repository | points | time | times faster than wily | limit | holds |
|---|---|---|---|---|---|
{table}

The two do different work. wily measures the files that a commit changed, one by one. We judge the whole project at
each commit, rules about several files together among them, as on the commit's own day. "nothing new" is a second build
after the first; "every week" is the default of `autodebt history build`. Times are wall times of whole commands: other
work on the machine slows both, and the ratios of one round suffer least.
"""


def run(options: argparse.Namespace) -> int:
    """Measure, print, and return the exit code.

    Raises:
        BenchmarkError: something could not be measured.
    """
    programs = environment("wily", (WILY,))
    rows: list[str] = []
    good = True
    for sharing in Sharing:
        with tempfile.TemporaryDirectory(prefix="autodebt-bench-") as folder:
            more, holds = measured(sharing, Path(folder).resolve(), programs, options)
        rows += more
        good = good and holds
        sys.stdout.write("\n".join(more) + "\n")
        sys.stdout.flush()
    if options.write:
        PAGE.write_text(page(rows, options), encoding="utf-8")
    return 0 if good else 1


def main() -> int:
    """Run the benchmark; the exit code is in the module's docstring."""
    try:
        return run(parse_arguments(sys.argv[1:]))
    except BenchmarkError as error:
        sys.stderr.write(f"could not measure: {error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
