"""`check --with-advisories`: what the auditor is given, and what becomes of its answer."""

import json
import stat
import sys
from pathlib import Path

import pytest

from autodebt_lint.cli import main
from tests.checking import check, found, write

#: As recorded from pip-audit 2.10.1, shortened; the last one it did not know.
ANSWER = {
    "dependencies": [
        {
            "name": "requests",
            "version": "2.19.0",
            "vulns": [
                {"id": "PYSEC-2018-28", "fix_versions": ["2.20.0"], "aliases": ["CVE-2018-18074"]},
                {"id": "GHSA-9wx4-h78v-vm56", "fix_versions": ["2.32.0"], "aliases": ["CVE-2024-35195"]},
            ],
        },
        {"name": "jinja2", "version": "3.1.6", "vulns": []},
        {"name": "lagovia-sdk", "skip_reason": "Dependency not found on PyPI"},
    ],
    "fixes": [],
}  # fmt: skip
MANIFEST = "requests==2.19.0\njinja2==3.1.6\nlagovia-sdk==1.0\npandas>=2\n"


@pytest.fixture
def auditor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Put a program called pip-audit into the search path, which answers as told and keeps what it was given."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)  # noqa: ARG005
    folder = tmp_path / "bin"

    def install(answer: str, code: int = 1, where: Path = folder) -> Path:
        kept = tmp_path / "given.txt"
        write(where, {"pip-audit": f"""\
            #!{sys.executable}
            import os, pathlib, sys
            listed = pathlib.Path(sys.argv[sys.argv.index("--requirement") + 1])
            with open({str(kept)!r}, "a") as file:
                print(os.getcwd() == str(listed.parent), *sys.argv[3:], file=file)
                file.write(listed.read_text())
            sys.stdout.write({answer!r})
            sys.stderr.write("it broke: https://ada:jU7wpq2Lk90x@pypi.lagovia.com\\n")
            sys.exit({code})
            """})  # fmt: skip
        (where / "pip-audit").chmod(stat.S_IRWXU)
        monkeypatch.setenv("PATH", str(where))
        return kept

    return install


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", {"requirements.txt": MANIFEST, "setup.py": "1 / 0\n"})


def test_known_vulnerabilities_are_findings(auditor, project: Path) -> None:
    auditor(json.dumps(ANSWER))
    report = check(project, advisories=True)
    (verdict,) = [v for v in report.verdicts if v.finding.code == "ADL209"]
    assert verdict.finding.place.line == 1
    assert "CVE-2018-18074, CVE-2024-35195" in verdict.finding.message
    assert report.audit is not None
    assert (report.audit.asked, report.audit.skipped, report.audit.open) == (3, 1, 1)


def test_the_auditor_gets_pins_alone_and_no_leave_to_install(auditor, project: Path) -> None:
    kept = auditor(json.dumps(ANSWER))
    check(project, advisories=True)
    first, *pins = kept.read_text().splitlines()
    assert first.startswith("True ")
    assert {"--no-deps", "--disable-pip"} <= set(first.split())
    assert pins == ["jinja2==3.1.6", "lagovia-sdk==1.0", "requests==2.19.0"]


def test_two_releases_of_one_distribution_are_asked_about_one_by_one(
    auditor, project: Path
) -> None:
    write(project, {"jobs/requirements.txt": "requests==2.20.0\n"})
    kept = auditor(json.dumps(ANSWER))
    check(project, advisories=True)
    pins = [line for line in kept.read_text().splitlines() if "==" in line]
    assert pins[-1] == "requests==2.20.0"
    assert len(pins) == 4


def test_nobody_is_asked_without_the_option(auditor, project: Path) -> None:
    kept = auditor(json.dumps(ANSWER))
    assert "ADL209" not in {code for _, _, code in found(check(project))}
    assert not kept.exists()


def test_an_answer_is_not_kept_for_the_next_run(auditor, project: Path) -> None:
    auditor(json.dumps(ANSWER))
    check(project, advisories=True)
    assert "ADL209" not in {code for _, _, code in found(check(project))}
    auditor(json.dumps({"dependencies": []}))
    assert "ADL209" not in {code for _, _, code in found(check(project, advisories=True))}


@pytest.mark.parametrize("answer", ["", "{", "[1]", '{"dependencies": [{"name": 3}]}'])
def test_no_answer_is_one_clear_line_and_breaks_nothing(
    auditor, project: Path, answer: str
) -> None:
    auditor(answer)
    report = check(project, advisories=True)
    assert report.audit is not None
    assert report.audit.fault.startswith("pip-audit gave no answer: it broke")
    assert "jU7wpq" not in report.audit.fault
    assert report.audit.skipped == report.audit.asked == 3
    assert ("requirements.txt", 4, "ADL206") in found(report)


def test_without_an_auditor_it_is_said(auditor, project: Path, monkeypatch, capsys) -> None:
    del auditor
    monkeypatch.setenv("PATH", "")
    monkeypatch.chdir(project)
    main(["check", "--with-advisories", "--no-cache", "--as-of", "2026-06-15"])
    told = capsys.readouterr()
    assert "pip-audit is not installed" in told.err
    assert (
        "3 exact pins asked about, 3 of them without an answer; 1 without an exact release"
        in told.out
    )


def test_an_auditor_inside_of_the_project_is_not_run(auditor, project: Path) -> None:
    kept = auditor(json.dumps(ANSWER), where=project / "bin")
    report = check(project, advisories=True)
    assert report.audit is not None
    assert "not installed" in report.audit.fault
    assert not kept.exists()


def test_the_standard_input_cannot_be_asked_about(capsys) -> None:
    assert main(["check", "-", "--with-advisories"]) == 2
    assert "not about the standard input" in capsys.readouterr().err
