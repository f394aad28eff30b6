"""Measure the integration graph on labelled projects: ``python benchmarks/accuracy/graphs.py [FOLDER]``.

Systems and links that the tool draws are compared with what somebody read in the code. A link counts as
drawn from medium confidence on; one of which a competent reader could say either is neither right nor
wrong. Systems that the catalogue does not know (``own:``) cannot be named by the tool and are counted
apart. Writes docs/graph-accuracy.md; without a folder with the clones only what it says of first runs and of
the projects that were written to be measured, and the rest stays as it was measured last. Exits 2 when a
project is missing.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent))

from places import AccuracyError  # noqa: E402
from scores import share  # noqa: E402

LABELS = HERE / "graph_labels"
WRITTEN = HERE / "projects"
ROUNDS = HERE / "graph_rounds.toml"
PAGE = HERE.parents[1] / "docs" / "graph-accuracy.md"
GROUPS = ("unseen", "seen", "written")
SURE = frozenset(["medium", "high"])
OWN = "own:"
HAND = "hand:"
LEAST = 4
"""Letters of a domain's first word that tell its owner."""
HOST = "host:"
LAST_LINE = "The analysis was repaired where these showed it wrong."


class Count(NamedTuple):
    """Right, missed and false ones."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def plus(self, other: "Count") -> "Count":
        """Add the counts of another part."""
        return Count(self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def figures(self) -> tuple[str, str, str]:
        """Precision and recall with their intervals, and the F1 measure."""
        f1 = 2 * self.right / max(1, 2 * self.right + self.missed + self.wrong)
        precision = share(self.right, self.right + self.wrong)
        return precision, share(self.right, self.right + self.missed), f"{f1:.2f}"


class Project(NamedTuple):
    """The labels of one project."""

    name: str
    group: str
    """``unseen`` when nobody had looked at it, and nothing was repaired by it, before it was first measured;
    ``written`` when somebody wrote it to be measured, and had not seen the tool."""
    systems: dict[str, bool]
    """Those that are read or written, and whether that is sure."""
    links: dict[tuple[str, str], Mapping[str, Any]]


def projects() -> list[Project]:
    """Read all labels, in order of name."""
    found = []
    for path in sorted(LABELS.glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        systems: dict[str, bool] = {}
        for script in data.get("script", ()):
            for system in (*script.get("reads", ()), *script.get("writes", ())):
                sure = system not in script.get("unsure", ())
                systems[system] = systems.get(system, False) or sure
        links: dict[tuple[str, str], Mapping[str, Any]] = {}
        for link in data.get("link", ()):
            pair = (link["source"], link["target"])
            if pair not in links or link["sure"]:
                links[pair] = link
        written = data["source"].startswith(HAND)
        group = "written" if written else "unseen" if data.get("unseen") else "seen"
        found.append(Project(path.stem, group, systems, links))
    return found


def drawn(root: Path, command: Sequence[str], cache: str) -> dict[str, Any]:
    """Let the tool draw the graph of a project; a cache spares it to compile the rulesets each time."""
    done = subprocess.run(
        [*command, "graph", ".", "--output-format", "json"],
        cwd=root,
        env={**os.environ, "AUTODEBT_CACHE_DIR": cache},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AccuracyError(f"{root}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
    graph: dict[str, Any] = json.loads(done.stdout)
    return graph


def by_host(system: str, named: Collection[str]) -> str:
    """The id that the tool gives to a system of its own kind: its name, or a domain of that name.

    ``own:skyline`` is ``host:skyline.dev``, and ``own:acme-skyline`` is ``host:acme.com``.
    """
    name = system.removeprefix(OWN).replace("-", "")
    if not system.startswith(OWN):
        return system
    for id in sorted(named):
        bare = id.replace("-", "")
        first = bare.removeprefix(HOST).partition(".")[0]
        is_of_owner = len(first) >= LEAST and name.startswith(first)
        if bare == name or (id.startswith(HOST) and (name in bare or is_of_owner)):
            return id
    return system


class Measured(NamedTuple):
    """What the comparison of one project, or of several, gave."""

    systems: Count = Count()
    links: Count = Count()
    across: Count = Count()
    """Links of which a call stands in another file than the script that joins them."""
    low_right: int = 0
    low_wrong: int = 0
    own: int = 0
    """Links with an end that the catalogue does not know."""

    def plus(self, other: "Measured") -> "Measured":
        """Add another part."""
        return Measured(
            self.systems.plus(other.systems),
            self.links.plus(other.links),
            self.across.plus(other.across),
            self.low_right + other.low_right,
            self.low_wrong + other.low_wrong,
            self.own + other.own,
        )


def compared(project: Project, graph: Mapping[str, Any], *, tell: bool) -> Measured:
    """Compare what was drawn with the labels of a project."""
    named = {item["id"] for item in graph["systems"] if item["reads"] or item["writes"]}
    told = {by_host(name, named): sure for name, sure in project.systems.items()}
    wanted = {name for name, sure in told.items() if sure and not name.startswith(OWN)}
    systems = Count(len(wanted & named), len(wanted - named), len(named - told.keys()))
    links = {(item["source"], item["target"]): item["confidence"] for item in graph["links"]}
    sure = {pair for pair, confidence in links.items() if confidence in SURE}
    low = links.keys() - sure
    known: dict[tuple[str, str], Mapping[str, Any]] = {}
    for (source, target), link in project.links.items():
        pair = (by_host(source, named), by_host(target, named))
        if not any(end.startswith(OWN) for end in pair):
            known[pair] = link
    plain = {pair for pair, link in known.items() if link["sure"]}
    apart = {pair for pair in plain if known[pair]["across_files"]}
    for pair in sorted(plain - sure) if tell else ():
        sys.stderr.write(f"{project.name}: missed {pair[0]} -> {pair[1]}: {known[pair]['why']}\n")
    for pair in sorted(sure - known.keys()) if tell else ():
        sys.stderr.write(f"{project.name}: false {pair[0]} -> {pair[1]}\n")
    return Measured(
        systems,
        Count(len(plain & sure), len(plain - sure), len(sure - known.keys())),
        Count(len(apart & sure), len(apart - sure), 0),
        len(low & known.keys()),
        len(low - known.keys()),
        len(project.links) - len(known),
    )


def section(title: str, count: int, total: Measured) -> str:
    """One part of the page."""
    rows = (("systems", total.systems), ("links", total.links))
    lines = [f"## {title}", "", f"{count} projects.", ""]
    lines += [
        "| | right | missed | false | precision | recall | F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, part in rows:
        lines.append(
            f"| {name} | {part.right} | {part.missed} | {part.wrong} | {' | '.join(part.figures)} |"
        )
    across = total.across
    lines += [
        "",
        f"Of the links that cross files {across.right} of {across.right + across.missed} are found.",
        f"Links of low confidence, which only the graph shows: {total.low_right} right,",
        f"{total.low_wrong} wrong. Links with an end that has no name in the code: {total.own}.",
        "",
    ]
    return "\n".join(lines)


def rounds() -> str:
    """The table of first runs: what the tool drew of projects that nobody had looked at."""
    rows = [
        "| day | projects | systems: right, missed, false | F1 | links: right, missed, false | F1 |",
        "|---|---|---|---|---|---|",
    ]
    causes = []
    for item in tomllib.loads(ROUNDS.read_text("utf-8"))["rounds"]:
        systems, links = Count(*item["systems"]), Count(*item["links"])
        cells = (
            item["date"],
            str(item["projects"]),
            ", ".join(map(str, systems)),
            systems.figures[2],
            ", ".join(map(str, links)),
            links.figures[2],
        )
        rows.append(f"| {' | '.join(cells)} |")
        causes.append(f"- {item['date']}, {item['projects']} projects: {item['cause']}")
    return "\n".join([*rows, "", *causes, ""])


def first_runs() -> str:
    """The part of the page on them."""
    return f"""## First runs

