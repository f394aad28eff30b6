"""A trend told to people and to programs: a sparkline, tables, plain data, and rows for spreadsheets."""

from collections.abc import Iterator, Sequence

from autodebt_lint import sanitise
from autodebt_lint.answer import Answer, Section
from autodebt_lint.debt.figures import counted, duration, per_thousand_lines
from autodebt_lint.model.history import SeasonFlow, Trend, TrendPoint
from autodebt_lint.model.levels import Severity

BARS = "▁▂▃▄▅▆▇█"
PLAIN_BARS = "_.-=+*#@"
"""The same for a stream that cannot show them."""
WIDTH = 60
"""Characters of a sparkline at most."""
SHORT = 10
"""Digits of a commit that are shown."""
_COMMITS = 5
"""Commits that are named behind an anomaly."""
_SURVIVAL_DAYS = (7, 30, 90, 180, 365)


def answer(trend: Trend, *, rows: int = 0, bars: str = BARS) -> Answer:
    """Tell a trend.

    Args:
        trend: what is told; it has points.
        rows: points in the table, the newest; 0 for all.
        bars: characters of the sparkline, lowest first.
    """
    points = trend.points
    sections = [
        in_short(trend, bars),
        _table(points[-rows:] if rows else points, len(points)),
        anomalies(trend),
        by_season(trend.seasons),
        lifetimes(trend),
    ]
    notes = _notes(points)
    if notes:
        sections.append(Section("Notes", ("",), tuple((note,) for note in notes)))
    return Answer(tuple(section for section in sections if section is not None), data(trend))


def in_short(trend: Trend, bars: str = BARS) -> Section:
    """Tell a trend, which has points, in three lines."""
    points = trend.points
    first, last = points[0], points[-1]
    line = sparkline([point.minutes for point in points], bars)
    return Section(
        f"{counted(len(points), 'point')} from {first.day} to {last.day}",
        ("", "", ""),
        (
            ("debt", line, f"{duration(first.minutes)} to {duration(last.minutes)}"),
            (
                "findings",
                sparkline([point.findings for point in points], bars),
                f"{first.findings:,} to {last.findings:,}",
            ),
            (
                "lines",
                sparkline([point.lines for point in points], bars),
                f"{first.lines:,} to {last.lines:,}",
            ),
        ),
    )


def data(trend: Trend) -> dict[str, object]:
    """All of a trend as plain data."""
    return {
        "points": [_point_data(point) for point in trend.points],
        "lifetimes": list(trend.lifetimes),
        "survival": list(trend.survival),
        "seasons": list(trend.seasons),
        "since": dict(sorted(trend.since.items())),
    }


def rows(trend: Trend) -> Iterator[str]:
    """Yield the points as lines of CSV."""
    import csv
    import io

    buffer = io.StringIO()
    write = csv.writer(buffer, lineterminator="\n").writerow
    levels = [severity.word for severity in Severity]
    write(
        [
            "commit", "day", "author_day", "tags", "minutes", "introduced_minutes", "paid_minutes",
            "findings", "introduced", "paid", *levels, *[f"{word}_on_day" for word in levels],
            "suppressed", "files", "analysed", "incomplete", "lines", "comparable", "current",
            "anomaly",
        ]
    )  # fmt: skip
    for point in trend.points:
        write(
            [
                sanitise.spreadsheet(point.commit), point.day, point.author_day,
                sanitise.spreadsheet(" ".join(point.tags)), point.minutes,
                point.introduced.minutes, point.paid.minutes, point.findings,
                point.introduced.findings, point.paid.findings, *point.severities,
                *point.severities_on_day, point.suppressed, point.files, point.analysed,
                point.incomplete, point.lines, _yes(point.comparable), _yes(point.current),
                point.anomaly.minutes if point.anomaly else "",
            ]
        )  # fmt: skip
    yield buffer.getvalue()


