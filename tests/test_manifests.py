"""Manifests in whole projects: found, taken in, judged beside each other, and read anew when they change."""

from pathlib import Path

from tests.checking import check, found, write

OPEN = "requests\n"


def test_manifests_are_found_beside_the_scripts(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "", "jobs/requirements.txt": OPEN, "jobs/notes.txt": OPEN})
    assert found(check(tmp_path)) == [("jobs/requirements.txt", 1, "ADL206")]


def test_a_manifest_is_no_script(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "", "requirements.txt": OPEN, "job.py": "import requests\n"})
    report = check(tmp_path)
    assert (report.files, report.analysed, report.lines) == (3, 1, 1)


def test_what_a_requirements_file_takes_in_belongs_to_it(tmp_path: Path) -> None:
    files = {"pyproject.toml": "", "requirements.txt": "-r deps/common.txt\n"}
    write(
        tmp_path, {**files, "deps/common.txt": f"-r more.txt\n{OPEN}", "deps/more.txt": "pandas\n"}
    )
    assert found(check(tmp_path)) == [
        ("deps/common.txt", 2, "ADL206"),
        ("deps/more.txt", 1, "ADL206"),
    ]


def test_a_change_of_what_is_taken_in_is_seen(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "", "requirements.txt": f"-c limits/all.txt\n{OPEN}"})
    write(tmp_path, {"limits/all.txt": "requests<3\n"})
    assert found(check(tmp_path)) == []
    write(tmp_path, {"limits/all.txt": "requests>2\n"})
    assert found(check(tmp_path)) == [("requirements.txt", 2, "ADL206")]


def test_files_that_take_each_other_in_end(tmp_path: Path) -> None:
    write(
        tmp_path, {"requirements.txt": "-r more.txt\n", "more.txt": f"-r requirements.txt\n{OPEN}"}
    )
    assert found(check(tmp_path)) == [("more.txt", 2, "ADL206")]


def test_the_lock_beside_a_named_manifest_counts_without_a_project(tmp_path: Path) -> None:
    write(tmp_path, {"requirements.txt": OPEN, "requirements.lock": "requests==2.32.5\n"})
    assert found(check(tmp_path, tmp_path / "requirements.txt")) == []


def test_one_manifest_is_judged_with_the_whole_project(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "", "Pipfile": "", "jobs/requirements.txt": OPEN})
    named = tmp_path / "jobs" / "requirements.txt"
    assert found(check(tmp_path, named)) == [("jobs/requirements.txt", 1, "ADL206")]
    write(tmp_path, {"jobs/uv.lock": "version = 1\n"})
    assert found(check(tmp_path, named)) == []


def test_equal_contents_are_a_script_and_a_manifest(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "", "requirements.txt": OPEN, "requests_only.py": OPEN})
    assert found(check(tmp_path)) == [("requirements.txt", 1, "ADL206")]
    assert found(check(tmp_path)) == [("requirements.txt", 1, "ADL206")]


def test_a_broken_manifest_is_told_and_the_rest_is_judged(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"autodebt.toml": "", "jobs/pyproject.toml": "[project\n", "requirements.txt": OPEN},
    )
    report = check(tmp_path)
    assert found(report) == [
        ("jobs/pyproject.toml", 1, "ADL002"),
        ("requirements.txt", 1, "ADL206"),
    ]
    assert report.incomplete


def test_a_credential_in_an_address_is_reported_and_not_shown(tmp_path: Path) -> None:
    index = "--extra-index-url https://ada:${INDEX_PASSWORD}@pypi.lagovia.com/simple\n"
    line = "sdk @ git+https://ada:jU7wpq2Lk90x@git.lagovia.com/sdk.git\n"
    write(tmp_path, {"requirements.txt": index + line})
    report = check(tmp_path)
    assert sorted(found(report)) == [
        ("requirements.txt", 2, "ADL106"),
        ("requirements.txt", 2, "ADL206"),
    ]
    for verdict in report.verdicts:
        assert "jU7wpq" not in f"{verdict}"
        assert "git.lagovia.com" in verdict.excerpt
