"""Measure the tool against its limits: ``python benchmarks/run.py``.

Exits 0 when all limits hold, 1 when one does not, 2 when something could not be measured.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import tool
from measure import BenchmarkError, take_turns
from memory import peak_memory
from plan import LIMITED_TREE, PYLINT_RULES, RUFF_RULES, Comparison, comparisons, processes
from provision import PACKAGES, PEERS, Equipment, provide
from table import Row, markdown, memory_row, ratio_row

RESULTS = Path(__file__).resolve().with_name("results.md")


def say(text: str) -> None:
    """Tell the person who waits what is going on."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--date",
        default=os.environ.get("AUTODEBT_BENCH_DATE", "undated"),
        help="day of the run as the results are to show it (default: $AUTODEBT_BENCH_DATE)",
    )
    parser.add_argument(
        "--only", default="", help="names of comparisons with commas between; results.md is kept"
    )
    parser.add_argument("--list", action="store_true", help="name the comparisons and end")
    parser.add_argument("--rounds", type=int, help="runs of each command, instead of the plan's")
    parser.add_argument(
        "--peer-tree", choices=PACKAGES, default="google", help="tree for the slow peers"
    )
    parser.add_argument(
        "--time-limit", type=float, default=900.0, help="seconds for one run of a slow peer"
    )
    return parser.parse_args(arguments)


def comparison_names() -> list[str]:
    """Names of all comparisons, without providing what they need."""
    nowhere = Equipment(trees=dict.fromkeys(PACKAGES, Path()), plain=Path(), peers=Path())
    return [comparison.name for comparison in comparisons(nowhere, Path(), LIMITED_TREE)]


def measured(comparison: Comparison, rounds: int | None, time_limit: float) -> Iterator[Row]:
    """Run one comparison and yield its rows."""
    rounds = comparison.rounds if rounds is None else min(rounds, comparison.rounds)
    say(
        f"{comparison.name}: {rounds} x {', '.join(command.name for command in comparison.commands)}"
    )
    if comparison.prepare is not None:
        comparison.prepare()
    timings = take_turns(
        comparison.commands,
        rounds,
        warm_up=comparison.warm_up,
        time_limit=time_limit if comparison.stopped_at_limit else None,
    )
    for ratio in comparison.ratios:
        yield ratio_row(ratio, timings)


def memory(equipment: Equipment, scratch: Path) -> Row:
    """Look at the memory of one cold scan of the largest tree."""
    say("memory: 1 x autodebt, cold cache")
    command = tool.cold("autodebt, cold cache", equipment.trees[LIMITED_TREE], scratch / "memory")
    return memory_row(LIMITED_TREE, peak_memory(command))


def preamble(date: str, surveys: dict[str, tool.Survey]) -> str:
    """What a reader must know to judge the figures."""
    looked_at = "\n".join(
        f"* {PACKAGES[name]}: {seen.files:,} Python files, {seen.analysed:,} with automation code, "
        f"{seen.findings:,} findings shown, {seen.incomplete:,} files not read to their end"
        for name, seen in surveys.items()
    )
    return f"""# Benchmark results

Written by `make bench`; do not edit. Values are ours divided by theirs: below 1 we are faster. All commands of a
comparison ran in turn, round after round; a value is the median of the rounds' ratios (growth: ratio of the best times).

* Date: {date}
* {platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, {processes()} cores; a bare parse uses as many processes
* Peers: {", ".join(PEERS)}
* ruff: {RUFF_RULES}; pylint: {PYLINT_RULES}; flake8 with bugbear and pylint: `-j 2`
{looked_at}

"""


def run(options: argparse.Namespace) -> int:
    """Measure what the options ask for, print the table and return the exit code.

    Raises:
        BenchmarkError: something could not be measured.
    """
    only = {name for name in options.only.split(",") if name}
    names = [*comparison_names(), "memory"]
    if options.list:
        sys.stdout.write("\n".join(names) + "\n")
        return 0
    if unknown := only.difference(names):
        problem = f"no comparison {', '.join(sorted(unknown))}; there are {', '.join(names)}"
        raise BenchmarkError(problem)
    with tempfile.TemporaryDirectory(prefix="autodebt-bench-") as folder:
        scratch = Path(folder).resolve()
        say("providing packages and peers")
        equipment = provide(scratch / "trees")
        (scratch / "caches").mkdir()
        plan = comparisons(equipment, scratch / "caches", options.peer_tree)
        surveys = {}
        if not only:
            surveys = {
                name: tool.survey(tree, scratch / "survey")
                for name, tree in equipment.trees.items()
            }
        rows = [
            row
            for comparison in plan
            if not only or comparison.name in only
            for row in measured(comparison, options.rounds, options.time_limit)
        ]
        if not only or "memory" in only:
            rows.append(memory(equipment, scratch / "caches"))
    table = markdown(rows)
    sys.stdout.write(table)
    if not only:
        RESULTS.write_text(preamble(options.date, surveys) + table, encoding="utf-8")
    failed = [row for row in rows if row.verdict.fails]
    for row in failed:
        say(
            f"{row.verdict.value.strip('*')}: {row.question}, {row.value} (limit {row.limit}) against {row.against}"
        )
    return 1 if failed else 0


def main() -> int:
    """Run the benchmark; the exit code is in the module's docstring."""
    try:
        return run(parse_arguments(sys.argv[1:]))
    except BenchmarkError as error:
        say(f"could not measure: {error}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
