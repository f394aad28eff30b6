"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit in a throw-away repository."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.hosts.running import start

pytestmark = pytest.mark.install

DEBT = 'import requests\n\nrequests.get("https://erp01.corp.lagoviatravel.com:8443/orders")\n'
CLEAN = "print('nothing outside')\n"
COUPLING = """\
import requests
from simple_salesforce import Salesforce

contacts = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", timeout=10)
contacts.raise_for_status()
salesforce = Salesforce(session_id=session, instance_url=instance)
for contact in contacts.json()["results"]:
    salesforce.Lead.create({"Email": contact["properties"]["email"]})
"""


def git(*arguments: str, cwd: Path) -> str:
    """Run git with nobody's configuration."""
    names = {
        f"GIT_{who}_{what}": "t@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return start("git", *arguments, cwd=cwd, environment={**names, **nobody})


def commit(folder: Path) -> None:
    git("init", "--quiet", cwd=folder)
    git("add", "--all", "--force", cwd=folder)
    git("commit", "--quiet", "--no-verify", "--message", "all", cwd=folder)


@pytest.fixture(scope="module")
def hooks(repository, tmp_path_factory):
    """Return a repository that holds the working copy of this one, committed."""
    folder = tmp_path_factory.mktemp("hooks")
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=repository)
    for name in filter(None, listed.split("\0")):
        source = repository / name
        if source.is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def pre_commit_home(tmp_path_factory):
    """Return the folder in which pre-commit keeps the environment that it installs once."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def run_hook(hooks, pre_commit_home, tmp_path):
    """Write files into a throw-away repository and run one hook over it."""

    def run(hook: str, *options: str, files: dict[str, str], expect: int) -> str:
        project = tmp_path / "project"
        for name, text in files.items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(text)
        commit(project)
        return start(
            sys.executable, "-m", "pre_commit", "try-repo", hooks, hook, "--verbose", *options,
            cwd=project, environment={"PRE_COMMIT_HOME": str(pre_commit_home)}, expect=[expect],
        )  # fmt: skip

    return run


def test_hook_of_staged_files_judges_the_files_it_is_given(run_hook):
    files = {"debt.py": DEBT, "clean.py": CLEAN, "autodebt.toml": 'fail-on = "low"\n'}
    output = run_hook("autodebt", "--files", "debt.py", "clean.py", files=files, expect=1)
    assert "debt.py" in output
    assert "ADL101" in output
    assert "ADL301" in output


def test_hook_of_staged_files_passes_when_the_debt_is_elsewhere(run_hook):
    files = {"debt.py": DEBT, "clean.py": CLEAN, "autodebt.toml": 'fail-on = "low"\n'}
    output = run_hook("autodebt", "--files", "clean.py", files=files, expect=0)
    assert "ADL" not in output


def test_manifests_hook_judges_the_manifests_it_is_given(run_hook):
    files = {
        "job.py": DEBT,
        "requirements.txt": "oauth2client==4.1.3\nrequests\n",
        "autodebt.toml": 'fail-on = "low"\n',
    }
    output = run_hook("autodebt-manifests", "--all-files", files=files, expect=1)
    assert "ADL205" in output
    assert "ADL206" in output
    assert "ADL301" not in output


def test_couplings_hook_judges_the_whole_project_when_any_python_file_changes(run_hook):
    files = {"sync.py": COUPLING, "clean.py": CLEAN, "autodebt.toml": 'fail-on = "low"\n'}
    output = run_hook("autodebt-couplings", "--files", "clean.py", files=files, expect=1)
    assert "sync.py" in output
    assert "ADL401" in output


def test_couplings_hook_rests_when_no_python_file_changes(run_hook):
    files = {"sync.py": COUPLING, "notes.txt": "notes\n", "autodebt.toml": 'fail-on = "low"\n'}
    output = run_hook("autodebt-couplings", "--files", "notes.txt", files=files, expect=0)
    assert "Skipped" in output


def test_fix_hook_mends_the_files_it_is_given_and_passes_the_second_time(run_hook):
    files = {"debt.py": DEBT, "clean.py": CLEAN, "autodebt.toml": 'fail-on = "low"\n'}
    output = run_hook("autodebt-fix", "--files", "debt.py", "clean.py", files=files, expect=1)
    assert "debt.py: mended ADL301" in output
    assert "files were modified by this hook" in output
