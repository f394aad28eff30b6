"""Measure precision and recall on labelled real scripts: ``python benchmarks/accuracy/run.py``.

Exits 0 when everything was measured, 2 when something could not be. There is no limit: the figures
are reported as they are.
"""

import argparse
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent))

from labels import SECOND_READING, Source, rounds, sources  # noqa: E402
from page import Figures, page  # noqa: E402
from places import AccuracyError, place_of  # noqa: E402
from provision import PEERS, environment  # noqa: E402
from scores import Score, agreement, score_file  # noqa: E402
from tools import Tool, bandit, ours, pylint, ruff, semgrep  # noqa: E402

PAGE = HERE.parents[1] / "docs" / "accuracy.md"
RULES = tuple(f"ADL{number}" for number in (*range(101, 108), *range(301, 311)))
SEMGREP = ("semgrep==1.185.0",)
INFERRED = ("requests==2.32.5",)
"""What pylint must be able to import, or it cannot tell whose function is called."""
SHOWN = frozenset(["", "medium", "high"])
"""Confidences that are shown unless the others are asked for."""


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "repositories",
        nargs="?",
        type=Path,
        help="folder with the labelled repositories, as owner+name, owner/name or name, at the labels' commits; "
        "without it only distributions are measured",
    )
    parser.add_argument(
        "--faults", action="store_true", help="list what is wrong and what is missed"
    )
    parser.add_argument(
        "--semgrep-rules",
        type=Path,
        help="folder with semgrep's public collection of rules; without it semgrep is left out",
    )
    parser.add_argument("--no-peers", action="store_true", help="measure our own tool only")
    parser.add_argument(
        "--date",
        default=os.environ.get("AUTODEBT_BENCH_DATE", "undated"),
        help="day of the run as the page is to show it",
    )
    parser.add_argument("--keep-page", action="store_true", help="print, but write no page")
    return parser.parse_args(arguments)


def own_command() -> list[str]:
    """How our tool is called: as ``AUTODEBT_BENCH_COMMAND`` says, else with this Python."""
    given = os.environ.get("AUTODEBT_BENCH_COMMAND")
    return given.split() if given else [sys.executable, "-m", "autodebt_lint"]


def measured(
    tool: Tool, labelled: Sequence[tuple[Source, Path]], *, tell: bool
) -> tuple[dict[str, Score], dict[str, list[int]]]:
    """Run one tool over all sources and compare; by our rules, and by confidence."""
    totals: defaultdict[str, Score] = defaultdict(Score)
    bands: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for source, root in labelled:
        found = tool.run(root, [file.path for file in source.files])
        for file in source.files:
            items = found.get(file.path, [])
            _, _, by_confidence = score_file(source.source, file, items, tool.codes)
            shown = [item for item in items if item.confidence in SHOWN]
            scores, faults, _ = score_file(source.source, file, shown, tool.codes)
            for rule, score in scores.items():
                totals[rule] += score
            for confidence, (right, wrong) in by_confidence.items():
                bands[confidence][0] += right
                bands[confidence][1] += wrong
            for fault in faults if tell else ():
                sys.stderr.write(
                    f"{root.name}/{file.path}:{fault.line} {fault.code} {fault.what}\n"
                )
    return dict(totals), dict(bands)


def run(options: argparse.Namespace, unpacked: Path) -> int:
    """Measure, print and write the page; distributions are unpacked below `unpacked`."""
    labelled: list[tuple[Source, Path]] = []
    left_out: list[str] = []
    for source in sources():
        root = place_of(source, options.repositories, unpacked)
        if root is None:
            left_out.append(source.source)
        else:
            labelled.append((source, root))
    if left_out:
        sys.stderr.write(
            f"{len(left_out)} labelled files of repositories are left out: name their folder to measure them\n"
        )
    sys.stderr.write(f"reading {len(labelled)} sources\n")
    own = Tool("autodebt", {rule: rule for rule in RULES}, ours(own_command()))
    scores, bands = measured(own, labelled, tell=options.faults)
    scores = dict.fromkeys(RULES, Score()) | scores
    peers: dict[str, dict[str, Score]] = {}
    if not options.no_peers:
        programs = environment("accuracy-peers", (*PEERS, *INFERRED))
        tools = [ruff(programs), bandit(programs), pylint(programs)]
        if options.semgrep_rules is not None:
            # Alone: it pins what the others need in other versions.
            own_programs = environment("accuracy-semgrep", SEMGREP)
            tools.append(semgrep(own_programs, options.semgrep_rules.resolve()))
        for peer in tools:
            sys.stderr.write(f"comparing with {peer.name}\n")
            peers[peer.name], _ = measured(peer, labelled, tell=False)
    first = {
        (source.source, file.path): file.labels for source, _ in labelled for file in source.files
    }
    shared = whole = twice = 0
    for source in sources(SECOND_READING):
        for file in source.files:
            if (source.source, file.path) in first:
                twice += 1
                same, together = agreement(first[source.source, file.path], file.labels)
                shared, whole = shared + same, whole + together
    figures = Figures(
        date=options.date,
        sources=len({source.source for source, _ in labelled}),
        files=sum(len(source.files) for source, _ in labelled),
        lines=sum(file.lines for source, _ in labelled for file in source.files),
        read_twice=twice,
        shared=shared,
        whole=whole,
        scores=scores,
        peers=peers,
        bands=bands,
        rounds=rounds(),
    )
    text = page(figures)
    sys.stdout.write(text)
    if not options.keep_page and not left_out and not options.no_peers:
        PAGE.write_text(text, encoding="utf-8")
    return 0


def main() -> int:
    """Run; the exit code is in the module's docstring."""
    try:
        with tempfile.TemporaryDirectory(prefix="autodebt-accuracy-") as folder:
            return run(parse_arguments(sys.argv[1:]), Path(folder).resolve())
    except AccuracyError as error:
        sys.stderr.write(f"could not measure: {error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
