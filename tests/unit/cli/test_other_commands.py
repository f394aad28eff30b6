"""``autodebt rules``, ``explain``, ``graph`` and ``season``."""

import datetime
import json
import pathlib

import pytest

# ---------------------------------------------------------------- rules


def test_rules_as_a_table(autodebt):
    assert autodebt("rules").out == (
        "code    name                     family          severity  effort  summary\n"
        "ADL106  hardcoded-credential     endpoints       critical  60 min  "
        "Call of an HTTP client without a timeout.\n"
        "ADL301  request-without-timeout  error handling  medium    5 min   "
        "Call of an HTTP client without a timeout.\n"
        "ADL303  swallowed-exception      error handling  medium    30 min  "
        "Call of an HTTP client without a timeout.\n"
    )


def test_rules_for_programs(autodebt):
    listed = json.loads(autodebt("rules", "--output-format", "json").out)
    assert listed["schema"] == 1
    assert [rule["code"] for rule in listed["rules"]] == ["ADL106", "ADL301", "ADL303"]
    assert listed["rules"][1]["effort_minutes"] == 5
    assert listed["rules"][1]["sections"]["What it does"] == "Finds calls that wait for ever."


def test_rules_takes_no_rule(autodebt):
    outcome = autodebt("rules", "ADL301", "--output-format", "xml")
    assert outcome.code == 2
    assert "autodebt explain ADL301" in outcome.err
    assert "it is one of text, json" in outcome.err


# ---------------------------------------------------------------- explain


@pytest.mark.parametrize("word", ["ADL301", "adl301", "request-without-timeout"])
def test_explain(autodebt, word):
    outcome = autodebt("explain", word)
    assert outcome.code == 0
    assert outcome.out.startswith("ADL301 request-without-timeout\n")
    assert "severity: medium" in outcome.out
    assert "usual effort: 5 min" in outcome.out
    assert "## Why is this bad?\nThe job hangs, and nobody is told.\n" in outcome.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ADL31"], "no such rule: ADL31; did you mean ADL301 (request-without-timeout)?"),
        (["swalowed-exception"], "did you mean ADL303 (swallowed-exception)?"),
        ([], "which rule?"),
    ],
)
def test_explain_helps_with_a_mistyped_rule(autodebt, words, told):
    outcome = autodebt("explain", *words)
    assert outcome.code == 2
    assert told in outcome.err


@pytest.mark.usefixtures("summer_sale")
def test_explain_says_which_seasons_make_a_rule_stricter(autodebt, monkeypatch):
    monkeypatch.setenv("AUTODEBT_AS_OF", "2026-06-25")
    assert (
        "usual effort: 5 min\n"
        "summer-sale in freeze, peak: error handling of shopify systems: one level up"
        " (it is freeze now)\n"
        "\n"
    ) in autodebt("explain", "ADL301").out
    assert "summer-sale" not in autodebt("explain", "ADL106").out


def test_explain_colours_headings(autodebt, monkeypatch):
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m## What it does\x1b[0m\n" in autodebt("explain", "ADL301").out


# ---------------------------------------------------------------- graph


def test_graph(autodebt, pipeline):
    outcome = autodebt("graph", ".", "--jobs", "2", "--no-cache")
    assert outcome.code == 0
    assert "-> Snowflake  high    job.py" in outcome.out
    assert pipeline.paths == (pathlib.Path(),)
    assert pipeline.options["jobs"] == 2
    assert pipeline.options["cache"] is False


def test_graph_for_programs(autodebt):
    drawn = json.loads(autodebt("graph", "--output-format", "json").out)
    assert [system["name"] for system in drawn["systems"]] == ["HubSpot", "Snowflake"]


def test_graph_into_a_file(autodebt, tmp_path):
    assert autodebt("graph", "--output-format", "dot", "--output-file", "x.dot").out == ""
    assert (tmp_path / "x.dot").read_text().startswith("digraph")


def test_graph_usage_errors(autodebt):
    outcome = autodebt("graph", "gone", "--output-format", "mermiad")
    assert outcome.code == 2
    assert "did you mean mermaid?" in outcome.err
    assert "no such file or folder: gone" in outcome.err


# ---------------------------------------------------------------- season

SUMMER_SALE = """\
id = "summer-sale"
name = "Summer sale"
prep = 30
freeze_before = 10
peak = 14
recovery = 5
anchor = { date = "07-01" }

[[tightens]]
phase = ["freeze", "peak"]
family = "error handling"
system = "shopify"
raise = 1
why = "Orders are lost."

[[tightens]]
phase = "peak"
rule = "ADL401"
path = "jobs/*"
at_least = "high"
why = "Links break."
"""


@pytest.fixture
def summer_sale(tmp_path, autodebt):  # noqa: ARG001  # writes an empty pyproject.toml first
    (tmp_path / "sale.toml").write_text(SUMMER_SALE)
    (tmp_path / "pyproject.toml").write_text('[tool.autodebt]\nseasons = ["sale.toml"]')


@pytest.mark.usefixtures("summer_sale")
def test_season(autodebt):
    assert autodebt("season", "--as-of", "2026-06-25").out == (
        "                v 2026-06-25\n"
        "             Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May\n"
        "summer-sale  ppFF##r.........................................\n"
        "             p preparation  F freeze  # peak  r recovery  . off-season\n"
        "\n"
        "summer-sale: freeze (Summer sale, the day is 2026-07-01)\n"
        "  preparation  2026-06-01 to 2026-06-20\n"
        "  freeze       2026-06-21 to 2026-06-30  <- today, 5 days to go\n"
        "  peak         2026-07-01 to 2026-07-14\n"
        "  recovery     2026-07-15 to 2026-07-19\n"
        "  in freeze, peak: error handling of shopify systems: one level up  <- now\n"
        "    Orders are lost.\n"
        "  in peak: ADL401 in jobs/*: at least high\n"
        "    Links break.\n"
    )


@pytest.mark.usefixtures("summer_sale")
@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-05-31", "summer-sale: off-season (Summer sale, the day is 2026-07-01)"),
        ("2026-06-01", "2026-06-01 to 2026-06-20  <- today, 19 days to go"),
        ("2026-06-19", "2026-06-01 to 2026-06-20  <- today, 1 day to go"),
        ("2026-07-14", "2026-07-01 to 2026-07-14  <- today, its last day"),
        ("2026-12-31", "summer-sale: off-season (Summer sale, the day is 2027-07-01)"),
    ],
)
def test_season_at_the_edges(autodebt, day, told):
    assert told in autodebt("season", "--as-of", day).out


@pytest.mark.usefixtures("summer_sale")
def test_every_day_of_the_year_is_marked_below_its_month(autodebt):
    for ahead in range(366):
        day = datetime.date(2028, 1, 1) + datetime.timedelta(days=ahead)
        marker, months, line = autodebt("season", "--as-of", day.isoformat()).out.split("\n")[:3]
        at = marker.index("v")
        assert months[at - (at - 13) % 4 :].startswith(f"{day:%b}")
        assert len(line) == 13 + 48


def test_season_of_a_project_without_one(autodebt, tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.autodebt]\nseasons = []")
    assert (
        autodebt("season").out == "no season is configured: severities do not depend on the day\n"
    )


def test_season_usage_errors(autodebt, tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.autodebt]\nseasons = ["black-fridy"]')
    outcome = autodebt("season", "--as-of", "soon", "here")
    assert outcome.code == 2
    for told in ("did you mean `black-friday`?", "'soon' is not a date", "not expected: here"):
        assert told in outcome.err
