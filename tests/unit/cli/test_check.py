"""``autodebt check``: what the options ask of the pipeline, and what comes back to the user."""

import datetime
import io
import json
import pathlib

import pytest

from autodebt_lint.model.levels import Confidence, Severity

# ---------------------------------------------------------------- what is asked for


def test_the_current_folder_is_the_default(autodebt, pipeline, tmp_path):
    assert autodebt("check").code == 0
    assert pipeline.paths == (pathlib.Path(),)
    assert pipeline.root == tmp_path
    assert pipeline.options["project"] is True
    assert pipeline.options["cache"] is True
    assert pipeline.options["trust"] is False
    assert pipeline.options["jobs"] == 0


def test_options_reach_the_pipeline(autodebt, pipeline):
    options = ["--no-project", "--trust", "--jobs", "3", "--no-cache", "--as-of", "2026-11-20"]
    assert autodebt("check", "job.py", *options).code == 0
    assert pipeline.paths == (pathlib.Path("job.py"),)
    assert pipeline.today == datetime.date(2026, 11, 20)
    assert pipeline.options["project"] is False
    assert pipeline.options["cache"] is False
    assert pipeline.options["trust"] is True
    assert pipeline.options["jobs"] == 3


def test_paths_may_stand_between_options(autodebt, pipeline):
    assert autodebt("check", "job.py", "--jobs", "3", ".").code == 0
    assert pipeline.paths == (pathlib.Path("job.py"), pathlib.Path())


def test_a_path_after_two_dashes_may_begin_with_one(autodebt, pipeline, tmp_path):
    (tmp_path / "-odd.py").write_text("")
    assert autodebt("check", "--", "-odd.py").code == 0
    assert pipeline.paths == (pathlib.Path("-odd.py"),)


def test_rules_are_chosen_by_lists_and_by_repetition(autodebt, pipeline):
    chosen = ["--select", "ADL301,ADL1", "--select", "swallowed-exception", "--ignore", "ADL106"]
    assert autodebt("check", *chosen).code == 0
    assert pipeline.settings.select == ("ADL301", "ADL1", "swallowed-exception")
    assert pipeline.settings.ignore == ("ADL106",)


def test_levels_are_written_as_words(autodebt, pipeline):
    levels = ["--fail-on", "critical", "--min-severity", "low", "--min-confidence", "high"]
    assert autodebt("check", *levels).code == 0
    assert pipeline.settings.fail_on is Severity.CRITICAL
    assert pipeline.settings.min_severity is Severity.LOW
    assert pipeline.settings.min_confidence is Confidence.HIGH


def test_options_win_over_the_file(autodebt, pipeline, tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.autodebt]\nfail-on = "low"\nignore = ["ADL1"]')
    assert autodebt("check", "--fail-on", "medium").code == 0
    assert pipeline.settings.fail_on is Severity.MEDIUM
    assert pipeline.settings.ignore == ("ADL1",)


def test_the_project_is_the_one_that_holds_all_paths(autodebt, pipeline, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").write_text("")
    assert autodebt("check", "one", "two").code == 0
    assert pipeline.root == tmp_path
    assert autodebt("check", "two").code == 0
    assert pipeline.root == tmp_path / "two"


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["-"], "stdin.py"),
        (["-", "--stdin-filename", "jobs/sync.py"], "jobs/sync.py"),
        (["--stdin-filename", "jobs/sync.py"], "jobs/sync.py"),
    ],
)
def test_standard_input(autodebt, pipeline, monkeypatch, arguments, name):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x = '\xff'\r\n")))
    assert autodebt("check", *arguments).code == 0
    assert pipeline.sources == {name: b"x = '\xff'\r\n"}


# ---------------------------------------------------------------- what comes back


@pytest.mark.parametrize("code", [0, 1, 3])
def test_the_exit_code_is_that_of_the_report(autodebt, pipeline, make_report, code):
    pipeline.report = make_report(exit_code=code)
    assert autodebt("check").code == code


def test_each_format(autodebt, pipeline, make_report, finding):
    pipeline.report = make_report(finding)
    assert "waits for ever" in autodebt("check").out
    concise = autodebt("check", "--output-format", "concise").out
    assert concise.startswith("job.py:3:1: ADL301 `get` waits for ever [")
    assert json.loads(autodebt("check", "--output-format", "json").out)["schema"] == 1
    sarif = json.loads(autodebt("check", "--output-format", "sarif").out)
    assert [rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]] == [
        "ADL106",
        "ADL301",
        "ADL303",
    ]


def test_several_formats_of_one_run(autodebt, pipeline, make_report, finding, tmp_path):
    pipeline.report = make_report(finding, exit_code=1)
    outcome = autodebt(
        "check", "--output", "json=debt.json", "--output", "github=-", "--output", "csv=debt.csv"
    )
    assert outcome.code == 1
    assert outcome.out.startswith("::")
    assert outcome.err == ""
    assert json.loads((tmp_path / "debt.json").read_text())["exit"] == 1
    assert (tmp_path / "debt.csv").read_text().startswith("Summary,")


def test_outputs_to_files_alone_leave_a_word_on_the_terminal(autodebt, pipeline, make_report):
    pipeline.report = make_report(exit_code=0)
    outcome = autodebt("check", "--output", "json=a.json", "--output", "html=b.html")
    assert outcome.out == ""
    assert outcome.err.endswith("; report in a.json, b.html\n")


