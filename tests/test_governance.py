"""Who owns an automation, as CODEOWNERS says it, and what the whole command makes of workarounds."""

import datetime
from pathlib import Path

from tests.checking import Found, check, found, git, write

SYNC = '''\
"""Copies new deals to the warehouse."""
import requests

requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=10).raise_for_status()
'''
UNOWNED = [Found("jobs/sync.py", 1, "ADL502")]
SELECT = 'select = ["ADL502", "ADL503"]\n'


def unowned(root: Path, codeowners: str, *, project: bool = True) -> list[Found]:
    files = {"autodebt.toml": SELECT, "jobs/sync.py": SYNC}
    if codeowners:
        files[".github/CODEOWNERS"] = codeowners
    return found(check(write(root, files), project=project))


def test_without_codeowners_nobody_owns_it(tmp_path):
    assert unowned(tmp_path, "") == UNOWNED


def test_a_pattern_with_an_owner_is_enough(tmp_path):
    assert unowned(tmp_path, "jobs/ @lagovia/revops\n") == []


def test_a_pattern_for_other_files_is_not(tmp_path):
    assert unowned(tmp_path, "web/ @lagovia/web\n") == UNOWNED


def test_the_last_pattern_counts_and_it_may_take_the_owner_away(tmp_path):
    assert unowned(tmp_path, "* @lagovia/ops\njobs/\n") == UNOWNED


def test_an_owner_that_is_entered_later_counts_though_no_script_changed(tmp_path):
    assert unowned(tmp_path, "") == UNOWNED
    assert unowned(tmp_path, "* @lagovia/ops\n") == []


def test_one_file_by_itself_is_not_judged(tmp_path):
    assert unowned(tmp_path, "", project=False) == []


def test_no_comment_needs_to_silence_what_codeowners_settles(tmp_path):
    silenced = SYNC.replace("\n", "  # autodebt: ignore[ADL502] ops takes it\n", 1)
    files = {"autodebt.toml": 'select = ["ADL003", "ADL502"]\n', "sync.py": silenced}
    assert found(check(write(tmp_path, files))) == []
    write(tmp_path, {"CODEOWNERS": "* @lagovia/ops\n"})
    assert [item.code for item in found(check(tmp_path))] == ["ADL003"]


def test_a_workaround_falls_due_on_a_day_and_no_file_has_to_change(tmp_path):
    text = SYNC + "# TODO: drop the filter by 2026-06-30\n"
    write(tmp_path, {"autodebt.toml": 'select = ["ADL503"]\n', "sync.py": text})
    assert found(check(tmp_path, day=datetime.date(2026, 6, 30))) == []
    (late,) = check(tmp_path, day=datetime.date(2026, 7, 1)).verdicts
    assert late.reasons == ("its day has passed: medium",)


def test_an_overdue_workaround_of_the_base_is_not_new(tmp_path):
    text = SYNC + "# TODO: drop the filter by 2026-05-31\n"
    write(tmp_path, {"autodebt.toml": 'select = ["ADL503"]\n', "sync.py": text})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "sync")
    write(tmp_path, {"sync.py": text + "# HACK: every record twice\n"})
    report = check(tmp_path, new_since="HEAD")
    assert [verdict.finding.place.line for verdict in report.verdicts] == [6]
