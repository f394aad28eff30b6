"""What is compared with what, and which ratios must hold."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import tool
from campaign import Shape, write_campaign
from measure import Command, Spread, Timing, median_of_pairs, ratio_of_best
from msgspec import Struct
from provision import PACKAGES, Equipment

BARE_PARSE = Path(__file__).resolve().with_name("bare_parse.py")
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "spring-campaign"

RUFF_RULES = "S113,BLE001,S110,S112,S104,S501,S105,S106,S107,E722,UP035,C901"
PYLINT_RULES = "missing-timeout,broad-exception-caught,bare-except,deprecated-module"

LIMITED_TREE = next(iter(PACKAGES))
"""The largest tree: the limits on whole scans and on memory are about it."""
MEMORY_LIMIT = 400.0
"""Megabytes."""
PROJECT_SIZES = (500, 1000, 2000)
NOISE = 0.05
"""Tolerance on "time doubles, no more, when files double".

Measured: the best of five runs of one 1.6 s command differed by up to 3 per cent between six
series on a shared two-core machine, and a ratio has two such times in it. Growth with the power 1.2
of the files would show as 2.3, a quadratic stage as more, so neither hides in the tolerance."""

SMALL_FILE = '''"""Send the daily number of bookings to the team's dashboard."""

import os

import requests

ATTEMPT = {number}


def send(bookings: int) -> None:
    """Send the number, and fail when the dashboard does not take it."""
    response = requests.post(
        os.environ["DASHBOARD_URL"],
        json={{"bookings": bookings}},
        timeout=10,
    )
    response.raise_for_status()
