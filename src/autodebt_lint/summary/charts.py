"""Drawings of an assessment: SVG, made from specifications by vl-convert.

Colours are names until the end: a specification holds stand-ins, which become variables of the page's
style sheet, so that one drawing fits light and dark pages.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from autodebt_lint import sanitise
from autodebt_lint.debt.figures import duration
from autodebt_lint.errors import UsageError
from autodebt_lint.model.agenda import Event
from autodebt_lint.model.assessment import Portion, SeasonPhase
from autodebt_lint.model.history import TrendPoint

if TYPE_CHECKING:
    from markupsafe import Markup

WIDTH = 1180
"""Pixels; the page scales drawings to the room that it has."""
TREE_HEIGHT = 320
FILES_SHOWN = 60
PARTS_SHOWN = 8
_VARIABLES = (
    "ink soft edge paper critical high medium low info preparation freeze peak recovery good"
).split()
_STAND_INS = {name: f"#0a0b{number:02x}" for number, name in enumerate(_VARIABLES)}
_SEASON_PHASES = ("preparation", "freeze", "peak", "recovery")
_EVENTS = {
    "retirement": ("end of life", "critical"),
    "block": ("findings block", "high"),
    "expiry": ("acceptance ends", "medium"),
}
_VEGA_LITE = "https://vega.github.io/schema/vega-lite/v5.json"
_VEGA = "https://vega.github.io/schema/vega/v5.json"
_FONT = "system-ui, sans-serif"
_LETTER = 7.4
"""Pixels of a letter in the widest font that a reader may have: the library knows other fonts."""
_LABEL = 24
"""Letters of a name beside a bar."""


def timeline(
    year: Iterable[SeasonPhase],
    events: Iterable[Event],
    today: datetime.date,
    until: datetime.date,
) -> "Markup":
    """Draw the year: phases of seasons as bars, single days as points.

    Args:
        year: phases of the seasons.
        events: what happens on single days; phases among them are left out.
        today: where the line stands.
        until: last day that is drawn.
    """
    last = until + datetime.timedelta(days=1)
    bars = [
        {
            "row": sanitise.one_line(item.season),
            "from": max(item.first, today).isoformat(),
            "to": min(item.last + datetime.timedelta(days=1), last).isoformat(),
            "phase": item.phase,
            "told": f"{sanitise.one_line(item.season)}: {item.phase}, {item.first} to {item.last}",
        }
        for item in year
        if item.last >= today and item.first <= until and item.phase in _SEASON_PHASES
    ]
    points = [
        {
            "row": _EVENTS[event.kind][0],
            "day": event.day.isoformat(),
            "kind": event.kind,
            "told": f"{event.day}: {sanitise.one_line(event.title)}",
        }
        for event in events
        if event.kind in _EVENTS and event.day <= until
    ]
    rows = list(dict.fromkeys([bar["row"] for bar in bars] + [point["row"] for point in points]))
    if not rows:
        return _nothing()
    days = {"domain": [today.isoformat(), last.isoformat()]}
    row = {"field": "row", "type": "nominal", "sort": rows, "title": None, "axis": _beside(rows)}
    axis = {"format": "%b %Y", "tickCount": "month", "title": None, "labelAngle": 0}
    day = {"type": "temporal", "scale": days, "axis": axis}
    specification = {
        "width": WIDTH - 200,
        "height": {"step": 26},
        "layer": [
            {
                "data": {"values": bars},
                "mark": {"type": "bar", "height": 16, "cornerRadius": 3},
                "encoding": {
                    "x": {"field": "from", **day},
                    "x2": {"field": "to"},
                    "y": row,
                    "color": _scale(
                        "phase", {phase: phase for phase in _SEASON_PHASES}, legend=True
                    ),
                    "description": {"field": "told"},
                },
            },
            {
                "data": {"values": points},
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 90,
                    "shape": "diamond",
                    "opacity": 1,
                },
                "encoding": {
                    "x": {"field": "day", **day},
                    "y": row,
                    "color": _scale(
                        "kind",
                        {kind: colour for kind, (_, colour) in _EVENTS.items()},
                        legend=False,
                    ),
                    "description": {"field": "told"},
                },
            },
        ],
        "resolve": {"scale": {"color": "independent"}},
    }
    return _lite(specification)


def trend(points: Sequence[TrendPoint]) -> "Markup":
    """Draw how the debt came to be: hours by day, and the changes far outside of the usual as points."""
    values = [
        {
            "day": point.day.isoformat(),
            "hours": round(point.minutes / 60, 2),
            "jump": point.anomaly is not None,
            "told": f"{point.day}: {duration(point.minutes)}, {point.findings:,} findings",
        }
        for point in {point.day: point for point in points}.values()  # the last of each day
    ]
    axis = {"format": "%-d %b %Y", "title": None, "tickCount": 8, "labelOverlap": True}
    day = {"field": "day", "type": "temporal", "axis": axis}
    hours = {"field": "hours", "type": "quantitative", "axis": {"title": "hours of debt"}}
    return _lite(
        {
            "width": WIDTH - 120,
            "height": 160,
            "data": {"values": values},
            "encoding": {"x": day, "y": hours},
            "layer": [
                {
                    "mark": {
                        "type": "area",
                        "line": {"color": _STAND_INS["freeze"]},
                        "color": _STAND_INS["freeze"],
                        "fillOpacity": 0.16,
                    }
                },
                {
                    "transform": [{"filter": "datum.jump"}],
                    "mark": {
                        "type": "point",
                        "filled": True,
                        "size": 90,
                        "color": _STAND_INS["critical"],
                        "opacity": 1,
                    },
                    "encoding": {"description": {"field": "told"}},
                },
            ],
        }
    )


def treemap(files: Sequence[Portion]) -> "Markup":
    """Draw the debt by file: the area is the effort, the colour the worst severity of today."""
    if not files:
        return _nothing()
    shown, rest = files[:FILES_SHOWN], files[FILES_SHOWN:]
    leaves = [
        {
            "id": f"{number}",
            "parent": "all",
            "name": sanitise.one_line(name),
            # Where there is no room for all of it, a folder is cut at its beginning.
            "direction": "rtl" if "/" in name else "ltr",
            "effort": duration(part.minutes),
            "minutes": part.minutes,
            "worst": part.worst.word,
            "told": f"{sanitise.one_line(part.name)}: {duration(part.minutes)}, {part.findings} findings",
        }
        for number, (part, name) in enumerate(
            zip(shown, _told_apart([part.name for part in shown]), strict=True)
        )
        if part.minutes
    ]
    if rest and (minutes := sum(part.minutes for part in rest)):
        told = f"{len(rest):,} more files: {duration(minutes)}"
        leaves.append(
            {
                "id": "rest",
                "parent": "all",
                "name": f"{len(rest):,} more files",
                "direction": "ltr",
                "effort": duration(minutes),
                "minutes": minutes,
                "worst": "info",
                "told": told,
            }
        )
    inside = {
        "limit": {"signal": "max(0, (datum.x1 - datum.x0 - 12) * 0.84)"},
        "text": {"field": "name"},
    }
    specification = {
        "$schema": _VEGA,
        "width": WIDTH,
        "height": TREE_HEIGHT,
        "padding": 0,
        "data": [
            {
                "name": "tree",
                "values": [{"id": "all", "parent": None}, *leaves],
                "transform": [
                    {"type": "stratify", "key": "id", "parentKey": "parent"},
                    {
                        "type": "treemap",
                        "field": "minutes",
                        "sort": {"field": "value", "order": "descending"},
                        "round": True,
                        "paddingInner": 3,
                        "size": [{"signal": "width"}, {"signal": "height"}],
                    },
                ],
            },
            {
                "name": "files",
                "source": "tree",
                "transform": [{"type": "filter", "expr": "!datum.children"}],
            },
        ],
        "scales": [
            {
                "name": "worst",
                "type": "ordinal",
                "domain": ["critical", "high", "medium", "low", "info"],
                "range": [
                    _STAND_INS[name] for name in ("critical", "high", "medium", "low", "info")
                ],
            }
        ],
        "marks": [
            {
                "type": "rect",
                "from": {"data": "files"},
                "encode": {
                    "update": {
                        "x": {"field": "x0"},
                        "y": {"field": "y0"},
                        "x2": {"field": "x1"},
                        "y2": {"field": "y1"},
                        "fill": {"scale": "worst", "field": "worst"},
                        "fillOpacity": {"value": 0.24},
                        "stroke": {"scale": "worst", "field": "worst"},
                        "description": {"field": "told"},
                    }
                },
            },
            _label(
                {
                    **inside,
                    "y": {"field": "y0", "offset": 16},
                    "fontWeight": {"value": 600},
                    "dir": {"field": "direction"},
                },
                "ink",
            ),
            _label(
                {**inside, "y": {"field": "y0", "offset": 31}, "text": {"field": "effort"}}, "soft"
            ),
        ],
    }
    return _vega(specification)


def _told_apart(paths: Sequence[str]) -> list[str]:
    """The shortest end of each path that no other one has: a box has room for few letters."""
    ends = [
        {"/".join(path.split("/")[start:]) for start in range(path.count("/") + 1)}
        for path in paths
    ]
    count = Counter(end for own in ends for end in own)
    return [
        min((end for end in own if count[end] == 1), key=len, default=path)
        for path, own in zip(paths, ends, strict=True)
    ]


def bars(parts: Sequence[Portion]) -> "Markup":
    """Draw the largest parts of the debt as bars, by effort."""
    shown, rest = list(parts[:PARTS_SHOWN]), parts[PARTS_SHOWN:]
    values = [
        {
            "name": sanitise.one_line(part.name),
            "minutes": part.minutes,
            "told": duration(part.minutes),
            "worst": part.worst.word,
        }
        for part in shown
    ]
    if rest:
        minutes = sum(part.minutes for part in rest)
        told = duration(minutes)
        title = f"{len(rest):,} more"
        values.append({"name": title, "minutes": minutes, "told": told, "worst": "info"})
    if not values:
        return _nothing()
    name: dict[str, Any] = {
        "field": "name",
        "type": "nominal",
        "sort": [value["name"] for value in values],
    }
    most = max(part.minutes for part in parts) or 1
    effort: dict[str, Any] = {
        "field": "minutes",
        "type": "quantitative",
        "scale": {"domain": [0, most * 1.45]},
    }
    specification = {
        "width": 330,
        "height": {"step": 24},
        "data": {"values": values},
        "encoding": {
            "y": {**name, "title": None, "axis": _beside([value["name"] for value in values])},
            "x": {**effort, "axis": None},
        },
        "layer": [
            {
                "mark": {"type": "bar", "height": 14, "cornerRadius": 3},
                "encoding": {
                    "color": _scale(
                        "worst",
                        {level: level for level in ("critical", "high", "medium", "low", "info")},
                        legend=False,
                    )
                },
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 5, "color": _STAND_INS["soft"]},
                "encoding": {"text": {"field": "told"}},
            },
        ],
    }
    return _lite(specification)


def _beside(names: Iterable[Any]) -> dict[str, Any]:
    """An axis with room for names, those of `_LABEL` letters at most."""
    room = _LETTER * min(_LABEL, max(len(str(name)) for name in names))
    return {"labelLimit": room, "minExtent": room + 8}


def _label(encoding: dict[str, Any], colour: str) -> dict[str, Any]:
    return {
        "type": "text",
        "from": {"data": "files"},
        "encode": {
            "update": {
                "x": {"field": "x0", "offset": 6},
                "fill": {"value": _STAND_INS[colour]},
                "fontSize": {"value": 12},
                "font": {"value": _FONT},
                # Where there is no room for a word there is none for half a word.
                "opacity": {
                    "signal": "datum.x1 - datum.x0 > 52 && datum.y1 - datum.y0 > 36 ? 1 : 0"
                },
                **encoding,
            }
        },
    }


def _scale(field: str, colours: dict[str, str], *, legend: bool) -> dict[str, Any]:
    shown: dict[str, Any] | None = None
    if legend:
        # The library measures words in another font than the reader's.
        shown = {"title": None, "orient": "top", "columnPadding": 28}
    return {
        "field": field,
        "type": "nominal",
        "scale": {
            "domain": list(colours),
            "range": [_STAND_INS[colour] for colour in colours.values()],
        },
        "legend": shown,
    }


def _lite(specification: dict[str, Any]) -> "Markup":
    ink = {
        "labelColor": _STAND_INS["ink"],
        "titleColor": _STAND_INS["ink"],
        "domainColor": _STAND_INS["edge"],
        "gridColor": _STAND_INS["edge"],
        "tickColor": _STAND_INS["edge"],
        "labelFontSize": 12,
    }
    whole = {
        "$schema": _VEGA_LITE,
        "background": None,
        "padding": 2,
        **specification,
        "config": {
            "font": _FONT,
            "axis": ink,
            "legend": {"labelColor": _STAND_INS["ink"], "labelFontSize": 12},
            "view": {"stroke": None},
            "text": {"font": _FONT, "fontSize": 12},
        },
    }
    return _coloured(converter().vegalite_to_svg(whole, allowed_base_urls=[]))


def _vega(specification: dict[str, Any]) -> "Markup":
    return _coloured(converter().vega_to_svg(specification, allowed_base_urls=[]))


def converter() -> Any:
    """Return the library that draws.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import vl_convert
    except ImportError as error:
        raise UsageError(
            "the page's charts need the package vl-convert-python",
            'pip install "autodebt-lint[report]", or take --output-format markdown',
        ) from error
    return vl_convert


def _coloured(drawing: str) -> "Markup":
    from markupsafe import Markup

    for name, stand_in in _STAND_INS.items():
        drawing = drawing.replace(f'"{stand_in}"', f'"var(--{name})"')
    return Markup(drawing)  # noqa: S704  # the library has escaped what it was given as text


def _nothing() -> "Markup":
    from markupsafe import Markup

    return Markup("<p>Nothing to draw.</p>")
