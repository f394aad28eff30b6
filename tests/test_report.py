"""``autodebt report``: figures that can be worked out again, and a page that is complete and harmless."""

import json
import re
import sys
from pathlib import Path

import pytest

from autodebt_lint.cli import main
from tests.browsing import acting, opened
from tests.checking import git, write

DAY = ("--as-of", "2026-02-20")
HOSTILE = "</script><script>alert(1)</script>\u202e.py"
SYNC = """\
    import requests

    rows = requests.get("https://api.hubapi.com/crm/v3/objects/contacts").json()["results"]
    for row in rows:
        requests.post("https://us1.api.mailchimp.com/3.0/lists/1/members", json=row)
"""


@pytest.fixture
def report(example, tmp_path):
    """Write a report on the example project, or on another one; gives its text."""

    def run(*arguments, project=example):
        file = tmp_path / "written"
        assert main(["report", str(project), *DAY, *arguments, "--output-file", str(file)]) == 0
        return file.read_text("utf-8")

    return run


@pytest.fixture
def figures(report):
    """The report on the example project as data."""
    return json.loads(report("--output-format", "json"))


def test_the_debt_is_the_sum_of_the_findings_efforts(figures):
    minutes = sum(finding["effort_minutes"] for finding in figures["findings"])
    rating = figures["ratings"]["maintainability"]
    assert rating["debt"] == minutes
    assert rating["cost"] == 30 * figures["statistics"]["lines"]
    assert rating["ratio"] == pytest.approx(minutes / rating["cost"])
    assert rating["letter"] == "C"


@pytest.mark.parametrize("way", ["family", "process", "owner", "system", "file"])
def test_each_way_of_dividing_the_debt_adds_up(figures, way):
    assert sum(part["minutes"] for part in figures["debt"][way]) == sum(
        finding["effort_minutes"] for finding in figures["findings"]
    )
    assert sum(part["findings"] for part in figures["debt"][way]) == len(figures["findings"])


def test_each_finding_with_an_effort_belongs_to_one_item(figures):
    told = [mark for item in figures["items"] for mark in item["findings"]]
    found = [each["fingerprint"] for each in figures["findings"] if each["effort_minutes"]]
    assert sorted(told) == sorted(found)


def test_items_are_in_order_and_their_reasons_add_up(figures):
    scores = [item["score"] for item in figures["items"]]
    assert scores == sorted(scores, reverse=True)
    for item in figures["items"]:
        assert sum(each["points"] for each in item["reasons"]) == pytest.approx(item["score"])
    first = figures["items"][0]
    assert (first["code"], first["due"]) == ("ADL203", "2026-02-11")


def test_signals_count_calls(tmp_path, report):
    write(
        tmp_path / "p",
        {
            "autodebt.toml": "",
            "a.py": """\
                import requests

                def pull():
                    try:
                        return requests.get("https://api.hubapi.com/crm/lists", timeout=5)
                    except requests.RequestException as error:
                        raise SystemExit(1) from error

                pull()
                requests.get("https://api.hubapi.com/crm/deals")
                """,
        },
    )
    data = json.loads(report("--output-format", "json", project=tmp_path / "p"))
    signals = {each["id"]: (each["good"], each["all"]) for each in data["signals"]}
    assert signals["limited"] == (1, 2)
    assert signals["guarded"] == (1, 2)
    assert signals["shared"] == (1, 1)
    assert signals["owned"] == (0, 1)


def test_a_failure_that_is_hidden_is_not_handled(tmp_path, report):
    write(
        tmp_path / "p",
        {
            "autodebt.toml": "",
            "crm.py": """\
                import requests

                def lists():
                    return requests.get("https://api.hubapi.com/crm/lists", timeout=5)

                def deals():
                    try:
                        return requests.get("https://api.hubapi.com/crm/deals", timeout=5)
                    except requests.RequestException as error:
                        raise SystemExit(1) from error

                def owners():
                    try:
                        return requests.get("https://api.hubapi.com/crm/owners", timeout=5)
                    except requests.RequestException as error:
                        print(error)
                        return None
                """,
            "job.py": """\
                import crm

                try:
                    crm.lists()
                    crm.deals()
                    crm.owners()
                except Exception:
                    pass
                """,
        },
    )
    data = json.loads(report("--output-format", "json", project=tmp_path / "p"))
    signals = {each["id"]: (each["good"], each["all"]) for each in data["signals"]}
    # Only the failure of `deals` is raised on; that of `lists` is hidden by who calls it.
    assert signals["guarded"] == (1, 3)


