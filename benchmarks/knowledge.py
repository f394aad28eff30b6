"""What the knowledge base costs: ``python benchmarks/knowledge.py``.

The same commands run with no vendor, with the base as it is, and with ten times as much; they take
turns, and differences are taken within one round. Writes `knowledge.md`.

Exits 0 when all limits hold, 1 when one does not, 2 when something could not be measured.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import knowledge_bases
from campaign import Shape, write_campaign
from measure import BenchmarkError, Command, Timing, take_turns
from msgspec import Struct
from plan import EXAMPLE, SMALL_FILE
from tool import DID_ITS_WORK, empty_folder

RESULTS = Path(__file__).resolve().with_name("knowledge.md")
BASES = {"no vendor": 0, "base": 1, "ten times the base": 10}
VENDOR_SCRIPT = EXAMPLE / "hubspot_to_warehouse.py"
LIMIT = 5.0
"""Milliseconds that a base may add to the check of one file."""
PER_FILE_LIMIT = 1.05
"""Most that one more file may take with the tenfold base, as a ratio: 5 per cent are noise, see
`plan.NOISE`."""
PREAMBLE = """\
Written by `python benchmarks/knowledge.py --write`; do not edit. All commands took turns, round after round; a time is a
median, what is added is the median of the differences within the rounds, and what one more file takes comes from the best
times of two projects."""
FILES = (100, 400)
"""Sizes of the projects whose difference is what one more file takes."""


class Installed(Struct, frozen=True):
    """The tool with one base."""

    name: str
    folder: Path
    """For PYTHONPATH."""
    cache: Path
    entries: int

    def check(
        self, name: str, cwd: Path, arguments: Sequence[str], before: Callable[[int], None] | None
    ) -> Command:
        """Return the command that checks something with this base."""
        return Command(
            f"{name}, {self.name}",
            (sys.executable, "-m", "autodebt_lint", "check", *arguments),
            cwd,
            DID_ITS_WORK,
            {"AUTODEBT_CACHE_DIR": str(self.cache), "PYTHONPATH": str(self.folder)},
            before,
        )


class Row(Struct, frozen=True):
    """One figure."""

    question: str
    measured: dict[str, str]
    """By base."""
    value: str
    limit: str = ""
    holds: bool = True


def say(text: str) -> None:
    """Tell the person who waits what is going on."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def one_file(bases: Sequence[Installed], folder: Path, rounds: int) -> list[Row]:
    """One changed file with a warm compiled copy, as a commit hook checks it."""
    rows = []
    for what, text in (
        ("one small clean file", SMALL_FILE.replace("{{", "{").replace("}}", "}")),
        ("one script with vendors", VENDOR_SCRIPT.read_text("utf-8") + "\nATTEMPT = {number}\n"),
    ):
        path = folder / what.replace(" ", "_") / "changed.py"
        path.parent.mkdir()

        def write(number: int, path: Path = path, text: str = text) -> None:
            path.write_text(text.replace("{number}", str(number)), encoding="utf-8")

        commands = [
            base.check(what, path.parent, [path.name, "--as-of", "2026-06-15"], write)
            for base in bases
        ]
        say(f"{what}: {rounds} rounds")
        timings = take_turns(commands, rounds, warm_up=True)
        series = [timings[command.name] for command in commands]
        measured = {
            base.name: f"{statistics.median(milliseconds(runs)):.1f} ms"
            for base, runs in zip(bases, series, strict=True)
        }
        added, tenfold = (added_milliseconds(runs, series[0]) for runs in series[1:])
        question = f"{what}: what the base adds"
        rows.append(Row(question, measured, f"{added:+.1f} ms", f"{LIMIT:g} ms", added <= LIMIT))
        rows.append(Row(f"{what}: what ten times the base adds", measured, f"{tenfold:+.1f} ms"))
    return rows


def cold(bases: Sequence[Installed], folder: Path, rounds: int) -> Row:
    """One file with an empty cache: the base is compiled."""
    path = folder / "cold" / "small.py"
    path.parent.mkdir()
    path.write_text(SMALL_FILE.format(number=0), encoding="utf-8")
    commands = [
        base.check("cold", path.parent, [path.name], lambda _, base=base: empty_folder(base.cache))  # type: ignore[misc]
        for base in bases
    ]
    say(f"cold: {rounds} rounds")
    timings = take_turns(commands, rounds, warm_up=False)
    medians = [
        statistics.median(run.seconds for run in timings[command.name]) for command in commands
    ]
    measured = {base.name: f"{median:.2f} s" for base, median in zip(bases, medians, strict=True)}
    return Row("first run: the base is compiled", measured, f"{medians[1] - medians[0]:+.2f} s")