def sparkline(values: Sequence[int], bars: str = BARS, width: int = WIDTH) -> str:
    """Draw values as a line of characters; of several that share one the last is drawn."""
    if not values:
        return ""
    count = min(width, len(values))
    shown = [values[(at + 1) * len(values) // count - 1] for at in range(count)]
    low, high = min(shown), max(shown)
    if low == high:
        return bars[0 if not high else len(bars) // 2] * count
    steps = len(bars) - 1
    return "".join(bars[round((value - low) * steps / (high - low))] for value in shown)


def _yes(value: bool) -> str:  # noqa: FBT001  # the one thing that it asks
    return "yes" if value else "no"


def _point_data(point: TrendPoint) -> dict[str, object]:
    def by_word(counts: Sequence[int]) -> dict[str, int]:
        return {severity.word: counts[severity] for severity in reversed(Severity)}

    return {
        "commit": point.commit,
        "day": point.day,
        "author_day": point.author_day,
        "tags": list(point.tags),
        "effort_minutes": point.minutes,
        "findings": point.findings,
        "severities": by_word(point.severities),
        "severities_on_day": by_word(point.severities_on_day),
        "rules": {
            code: {"findings": count.findings, "effort_minutes": count.minutes}
            for code, count in point.rules.items()
        },
        "suppressed": point.suppressed,
        "files": point.files,
        "analysed": point.analysed,
        "incomplete": point.incomplete,
        "lines": point.lines,
        "introduced": point.introduced,
        "paid": point.paid,
        "comparable": point.comparable,
        "current": point.current,
        "anomaly": point.anomaly,
    }


def _table(points: Sequence[TrendPoint], total: int) -> Section:
    left_out = f", the last {len(points)} of {total:,}" if len(points) < total else ""
    columns = (
        "commit", "day", "debt", "change", "came", "paid", "findings", "per 1,000 lines", "note"
    )  # fmt: skip
    return Section(
        f"Points{left_out}",
        columns,
        tuple(
            (
                point.commit[:SHORT],
                str(point.day),
                duration(point.minutes),
                signed(point.introduced.minutes - point.paid.minutes) if at or left_out else "",
                f"{point.introduced.findings:,}",
                f"{point.paid.findings:,}",
                f"{point.findings:,}",
                f"{per_thousand_lines(point.findings, point.lines):.1f}",
                ", ".join(_remarks(point)),
            )
            for at, point in enumerate(points)
        ),
    )


def _remarks(point: TrendPoint) -> list[str]:
    found = list(point.tags)
    if point.anomaly is not None:
        found.append("anomaly")
    if not point.comparable:
        found.append("not comparable with the one before")
    if point.incomplete:
        found.append(f"{counted(point.incomplete, 'file')} not read in full")
    return found


def signed(minutes: int) -> str:
    """Write a change: ``+3 h``, ``-45 min``, ``0``."""
    if not minutes:
        return "0"
    return f"{'+' if minutes > 0 else '-'}{duration(abs(minutes))}"


def anomalies(trend: Trend) -> Section | None:
    """Tell the changes far outside of the usual; None where there is none."""
    found = [(point, point.anomaly) for point in trend.points if point.anomaly is not None]
    if not found:
        return None
    return Section(
        f"{counted(len(found), 'change')} far outside the usual one"
        f" ({signed(found[0][1].usual)}, give or take {duration(found[0][1].limit)})",
        ("day", "change", "commits", "where"),
        tuple(
            (
                str(point.day),
                signed(anomaly.minutes),
                ", ".join(commit[:SHORT] for commit in anomaly.commits[-_COMMITS:])
                + (
                    f" and {len(anomaly.commits) - _COMMITS} before"
                    if len(anomaly.commits) > _COMMITS
                    else ""
                ),
                ", ".join(
                    f"{area.area}{f' ({area.owner})' if area.owner else ''} {signed(area.minutes)}"
                    for area in anomaly.areas
                ),
            )
            for point, anomaly in found
        ),
    )


def by_season(seasons: Sequence[SeasonFlow]) -> Section | None:
    """Tell what came and what was paid in each season; None where nothing did."""
    shown = [flow for flow in seasons if flow.introduced.findings or flow.paid.findings]
    if not shown:
        return None
    return Section(
        "Debt that came and was paid, by season",
        ("season", "phase", "came", "paid", "net"),
        tuple(
            (
                f"{flow.season or 'no season'} {flow.year}",
                flow.phase,
                duration(flow.introduced.minutes),
                duration(flow.paid.minutes),
                signed(flow.introduced.minutes - flow.paid.minutes),
            )
            for flow in shown
        ),
    )


def lifetimes(trend: Trend) -> Section | None:
    """Tell how long findings live, by rule; None where nothing is known."""
    if not trend.lifetimes:
        return None
    left = "; ".join(f"{share:.0%} live longer than {days} days" for days, share in _shares(trend))
    return Section(
        f"How long findings live{f': {left}' if left else ''}",
        ("rule", "came", "of them paid", "half are gone after", "oldest"),
        tuple(
            (
                life.code,
                f"{life.born:,}",
                f"{life.paid:,}",
                "-" if life.median_days is None else counted(life.median_days, "day"),
                counted(life.oldest_days, "day"),
            )
            for life in trend.lifetimes
        ),
    )


def _shares(trend: Trend) -> Iterator[tuple[int, float]]:
    """The curve of survival at a few days, as far as anybody has looked."""
    if not trend.survival:
        return
    seen = (trend.points[-1].day - trend.points[0].day).days
    for days in _SURVIVAL_DAYS:
        if days <= seen:
            shares = [step.share for step in trend.survival if step.days <= days]
            yield days, shares[-1] if shares else 1.0


def _notes(points: Sequence[TrendPoint]) -> list[str]:
    stale = sum(not point.current for point in points)
    if not stale:
        return []
    told = (
        f"{counted(stale, 'point')} of {len(points):,} judged by another version, configuration or"
        " ruleset; `autodebt history build` judges anew what is in the repository"
    )
    return [told]