def test_code_hosts_see_paths_from_the_top_of_the_repository(
    autodebt, pipeline, make_report, finding, monkeypatch, tmp_path
):
    pipeline.report = make_report(finding)
    (tmp_path / ".git").mkdir()
    service = tmp_path / "services" / "crm"
    service.mkdir(parents=True)
    (service / "autodebt.toml").touch()
    monkeypatch.chdir(service)
    outcome = autodebt("check", "--output-format", "gitlab")
    assert json.loads(outcome.out)[0]["location"]["path"] == "services/crm/job.py"


def test_paths_are_shown_as_seen_from_the_current_folder(
    autodebt, pipeline, make_report, finding, monkeypatch, tmp_path
):
    pipeline.report = make_report(finding)
    (tmp_path / "jobs").mkdir()
    monkeypatch.chdir(tmp_path / "jobs")
    assert autodebt("check", "--output-format", "concise").out.startswith("../job.py:3:1:")
    shown = json.loads(autodebt("check", "--output-format", "json").out)
    assert shown["findings"][0]["path"] == "job.py"


def test_output_goes_to_a_file_and_a_word_about_it_to_the_terminal(
    autodebt, pipeline, make_report, finding, tmp_path
):
    pipeline.report = make_report(finding, exit_code=1)
    outcome = autodebt("check", "--output-format", "json", "--output-file", "debt.json")
    assert outcome.code == 1
    assert outcome.out == ""
    assert outcome.err == "autodebt: exit 1: As the test wants it; report in debt.json\n"
    assert json.loads((tmp_path / "debt.json").read_text())["exit"] == 1


def test_incompleteness_is_said_beside_a_machine_format(autodebt, pipeline, make_report):
    pipeline.report = make_report(exit_code=3, incomplete=("job.py",))
    assert "exit 3" in autodebt("check", "--output-format", "concise").err


def test_colours(autodebt, pipeline, make_report, finding, monkeypatch):
    pipeline.report = make_report(finding)
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[" not in autodebt("check").out  # not a terminal
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in autodebt("check").out
    assert "\x1b[" not in autodebt("check", "--output-format", "concise").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in autodebt("check").out


def test_info_is_shown_when_it_is_asked_for(autodebt, pipeline, make_report, finding, tmp_path):
    from msgspec.structs import replace

    pipeline.report = make_report(replace(finding, severity=Severity.INFO))
    assert "waits for ever" not in autodebt("check").out
    assert "waits for ever" in autodebt("check", "--min-severity", "info").out
    assert "waits for ever" in autodebt("check", "--fail-on", "info").out
    (tmp_path / "pyproject.toml").write_text('[tool.autodebt]\nmin-severity = "info"')
    assert "waits for ever" in autodebt("check").out


# ---------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "ADL31"], "did you mean `ADL301`?"),
        (["--ignore", "request-without-timeuot"], "did you mean `request-without-timeout`?"),
        (["--output-format", "jsn"], "--output-format: no such value: jsn; did you mean json?"),
        (["--output-format", "xml9"], "it is one of azure, concise, csv, github"),
        (["--output-format", "../x"], "no such value: ../x"),
        (
            ["--outputformat", "json"],
            "no such option: --outputformat; did you mean --output-format?",
        ),
        (["--fail-on", "hihg"], "did you mean `high`?"),
        (["--as-of", "20.11.2026"], "--as-of: '20.11.2026' is not a date"),
        (["--as-of", "9999-12-31"], "give a day of the years 1900 to 2100"),
        (["--jobs", "-1"], "--jobs"),
        (["--jobs", "many"], "--jobs: not a whole number: many"),
        (["--output-file"], "expected one argument"),
        (["--output-file", "."], "--output-file: . is a folder"),
        (["--output", "json"], "--output json: it takes NAME=FILE"),
        (["--output", "json="], "--output json=: it takes NAME=FILE"),
        (["--output", "jsn=x"], "--output: no such value: jsn; did you mean json?"),
        (["--output", "json=nowhere/x"], "--output: there is no folder nowhere"),
        (["--output", "json=-", "--output", "text=-"], "--output: two formats go to -"),
        (["--output", "json=x", "--output-format", "json"], "--output says format and file"),
        (["--output-file", "nowhere/x"], "--output-file: there is no folder nowhere"),
        (["jbo.py"], "no such file or folder: jbo.py; did you mean job.py?"),
        (["nowhere/at/all.py"], "no such file or folder: nowhere/at/all.py"),
        (["-", "job.py"], "cannot be mixed"),
    ],
)
def test_usage_errors(autodebt, pipeline, arguments, told):
    outcome = autodebt("check", *arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert told in outcome.err
    assert pipeline.settings is None, "the work began all the same"


def test_all_problems_are_told_at_once(autodebt, tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.autodebt]\nfailon = "low"\n')
    wrong = [
        "--select",
        "ADL31",
        "--fail-on",
        "worst",
        "--outputformat=x",
        "--jobs",
        "x",
        "gone.py",
    ]
    told = autodebt("check", *wrong).err
    for part in ("ADL31", "worst", "--outputformat", "--jobs", "gone.py", "failon"):
        assert part in told


def test_the_value_of_an_unknown_option_is_no_path(autodebt):
    told = autodebt("check", "--selekt", "ADL301").err
    assert "did you mean --select?" in told
    assert "no such file" not in told


def test_names_in_complaints_forge_nothing(autodebt):
    told = autodebt("check", "x\n::error::forged", "y\x1b[2J").err
    assert "\x1b" not in told
    assert not any(line.lstrip().startswith("::") for line in told.splitlines())