def test_what_a_baseline_accepts_stays_debt(tmp_path, monkeypatch, report):
    project = write(tmp_path / "p", {"autodebt.toml": "", "sync.py": SYNC})
    before = json.loads(report("--output-format", "json", project=project))
    monkeypatch.chdir(project)
    assert main(["baseline", "create", "--reason", "known since spring", *DAY]) == 0
    after = json.loads(report("--output-format", "json", project=project))
    assert after["ratings"]["maintainability"] == before["ratings"]["maintainability"]
    assert {finding["known"] for finding in after["findings"]} == {True}
    assert after["gate"]["passed"]


def test_changes_in_git_raise_a_priority(tmp_path, monkeypatch, report):
    project = write(tmp_path / "p", {"autodebt.toml": "", "sync.py": SYNC})
    git(project, "init", "-q")
    for number in range(3):
        (project / "sync.py").write_text(f"# {number}\n" + (project / "sync.py").read_text())
        git(project, "add", ".")
        monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-02-10T12:00:00Z")
        git(project, "commit", "-qm", "change")
    data = json.loads(report("--output-format", "json", project=project))
    risks = [r["because"] for i in data["items"] for r in i["reasons"] if r["factor"] == "risk"]
    assert all("changed 3 times in 180 days" in risk for risk in risks)


def test_how_it_came_to_be(tmp_path, monkeypatch, report):
    project = write(tmp_path / "p", {"autodebt.toml": "", "sync.py": "import requests\n"})
    git(project, "init", "-q")
    monkeypatch.chdir(project)
    for day, script in (("2026-01-05", "import requests\n"), ("2026-02-02", SYNC)):
        write(project, {"sync.py": script})
        git(project, "add", ".")
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00Z")
        git(project, "commit", "-qm", "change", "--allow-empty")
    assert "Nobody has looked yet" in report(project=project)
    assert main(["history", "build"]) == 0
    page = report(project=project)
    assert page.count("<svg") == 8
    assert "2 points from 2026-01-05 to 2026-02-02" in page
    trend = json.loads(report("--output-format", "json", project=project))["trend"]
    assert [point["day"] for point in trend["points"]] == ["2026-01-05", "2026-02-02"]
    assert "2 points from" in report("--output-format", "markdown", project=project)


def test_the_page_loads_nothing_and_has_every_section(report):
    page = report()
    assert re.findall(r'(?:src|href)="(?!#)', page) == []
    assert "url(http" not in page
    for section in ("gate", "year", "first", "where", "past", "couplings", "signals", "rules"):
        assert f'id="{section}"' in page
    assert page.count("<svg") == 7  # the year, the files, four ways of dividing it, the couplings
    assert len(page.encode()) < 3_000_000


def test_a_project_without_debt_has_a_page_too(tmp_path, report):
    page = report(project=write(tmp_path / "p", {"autodebt.toml": "", "a.py": "print(1)\n"}))
    assert "Nothing to pay." in page
    assert "No links." in page


def test_a_project_without_seasons_has_a_page_too(tmp_path, report):
    project = write(tmp_path / "p", {"autodebt.toml": "seasons = []\n", "a.py": "print(1)\n"})
    page = report(project=project)
    assert "No peak in the coming year" in page
    assert "Nothing to draw." in page


def test_a_place_to_begin_at_is_shown_with_its_line(tmp_path, report):
    project = write(tmp_path / "p", {"autodebt.toml": "", "sync.py": SYNC})
    assert "sync.py:3 " in report(project=project).split('<h2 id="first">')[1]


def test_the_colours_of_the_drawings_are_explained(report):
    page = report().split('<h2 id="where">')[1]
    for word in ("critical", "high", "medium", "low", "info"):
        assert f'<span class="{word}">&#9632;&nbsp;{word}</span>' in page


def test_boxes_of_files_are_named_by_what_tells_them_apart(tmp_path, report):
    files = {f"jobs/{name}.py": SYNC for name in ("crm/pull", "erp/pull", "crm/push")}
    page = report(project=write(tmp_path / "p", {"autodebt.toml": "", **files}))
    shown = set(re.findall(r"<text[^>]*>([^<]*[.]py)<", page))
    assert {"crm/pull.py", "erp/pull.py", "push.py"} <= shown