Labelled before the tool ran on them; nothing was repaired by what they showed before these figures were taken.

{rounds()}"""


def renewed(page: str, heading: str, part: str) -> str:
    """A page with one of its parts written anew.

    Args:
        page: its text.
        heading: with which the part begins.
        part: the new one, heading included.
    """
    until = rf"(?=^## |^{re.escape(LAST_LINE)}|\Z)"
    found = re.compile(rf"^{re.escape(heading)}\n.*?{until}", re.DOTALL | re.MULTILINE)
    return found.sub(lambda _: part.rstrip("\n") + "\n\n", page, count=1)


def root_of(project: Project, written: Path, repositories: Path | None) -> Path | None:
    """Where a project lies; None for a clone where no folder of clones was given."""
    folder = written if project.group == "written" else repositories
    if folder is None:
        return None
    root: Path = folder / project.name
    if not root.is_dir():
        raise AccuracyError(f"{root} is missing")
    return root


def main(arguments: Sequence[str]) -> int:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "repositories", type=Path, nargs="?", help="folder with the clones, as owner+name"
    )
    parser.add_argument(
        "--faults", action="store_true", help="list what is wrong and what is missed"
    )
    parser.add_argument("--keep-page", action="store_true", help="print, but write no page")
    options = parser.parse_args(arguments)
    given = os.environ.get("AUTODEBT_BENCH_COMMAND")
    command = given.split() if given else [sys.executable, "-m", "autodebt_lint"]
    totals = dict.fromkeys(GROUPS, Measured())
    counts = dict.fromkeys(GROUPS, 0)
    try:
        with TemporaryDirectory() as cache, ThreadPoolExecutor(os.cpu_count()) as pool:
            # Each by itself, and not as a part of the project that they lie in here.
            apart = Path(shutil.copytree(WRITTEN, Path(cache, "written")))
            there = [
                (project, root)
                for project in projects()
                if (root := root_of(project, apart, options.repositories))
            ]
            graphs = pool.map(lambda item: drawn(item[1], command, cache), there)
            for (project, _), graph in zip(there, graphs, strict=True):
                measured = compared(project, graph, tell=options.faults)
                totals[project.group] = totals[project.group].plus(measured)
                counts[project.group] += 1
    except AccuracyError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    written = section("Projects written to be measured", counts["written"], totals["written"])
    if options.repositories is None:
        sys.stdout.write(written)
        if not options.keep_page:
            page = renewed(PAGE.read_text("utf-8"), "## First runs", first_runs())
            PAGE.write_text(renewed(page, written.partition("\n")[0], written), encoding="utf-8")
        return 0
    text = f"""# Accuracy of the integration graph

Written by `python benchmarks/accuracy/graphs.py`; do not edit. Each project was read whole by somebody who had not seen what the
tool draws; every system that is read or written and every link was written down with the reason
(`benchmarks/accuracy/graph_labels`). A link counts as drawn from medium confidence on. A link of which a competent reader
could say either is neither right nor wrong. Shares with their 95 % interval (Wilson).

{first_runs()}
{section("The last real ones of them, run again", counts["unseen"], totals["unseen"])}
{section("Projects of the development corpus", counts["seen"], totals["seen"])}
{written}
{LAST_LINE}
"""
    sys.stdout.write(text)
    if not options.keep_page:
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