def per_file(bases: Sequence[Installed], folder: Path, rounds: int) -> Row:
    """What one more file of a project takes, with a warm compiled copy and no facts kept."""
    commands = {}
    for size in FILES:
        project = folder / f"project-{size}"
        write_campaign(EXAMPLE, project, size, Shape.OWN_CLIENTS)
        (project / "autodebt.toml").touch()
        for base in bases:

            def forget(_: int, base: Installed = base) -> None:
                for path in base.cache.glob("project-*"):
                    path.unlink()

            commands[size, base.name] = base.check(
                f"{size} files", project, [".", "--jobs", "1", "--as-of", "2026-06-15"], forget
            )
    say(f"per file: {rounds} rounds")
    timings = take_turns([*commands.values()], rounds, warm_up=True)
    best = {key: min(milliseconds(timings[command.name])) for key, command in commands.items()}
    few, many = FILES
    each = {
        base.name: (best[many, base.name] - best[few, base.name]) / (many - few) for base in bases
    }
    ratio = each[bases[2].name] / each[bases[1].name]
    return Row(
        "one more file in a project; tenfold against the base",
        {name: f"{value:.2f} ms" for name, value in each.items()},
        f"{ratio:.2f}",
        f"{PER_FILE_LIMIT:g}",
        ratio <= PER_FILE_LIMIT,
    )


def milliseconds(runs: Sequence[Timing]) -> list[float]:
    """Times of runs in milliseconds."""
    return [run.seconds * 1000 for run in runs]


def added_milliseconds(ours: Sequence[Timing], without: Sequence[Timing]) -> float:
    """Median of the differences within the rounds."""
    pairs = zip(milliseconds(ours), milliseconds(without), strict=True)
    return statistics.median(mine - other for mine, other in pairs)


def markdown(rows: Sequence[Row], bases: Sequence[Installed], date: str) -> str:
    """Write the results."""
    lines = [
        "# What the knowledge base costs",
        "",
        PREAMBLE,
        "",
        f"* Date: {date}",
        f"* {platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}",
        *(f"* {base.name}: {base.entries:,} entries" for base in bases),
        "",
        f"| question | {' | '.join(base.name for base in bases)} | value | limit | verdict |",
        f"|---|{'---|' * len(bases)}---|---|---|",
    ]
    for row in rows:
        verdict = (
            "for information" if not row.limit else "holds" if row.holds else "**over the limit**"
        )
        measured = " | ".join(row.measured[base.name] for base in bases)
        lines.append(f"| {row.question} | {measured} | {row.value} | {row.limit} | {verdict} |")
    return "\n".join(lines) + "\n"


def run(options: argparse.Namespace) -> int:
    """Measure, print the table and return the exit code."""
    with tempfile.TemporaryDirectory(prefix="autodebt-bench-") as scratch:
        folder = Path(scratch).resolve()
        say("installing the bases")
        bases = []
        for name, times in BASES.items():
            installed = knowledge_bases.install(folder / f"tool-{times}", times)
            cache = folder / f"cache-{times}"
            bases.append(Installed(name, installed, cache, knowledge_bases.entries(installed)))
        rows = one_file(bases, folder, options.rounds)
        rows.append(per_file(bases, folder, max(options.rounds // 8, 3)))
        rows.append(cold(bases, folder, max(options.rounds // 8, 3)))
    text = markdown(rows, bases, options.date)
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0 if all(row.holds for row in rows) else 1


def main() -> int:
    """Run the benchmark; the exit code is in the module's docstring."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=41, help="runs of each one-file command")
    parser.add_argument(
        "--date",
        default=os.environ.get("AUTODEBT_BENCH_DATE", "undated"),
        help="day of the run as the results are to show it (default: $AUTODEBT_BENCH_DATE)",
    )
    parser.add_argument("--write", action="store_true", help="write knowledge.md")
    try:
        return run(parser.parse_args())
    except BenchmarkError as error:
        say(f"could not measure: {error}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