@pytest.mark.browser
def test_no_word_is_broken_in_the_table_of_findings(report, tmp_path):
    deeds = """
        const broken = [];
        const range = document.createRange();
        for (const cell of document.querySelectorAll("#findings th, #findings td:not(.told)")) {
          const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            for (const word of node.data.matchAll(/[A-Za-z0-9]+/g)) {
              range.setStart(node, word.index);
              range.setEnd(node, word.index + word[0].length);
              if (range.getClientRects().length > 1) broken.push(word[0]);
            }
          }
        }
        document.body.dataset.broken = broken.join(" ");
    """
    document, logged = opened(acting(report(), deeds), tmp_path)
    assert logged == ""
    assert 'data-broken=""' in document


def test_hostile_names_are_text(tmp_path, report):
    project = write(tmp_path / "p", {"autodebt.toml": "", "sync.py": SYNC})
    (project / HOSTILE.replace("/", "_")).write_text((project / "sync.py").read_text())
    page = report(project=project)
    assert page.count("<script>") == 2
    assert "alert(1)" in page
    assert "\u202e" not in page


def test_markdown_for_the_summary_of_a_job(report):
    summary = report("--output-format", "markdown")
    assert summary.startswith("## spring-campaign: gate failed")
    assert "```mermaid\n" in summary
    assert len(summary.encode()) < 1024 * 1024


def test_without_saying_so_the_page_goes_to_a_file(tmp_path, monkeypatch, example):
    monkeypatch.chdir(tmp_path)
    assert main(["report", str(example), *DAY]) == 0
    assert (tmp_path / "debt-report.html").exists()


def test_a_missing_package_is_told_and_leaves_no_file(tmp_path, monkeypatch, example, capsys):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    file = tmp_path / "page.html"
    assert main(["report", str(example), *DAY, "--output-file", str(file)]) == 2
    assert 'pip install "autodebt-lint[report]"' in capsys.readouterr().err
    assert not file.exists()
    assert main(["report", str(example), *DAY, "--output-format", "text"]) == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--output-format", "pdf"], "pdf"),
        (["--as-of", "soon"], "is not a date"),
        (["nowhere"], "nowhere"),
    ],
)
def test_what_is_wrong_is_told(arguments, told, capsys):
    assert main(["report", *arguments]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.browser
def test_a_reader_filters_and_sorts_the_findings(report, tmp_path):
    deeds = """
        const text = document.getElementById("text");
        text.value = "ticket_sync";
        text.dispatchEvent(new Event("input"));
        document.body.dataset.afterText = document.getElementById("shown").value;
        const rule = document.getElementById("by-rule");
        rule.value = "ADL401";
        rule.dispatchEvent(new Event("change"));
        document.body.dataset.afterRule = document.getElementById("shown").value;
        const heads = document.querySelectorAll("#findings th button");
        heads[7].click(); heads[7].click();
        const rows = [...document.querySelectorAll("#findings tbody tr")];
        document.body.dataset.efforts = rows.map((row) => row.cells[7].textContent.trim()).join(" ");
        document.body.dataset.sort = document.querySelectorAll("#findings th")[7].ariaSort;
        document.querySelector(".system").dispatchEvent(new MouseEvent("click", {bubbles: true}));
        document.body.dataset.chosen = document.querySelectorAll(".system.chosen").length;
    """
    document, logged = opened(acting(report(), deeds), tmp_path)
    assert logged == ""
    seen = dict(re.findall(r'data-([a-z-]+)="([^"]*)"', re.findall(r"<body[^>]*>", document)[0]))
    assert seen["after-text"] == "3 findings"
    assert seen["after-rule"] == "2 findings"
    efforts = [int(effort) for effort in seen["efforts"].split()]
    assert efforts == sorted(efforts, reverse=True)
    assert seen["sort"] == "descending"
    assert seen["chosen"] == "1"


@pytest.mark.browser
def test_hostile_names_run_nothing_in_a_browser(tmp_path, report):
    project = write(tmp_path / "p", {"autodebt.toml": "", "sync.py": SYNC})
    (project / HOSTILE.replace("/", "_")).write_text((project / "sync.py").read_text())
    _, logged = opened(report(project=Path(project)), tmp_path)
    assert logged == ""