'''
"""Clean, but not trivially: it calls a remote system, so the analysis runs to its end."""


class Ratio(Struct, frozen=True):
    """One line of the table: how many times as long as the other command ours takes."""

    question: str
    ours: str
    theirs: str
    limit: float | None = None
    """None: only told."""
    binding: bool = True
    """False: an aim, which may be missed."""
    tolerance: float = 0.0
    """Part of the limit that is allowed on top of it as noise."""
    spread: Callable[[Sequence[Timing], Sequence[Timing]], Spread] = median_of_pairs


class Comparison(Struct, frozen=True):
    """Commands that take turns, and the ratios that are read from them."""

    name: str
    commands: tuple[Command, ...]
    rounds: int
    ratios: tuple[Ratio, ...]
    warm_up: bool = True
    stopped_at_limit: bool = False
    """The time limit for slow peers applies."""
    prepare: Callable[[], None] | None = None
    """Called once, before everything."""


def processes() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ruff(name: str, peers: Path, tree: Path, *cache: str) -> Command:
    """Ruff with the rules that come closest to ours."""
    argv = (str(peers / "ruff"), "check", "--isolated", *cache, "--select", RUFF_RULES, str(tree))
    return Command(name, argv, tree, frozenset({0, 1}))


def cold_scan(tree_name: str, equipment: Equipment, scratch: Path) -> Comparison:
    """A whole tree for the first time, against parsing alone and against ruff."""
    tree = equipment.trees[tree_name]
    limited = tree_name == LIMITED_TREE
    bare = (sys.executable, str(BARE_PARSE), str(tree), str(processes()))
    return Comparison(
        f"cold-{tree_name}",
        (
            tool.cold("autodebt, cold cache", tree, scratch / "cold"),
            Command("bare ast.parse", bare, tree, frozenset({0})),
            ruff("ruff --no-cache", equipment.peers, tree, "--no-cache"),
            tool.uncached("autodebt --no-cache", tree, scratch / "uncached"),
        ),
        5,
        (
            Ratio(
                f"{tree_name}: cold scan, cache filled",
                "autodebt, cold cache",
                "bare ast.parse",
                3.0 if limited else None,
            ),
            Ratio(
                f"{tree_name}: cold scan without a cache", "autodebt --no-cache", "bare ast.parse"
            ),
            Ratio(
                f"{tree_name}: cold scan, cache filled",
                "autodebt, cold cache",
                "ruff --no-cache",
                6.0 if limited else None,
                binding=False,
            ),
        ),
    )


def warm_scan(equipment: Equipment, scratch: Path) -> Comparison:
    """A whole tree again, nothing changed; the warm-up round fills both caches."""
    tree = equipment.trees[LIMITED_TREE]
    return Comparison(
        "warm",
        (
            tool.warm("autodebt, warm", tree, scratch / "warm"),
            ruff("ruff, cached", equipment.peers, tree, "--cache-dir", str(scratch / "ruff")),
        ),
        9,
        (Ratio(f"{LIMITED_TREE}: nothing changed", "autodebt, warm", "ruff, cached", 3.0),),
    )


def one_file(equipment: Equipment, scratch: Path) -> Comparison:
    """One small clean file, as an editor or a commit hook checks it.

    The file is a new one in each round, the compiled knowledge is not: that is a commit hook's
    everyday. The unchanged file is told beside it.
    """
    folder = scratch / "one-file"
    changed, unchanged = folder / "changed.py", folder / "unchanged.py"
    cache = scratch / "one-file-cache"

    def write_changed(round_number: int) -> None:
        changed.write_text(SMALL_FILE.format(number=round_number))

    def prepare() -> None:
        folder.mkdir()
        unchanged.write_text(SMALL_FILE.format(number=-1))
        write_changed(-2)
        tool.check_clean(unchanged, cache)

    environment = tool.our_environment(cache)
    check = (*tool.our_argv(), "check")
    flake8 = (str(equipment.plain / "python"), "-m", "flake8", "--isolated", changed.name)
    clean = frozenset({0})
    return Comparison(
        "one-file",
        (
            Command(
                "autodebt, changed file",
                (*check, changed.name),
                folder,
                clean,
                environment,
                write_changed,
            ),
            Command("flake8 --isolated", flake8, folder, clean),
            Command(
                "autodebt, unchanged file", (*check, unchanged.name), folder, clean, environment
            ),
        ),
        21,
        (
            Ratio("one small clean file", "autodebt, changed file", "flake8 --isolated", 0.8),
            Ratio(
                "one small clean file, unchanged", "autodebt, unchanged file", "flake8 --isolated"
            ),
        ),
        prepare=prepare,
    )


def slow_peers(tree_name: str, equipment: Equipment, scratch: Path) -> tuple[Comparison, ...]:
    """One tree, against each of the peers that we want to be ten times faster than.

    On the largest tree they take minutes each, so they run once there; elsewhere, three times.
    Start-up weighs more on a smaller tree, which is to our disadvantage.
    """
    tree = equipment.trees[tree_name]
    largest = tree_name == LIMITED_TREE
    python = str(equipment.peers / "python")
    flake8 = (python, "-m", "flake8", "--isolated", "-j", "2", str(tree))
    enabled = ("--disable=all", f"--enable={PYLINT_RULES}")
    pylint = (
        python,
        "-m",
        "pylint",
        "-j",
        "2",
        "--rcfile=",
        "--persistent=n",
        "--recursive=y",
        *enabled,
        str(tree),
    )
    peers = (
        Command("bandit", (python, "-m", "bandit", "-q", "-r", str(tree)), tree, frozenset({0, 1})),
        Command("flake8-bugbear", flake8, tree, frozenset({0, 1})),
        Command("pylint", pylint, tree, frozenset(range(32))),
    )
    ours = tool.cold("autodebt, cold cache", tree, scratch / "beside-peers")
    return tuple(
        Comparison(
            peer.name,
            (ours, peer),
            1 if largest else 3,
            (Ratio(f"{tree_name}: cold scan, cache filled", ours.name, peer.name, 0.1),),
            warm_up=not largest,
            stopped_at_limit=True,
        )
        for peer in peers
    )


def growth(shape: Shape, scratch: Path) -> Comparison:
    """Projects of one, two and four times as many files, all cold."""
    folder = scratch / shape.name.lower()
    names = {size: f"{size} files" for size in PROJECT_SIZES}

    def prepare() -> None:
        for size in PROJECT_SIZES:
            write_campaign(EXAMPLE, folder / str(size), size, shape)

    return Comparison(
        f"growth-{shape.value.partition(' ')[0]}",
        tuple(
            tool.cold(name, folder / str(size), scratch / "growth") for size, name in names.items()
        ),
        5,
        tuple(
            Ratio(
                f"twice the files, {shape.value}",
                names[larger],
                names[smaller],
                2.0,
                tolerance=NOISE,
                spread=ratio_of_best,
            )
            for smaller, larger in pairwise(PROJECT_SIZES)
        ),
        prepare=prepare,
    )


def comparisons(equipment: Equipment, scratch: Path, peer_tree: str) -> tuple[Comparison, ...]:
    """All comparisons, in the order in which they are run and told.

    Args:
        equipment: trees and peers.
        scratch: folder for caches and made-up projects.
        peer_tree: tree on which the slow peers run.
    """
    return (
        cold_scan(LIMITED_TREE, equipment, scratch),
        warm_scan(equipment, scratch),
        one_file(equipment, scratch),
        *slow_peers(peer_tree, equipment, scratch),
        *map(partial(growth, scratch=scratch), Shape),
        *(cold_scan(name, equipment, scratch) for name in PACKAGES if name != LIMITED_TREE),
    )
