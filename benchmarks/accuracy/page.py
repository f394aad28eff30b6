"""The page with the figures."""

from collections.abc import Iterable, Mapping, Sequence

from labels import Round
from msgspec import Struct
from scores import MIN_POSITIVES, MIN_SOURCES, Score, share


class Figures(Struct, frozen=True):
    """All that the page shows."""

    date: str
    sources: int
    files: int
    lines: int
    read_twice: int
    shared: int
    """Labels that both readers of a file gave."""
    whole: int
    """Labels that one of them gave."""
    scores: Mapping[str, Score]
    peers: Mapping[str, Mapping[str, Score]]
    bands: Mapping[str, list[int]]
    """Right and wrong findings by confidence."""
    rounds: Sequence[Round]


def page(figures: Figures) -> str:
    """The page as Markdown."""
    return f"""# Accuracy on real scripts

Written by `make accuracy`; do not edit. Measured on {figures.date}: {figures.files} files ({figures.lines:,} lines) of {figures.sources} public
repositories and distributions were read whole, line by line, and every place at which a rule of families 1 and 3 counts was
written down, with the reason, without sight of any tool's findings. A place of which a competent reader
could say either is *open*: there the tool is neither right nor wrong. {figures.read_twice} of the files were read again by somebody
else: of {figures.whole} labels of the two readers {figures.shared} are the same, sureness included; what differed was settled and is
marked in the labels.

*Precision* is the share of findings that are right, *recall* the share of sure places that are found, each with its 95 %
interval (Wilson). A figure is claimed from {MIN_POSITIVES} sure places of {MIN_SOURCES} sources on; below that the counts stand, and it is too
few to say. Only what is shown by default counts here.

{_table(["rule", "sure", "sources", "found", "missed", "false", "open", "precision", "recall"], _own_rows(figures.scores))}
The analysis was repaired where these labels showed it wrong, so they tell how good it became, not how good it is on other
code. That is what the next table is for.

## On sources that nobody had looked at

Up to five sources a round in the first nine, and whole collections after them. In the first four rounds the tool ran, then every finding of both families was read and judged by
the rules' own words, and so was the code around it for what was missed. From the fifth on the sources were labelled before the
tool ran. What a round shows is repaired in the analysis before the next.

{_table(["round", "sources", "right", "open", "false", "missed", "precision", "recall"], _round_rows(figures.rounds))}
{_causes(figures.rounds)}

## What confidence means

Of the findings of each confidence, low ones included, this share is right.

{_table(["confidence", "right", "false", "precision"], _band_rows(figures.bands))}
## Beside other linters

The same labels, and the rules of other linters that look for the same thing; their other rules are left out.

{_table(["rule", "linter", "found", "missed", "false", "precision", "recall"], _peer_rows(figures))}
The labels are in `benchmarks/accuracy/labels`, the second reading beside them. The files themselves are not ours to
publish: the labels name their versions and commits.
"""


def _own_rows(scores: Mapping[str, Score]) -> Iterable[list[str]]:
    for rule, score in sorted(scores.items()):
        found = score.right + score.wrong
        yield [
            rule,
            str(score.positives),
            str(len(score.sources)),
            str(score.right),
            str(score.missed),
            str(score.wrong),
            str(score.open),
            share(score.right, found) if score.is_enough else "too few to say",
            share(score.right, score.positives) if score.is_enough else "too few to say",
        ]


def _round_rows(rounds: Sequence[Round]) -> Iterable[list[str]]:
    for number, item in enumerate(rounds, start=1):
        yield [
            f"{number} ({item.date})",
            str(len(item.sources)),
            str(item.right),
            str(item.open),
            str(item.wrong),
            str(item.missed),
            share(item.right, item.right + item.wrong),
            share(item.right, item.right + item.missed),
        ]


def _causes(rounds: Sequence[Round]) -> str:
    return "\n".join(
        f"{number}. {item.cause}" for number, item in enumerate(rounds, start=1) if item.cause
    )


def _band_rows(bands: Mapping[str, list[int]]) -> Iterable[list[str]]:
    for confidence in ("high", "medium", "low"):
        right, wrong = bands.get(confidence, [0, 0])
        yield [confidence, str(right), str(wrong), share(right, right + wrong)]


def _peer_rows(figures: Figures) -> Iterable[list[str]]:
    shared = sorted({rule for scores in figures.peers.values() for rule in scores})
    for rule in shared:
        rows = [("autodebt", figures.scores.get(rule, Score()))]
        rows += [(name, scores[rule]) for name, scores in figures.peers.items() if rule in scores]
        for name, score in rows:
            if score.positives:
                yield [
                    rule,
                    name,
                    str(score.right),
                    str(score.missed),
                    str(score.wrong),
                    share(score.right, score.right + score.wrong),
                    share(score.right, score.positives),
                ]


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    cells = [head, *rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines) + "\n"
