"""The GitHub action: the scripts of action.yml, run by bash on a checkout as actions/checkout leaves it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checking import git, write
from tests.hosts.composite_action import Done, Runner, outputs_of

OLD = 'import requests\n\nrequests.get("https://api.hubapi.com/crm/v3/objects/deals").json()\n'
MEANWHILE = OLD.replace("api.hubapi.com/crm/v3/objects/deals", "us1.api.mailchimp.com/3.0/lists")
NEW = 'import requests\n\nrequests.put("https://api.hubapi.com/crm/v3/objects/deals/1", json={})\n'
HOSTILE_NAME = "a\n::error file=x::pwned.py"
OURS = "OWNER/autodebt-lint"
SETTINGS = 'seasons = []\nfail-on = "medium"\n'
OUTPUTS = {
    "gate", "exit-code", "findings", "new-findings", "known", "debt-minutes", "blocks-next",
    "sarif-file", "report-file",
}  # fmt: skip


@pytest.fixture
def act(repository: Path, tmp_path: Path) -> Callable[..., Done]:
    """Run the action on a checkout, with autodebt-lint already installed."""
    autodebt = tmp_path / "installed" / "autodebt"
    write(tmp_path, {"installed/autodebt": _starter("-P -m autodebt_lint")})
    autodebt.chmod(0o755)
    installed = {"python": sys.executable, "autodebt": str(autodebt), "cache": str(tmp_path / "c")}

    def run(
        workspace: Path,
        inputs: Mapping[str, str] = {},
        *,
        event: Mapping[str, Any] = {},
        steps: Mapping[str, Mapping[str, Any]] = {},
        environment: Mapping[str, str] = {},
    ) -> Done:
        temporary = tmp_path / "runner-temp"
        temporary.mkdir(exist_ok=True)
        return Runner(repository, temporary, workspace).run(
            {"as-of": "2026-06-15", **inputs},
            environment={
                "GIT_CONFIG_GLOBAL": "/dev/null",
                "GIT_CONFIG_NOSYSTEM": "1",
                **environment,
            },
            steps={"install": {"outputs": installed}, **steps},
            event=json.dumps(event),
        )

    return run


def _starter(what: str) -> str:
    # The action takes PYTHONPATH away from the tool; the tests' own copy of it lies there.
    path = ":".join(entry for entry in sys.path if entry)
    return f'#!/bin/sh\nPYTHONPATH={path!r} exec {sys.executable} {what} "$@"\n'


class Upstream:
    """A repository at a code host, with a pull request whose merge the host keeps."""

    def __init__(self, folder: Path, brings: Mapping[str, str], settings: str = SETTINGS) -> None:
        """Begin main, branch off what `brings` says, and let main go on."""
        self.folder = folder
        folder.mkdir()
        git(folder, "init", "-q", "-b", "main")
        git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")  # as GitHub has it
        for number in range(4):
            self._commit(
                {"autodebt.toml": settings, "jobs/sync.py": OLD, "number.txt": str(number)}
            )
        git(folder, "checkout", "-q", "-b", "feature")
        self.head = self._commit(brings)
        git(folder, "checkout", "-q", "main")
        self.base = self._commit({"jobs/meanwhile.py": MEANWHILE})
        git(folder, "checkout", "-q", "--detach", "main")
        git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "feature")
        self.merge = self._head()
        git(folder, "checkout", "-q", "main")
        self.event = {
            "pull_request": {
                "base": {"ref": "main", "sha": self.base},
                "head": {"sha": self.head, "repo": {"full_name": "lagovia/marketing-ops"}},
            }
        }

    def checked_out(self, folder: Path, commit: str, depth: int) -> Path:
        """Check a commit out as actions/checkout does: by its hash, with no branch."""
        folder.mkdir()
        git(folder, "init", "-q")
        git(folder, "remote", "add", "origin", self.folder.as_uri())
        shallow = [f"--depth={depth}"] if depth else []
        git(
            folder, "fetch", "-q", "--no-tags", *shallow, "origin", f"+{commit}:refs/remotes/pull/1"
        )
        git(folder, "checkout", "-q", "--force", "refs/remotes/pull/1")
        return folder

    def _commit(self, files: Mapping[str, str]) -> str:
        write(self.folder, files)
        git(self.folder, "add", ".")
        git(self.folder, "commit", "-qm", "Change", "--allow-empty")
        return self._head()

    def _head(self) -> str:
        done = subprocess.run(
            ["git", "rev-parse", "HEAD"],
            cwd=self.folder,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()


@pytest.fixture
def upstream(tmp_path: Path) -> Upstream:
    return Upstream(tmp_path / "upstream", {"jobs/push.py": NEW})


def paths_annotated(done: Done) -> set[str]:
    return {
        match[1] for _, about, _ in done.commands if (match := re.search("file=([^,]+)", about))
    }


# ---------------------------------------------------------------- pull requests


def test_a_pull_request_fails_on_what_it_adds(act, upstream: Upstream, tmp_path: Path) -> None:
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=1)
    done = act(workspace, event=upstream.event)
    assert (done.code, done.outputs["gate"], done.outputs["exit-code"]) == (1, "failed", "1")
    report = json.loads(Path(done.outputs["report-file"]).read_text())
    assert {finding["path"] for finding in report["findings"]} == {"jobs/push.py"}
    assert report["compared"] == [upstream.base]
    figures = {name: int(done.outputs[name]) for name in ("findings", "new-findings", "known")}
    assert figures["new-findings"] == len(report["findings"]) > 0
    assert figures["findings"] == figures["new-findings"] + figures["known"]
    assert int(done.outputs["debt-minutes"]) == sum(f["effort_minutes"] for f in report["findings"])
    assert paths_annotated(done) == {"jobs/push.py"}
    assert done.summary.startswith("## gate failed on 2026-06-15")
    assert "\n## autodebt failed: " in done.summary
    sarif = json.loads(Path(done.outputs["sarif-file"]).read_text())
    assert sarif["runs"][0]["tool"]["driver"]["name"] == "autodebt-lint"


def test_a_pull_request_passes_that_adds_nothing(act, tmp_path: Path) -> None:
    upstream = Upstream(tmp_path / "upstream", {"README": "Read me\n"})
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=1)
    done = act(workspace, event=upstream.event)
    assert (done.code, done.outputs["gate"], done.outputs["new-findings"]) == (0, "passed", "0")
    assert int(done.outputs["known"]) > 0
    assert paths_annotated(done) == set()


def test_two_commits_deep_is_enough_without_a_network(
    act, upstream: Upstream, tmp_path: Path
) -> None:
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=2)
    git(workspace, "remote", "set-url", "origin", (tmp_path / "gone").as_uri())
    assert paths_annotated(act(workspace, event=upstream.event)) == {"jobs/push.py"}


def test_the_branch_itself_is_compared_where_it_left_main(
    act, upstream: Upstream, tmp_path: Path
) -> None:
    workspace = upstream.checked_out(tmp_path / "work", upstream.head, depth=1)
    done = act(workspace, event=upstream.event)
    assert paths_annotated(done) == {"jobs/push.py"}
    assert not (workspace / "jobs/meanwhile.py").exists()


def test_a_whole_clone_is_fetched_into_only_where_the_base_is_missing(
    act, upstream: Upstream, tmp_path: Path
) -> None:
    workspace = upstream.checked_out(tmp_path / "work", upstream.head, depth=0)
    assert paths_annotated(act(workspace, event=upstream.event)) == {"jobs/push.py"}
    git(workspace, "remote", "remove", "origin")
    assert act(workspace, event=upstream.event).code == 1


def test_a_base_that_cannot_be_fetched_is_told_with_what_to_do(
    act, upstream: Upstream, tmp_path: Path
) -> None:
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=1)
    git(workspace, "remote", "set-url", "origin", (tmp_path / "gone").as_uri())
    done = act(workspace, event=upstream.event)
    assert done.code == 2
    assert done.outputs["gate"] == ""
    [(name, _, told)] = done.commands
    assert name == "error"
    assert "`fetch-depth: 2`" in told


def test_histories_that_never_met_are_told(act, upstream: Upstream, tmp_path: Path) -> None:
    git(upstream.folder, "checkout", "-q", "--orphan", "other")
    git(upstream.folder, "commit", "-qm", "Begin again")
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=1)
    done = act(workspace, {"new-since": "other"})
    assert done.code == 2
    assert "have no commit in common" in done.commands[0][2]


@pytest.mark.parametrize("name", ["main", "origin/main"])
def test_a_branch_that_is_not_there_is_fetched(
    act, upstream: Upstream, tmp_path: Path, name: str
) -> None:
    workspace = upstream.checked_out(tmp_path / "work", upstream.head, depth=1)
    assert paths_annotated(act(workspace, {"new-since": name})) == {"jobs/push.py"}


def test_a_merge_queue_is_compared_with_what_it_merges_into(
    act, upstream: Upstream, tmp_path: Path
) -> None:
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=1)
    done = act(workspace, event={"merge_group": {"base_sha": upstream.base}})
    assert paths_annotated(done) == {"jobs/push.py"}


# ---------------------------------------------------------------- all code


def test_without_a_pull_request_all_code_is_judged(act, upstream: Upstream, tmp_path: Path) -> None:
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=1)
    every = {"jobs/meanwhile.py", "jobs/push.py", "jobs/sync.py"}
    done = act(workspace, event={"ref": "refs/heads/main"})
    assert (done.code, done.outputs["known"], paths_annotated(done)) == (1, "0", every)
    done = act(workspace, {"new-since": "none"}, event=upstream.event)
    assert (done.outputs["known"], paths_annotated(done)) == ("0", every)


def test_a_date_fails_the_scheduled_run_and_not_the_pull_request(act, tmp_path: Path) -> None:
    upstream = Upstream(
        tmp_path / "upstream", {"README": "Read me\n"}, 'seasons = ["black-friday"]\n'
    )
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=2)
    before, during = {"as-of": "2026-09-20"}, {"as-of": "2026-11-20"}
    quiet = act(workspace, before)
    assert quiet.outputs["gate"] == "passed"
    assert before["as-of"] < quiet.outputs["blocks-next"] <= during["as-of"]
    assert act(workspace, during).outputs["gate"] == "failed"
    assert act(workspace, during, event=upstream.event).outputs["gate"] == "passed"


def test_the_gate_decides_and_not_the_check(act, tmp_path: Path) -> None:
    gate = SETTINGS + '[[gate]]\nname = "total"\nmeasure = "findings"\nlimit = 99\n'
    write(tmp_path, {"work/autodebt.toml": gate, "work/sync.py": OLD})
    done = act(tmp_path / "work")
    assert (done.code, done.outputs["gate"], done.outputs["exit-code"]) == (0, "passed", "1")


def test_each_condition_that_fails_is_told_with_value_and_limit(act, tmp_path: Path) -> None:
    gate = '[[gate]]\nname = "total: 100%"\nmeasure = "findings"\nadvice = "ask\\n::error::@crm"\n'
    write(tmp_path, {"work/autodebt.toml": gate, "work/sync.py": OLD})
    done = act(tmp_path / "work", {"annotations": "false"})
    count = done.outputs["findings"]
    told = f"total: 100%25: {count}, and the limit is 0; ask%0A::error::@crm"
    assert (done.code, done.commands) == (1, [("error", "title=autodebt gate", told)])


def test_a_file_that_cannot_be_read_fails(act, tmp_path: Path) -> None:
    write(tmp_path, {"work/job.py": b'import requests\nrequests.get("https://\xff\n\x00((('})
    done = act(tmp_path / "work")
    assert (done.code, done.outputs["exit-code"], done.outputs["gate"]) == (1, "3", "failed")


def test_places_are_those_of_the_repository_and_not_of_the_folder_worked_in(
    act, tmp_path: Path
) -> None:
    upstream = Upstream(tmp_path / "upstream", {"ops/jobs/push.py": NEW, "shop/push.py": NEW})
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=2)
    done = act(workspace, {"working-directory": "ops"}, event=upstream.event)
    assert (done.code, paths_annotated(done)) == (1, {"ops/jobs/push.py"})
    sarif = json.loads(Path(done.outputs["sarif-file"]).read_text())
    places = [result["locations"][0]["physicalLocation"] for result in sarif["runs"][0]["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"ops/jobs/push.py"}


def test_what_is_switched_off_is_not_there(act, tmp_path: Path) -> None:
    write(tmp_path, {"work/sync.py": OLD})
    done = act(tmp_path / "work", {"annotations": "false", "summary": "false"})
    assert (done.code, done.commands, done.summary) == (0, [], "")
    assert "ADL301" in done.log
    done = act(tmp_path / "work", {"annotations": "yes"})
    assert (done.code, done.commands[0][2]) == (2, "annotations: must be true or false, not 'yes'")


def test_a_summary_that_github_would_drop_whole_is_left_out_and_told(act, tmp_path: Path) -> None:
    write(tmp_path, {"work/sync.py": OLD, "runner-temp/summary": "x" * 1024 * 1024})
    done = act(tmp_path / "work", {"annotations": "false"})
    assert (done.code, done.outputs["gate"], {*done.summary}) == (0, "passed", {"x"})
    [(level, _, told)] = done.commands
    assert (level, "longer than GitHub takes" in told) == ("warning", True)


@pytest.mark.parametrize("name", ["annotations", "summary", "sarif", "cache"])
def test_a_switch_is_true_or_false(act, tmp_path: Path, name: str) -> None:
    (tmp_path / "work").mkdir()
    done = act(tmp_path / "work", {name: "yes"})
    told = f"{name}: must be true or false, not 'yes'"
    assert (done.code, done.commands) == (2, [("error", "title=autodebt", told)])


def test_a_folder_without_git_is_told_with_gits_words(act, tmp_path: Path) -> None:
    write(tmp_path, {"work/sync.py": OLD})
    done = act(tmp_path / "work", {"new-since": "main"}, environment={"GIT_CEILING_DIRECTORIES": str(tmp_path)})  # fmt: skip
    assert done.code == 2
    assert (
        "no git repository that is checked out (fatal: not a git repository" in done.commands[0][2]
    )


def test_a_wrong_configuration_ends_with_the_tools_words(act, tmp_path: Path) -> None:
    write(tmp_path, {"work/autodebt.toml": "fail-on = 'hgih'\n", "work/sync.py": OLD})
    done = act(tmp_path / "work")
    assert (done.code, done.outputs["exit-code"], done.outputs["gate"]) == (2, "2", "")
    assert "hgih" in done.log
    assert [name for name, _, _ in done.commands] == ["error"]


# ---------------------------------------------------------------- hostile inputs and files


@pytest.mark.parametrize(
    "inputs",
    [
        {"paths": "$(touch pwned)"},
        {"paths": '"; touch pwned; "'},
        {"paths": "--output=json=pwned"},
        {"paths": "-\n--trust"},
        {"args": "$(touch pwned) `touch pwned`"},
        {"args": "'; touch pwned"},
        {"args": "--output-file=pwned"},
        {"as-of": "2026-06-15\ngate=passed\n::error::forged"},
        {"as-of": "x\r::set-output name=gate::passed"},
        {"fail-on": "low --output=json=pwned"},
        {"fail-on": "high\n::add-mask::0"},
        {"new-since": "--upload-pack=touch pwned"},
        {"new-since": "ext::sh -c 'touch pwned'"},
        {"new-since": "main:refs/heads/pwned"},
        {"new-since": "nowhere\n::error::forged"},
        {"working-directory": "$(touch pwned)\n::error::forged"},
    ],
)
def test_no_input_runs_or_forges_anything(
    act, upstream: Upstream, tmp_path: Path, inputs: dict[str, str]
) -> None:
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=2)
    done = act(workspace, inputs)
    assert done.code == 2
    assert not [*tmp_path.rglob("pwned")]
    assert done.outputs["gate"] == ""
    assert set(done.step_outputs["check"]) <= {"exit-code"}
    [(name, about, _)] = done.commands
    assert (name, about) == ("error", "title=autodebt")


def test_no_file_of_a_pull_request_runs_or_forges_anything(act, tmp_path: Path) -> None:
    trap = "open('pwned', 'w').close()\n"
    modules = ("json", "shlex", "sitecustomize", "autodebt_lint", "yaml")
    brings = {f"{name}.py": trap for name in modules}
    upstream = Upstream(tmp_path / "upstream", {**brings, HOSTILE_NAME: NEW})
    workspace = upstream.checked_out(tmp_path / "work", upstream.merge, depth=1)
    done = act(workspace, event=upstream.event, environment={"PYTHONPATH": str(workspace)})
    assert not [*tmp_path.rglob("pwned")]
    assert set(done.step_outputs["check"]) == OUTPUTS | {"gate-file"}
    report = json.loads(Path(done.outputs["report-file"]).read_text())
    assert HOSTILE_NAME in {finding["path"] for finding in report["findings"]}
    assert {about.partition("=")[0] for _, about, _ in done.commands} == {"title"}
    assert "file=x" not in {about for _, about, _ in done.commands}
    assert "\n::error" not in done.summary


def test_a_value_cannot_end_early() -> None:
    assert outputs_of("a<<e\n1\nb=2\ne\nc=3\n") == {"a": "1\nb=2", "c": "3"}


# ---------------------------------------------------------------- arguments


@pytest.fixture
def words(act, tmp_path: Path) -> Callable[[Mapping[str, str]], list[list[str]]]:
    """Return what autodebt is started with, as a stand-in for it saw it."""
    code = """\
import json, pathlib, sys
with open("words", "a") as file:
    file.write(json.dumps(sys.argv[1:]) + "\\n")
figures = {"statistics": {"findings": 0, "effort_minutes": 0}, "known": 0, "findings": []}
told = {"as_of": "2026-06-15", "gate": "passed", "conditions": [], **figures}
for word in sys.argv:
    file = word.removeprefix("--output=").partition("=")[2]
    if word.startswith("--output=") and file != "-":
        pathlib.Path(file).write_text(json.dumps(told))
"""
    write(tmp_path, {"stand-in.py": code, "stand-in": _starter(str(tmp_path / "stand-in.py"))})
    (tmp_path / "stand-in").chmod(0o755)
    (tmp_path / "work").mkdir()
    installed = {"python": sys.executable, "autodebt": str(tmp_path / "stand-in"), "cache": ""}

    def started(inputs: Mapping[str, str]) -> list[list[str]]:
        done = act(tmp_path / "work", inputs, steps={"install": {"outputs": installed}})
        assert done.code == 0, done.log
        seen = (tmp_path / "work/words").read_text().splitlines()
        return [
            [word for word in json.loads(line) if not word.startswith("--output=")] for line in seen
        ]

    return started


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({}, [".", "--as-of=2026-06-15"]),
        ({"paths": "jobs\n  my sync.py  \n\n-odd.py\n"}, ["jobs", "my sync.py", "./-odd.py", "--as-of=2026-06-15"]),
        ({"args": "--select 'ADL3, ADL4' --jobs 2"}, [".", "--select", "ADL3, ADL4", "--jobs", "2", "--as-of=2026-06-15"]),
        ({"fail-on": "low"}, [".", "--fail-on=low", "--as-of=2026-06-15"]),
        ({"as-of": ""}, ["."]),
    ],
)  # fmt: skip
def test_inputs_become_options(words, inputs: dict[str, str], expected: list[str]) -> None:
    check, gate = words(inputs)
    assert check == ["check", *expected]
    # The gate is asked about the day on which the check was made.
    assert gate == ["gate", *expected, "--as-of=2026-06-15"]


# ---------------------------------------------------------------- uploads


@pytest.mark.parametrize(("origin", "code"), [("stranger/marketing-ops", 0), (None, 0), ("lagovia/marketing-ops", 2)])  # fmt: skip
def test_an_upload_may_be_refused_to_a_fork_only(
    act, tmp_path: Path, origin: str | None, code: int
) -> None:
    write(tmp_path, {"work/sync.py": "print()\n"})
    request = {"base": {}, "head": {"repo": origin and {"full_name": origin}}}
    done = act(
        tmp_path / "work",
        {"sarif": "true", "new-since": "none"},
        event={"pull_request": request},
        steps={"upload": {"outcome": "failure"}},
    )
    assert done.code == code
    level, _, told = done.commands[-1]
    assert (level, "SARIF" in told) == ("error" if code else "notice", True)


# ---------------------------------------------------------------- files


def workflows(repository: Path) -> dict[Path, Any]:
    files = [*repository.glob(".github/workflows/*.yml"), *repository.glob("examples/github/*.yml")]
    return {file: yaml.safe_load(file.read_text("utf-8")) for file in files}


def test_every_action_is_pinned_alike_with_its_version(repository: Path) -> None:
    pins: dict[str, set[str]] = {}
    pages = (repository / "README.md", repository / "docs/github-actions.md")
    for file in (repository / "action.yml", *pages, *workflows(repository)):
        for name, pin in re.findall(r"uses: ([^@\s]+)(.*)$", file.read_text("utf-8"), re.MULTILINE):
            if name == "./":
                continue
            said = r"put the commit of a release here" if name == OURS else r"v\d+\.\d+\.\d+"
            assert re.fullmatch(rf"@[0-9a-f]{{40}} # {said}", pin), (file, name, pin)
            pins.setdefault("/".join(name.split("/")[:2]), set()).add(pin)
    assert OURS in pins
    assert {name: len(found) for name, found in pins.items()} == dict.fromkeys(pins, 1)


def test_workflows_use_inputs_and_outputs_that_exist(repository: Path) -> None:
    action = yaml.safe_load((repository / "action.yml").read_text("utf-8"))
    used = 0
    for file, workflow in workflows(repository).items():
        for job in workflow["jobs"].values():
            for step in job["steps"]:
                name = step.get("uses", "").partition("@")[0]
                if name in ("./", OURS):
                    assert set(step["with"]) <= set(action["inputs"]), file
                    used += 1
        asked = re.findall(r"steps\.debt\.outputs\.([\w-]+)", file.read_text("utf-8"))
        assert set(asked) <= set(action["outputs"]), file
    assert used == 4


def test_the_documentation_has_all_inputs_with_their_defaults_and_all_outputs(
    repository: Path,
) -> None:
    action = yaml.safe_load((repository / "action.yml").read_text("utf-8"))
    page = (repository / "docs/github-actions.md").read_text("utf-8")
    _, inputs, outputs = re.split("^## (?:Inputs|Outputs)$", page, flags=re.MULTILINE)
    rows = re.findall(r"^\| `([\w-]+)` \| (?:`(.+?)`)? ?\|", inputs, re.MULTILINE)
    assert rows == [(name, about["default"]) for name, about in action["inputs"].items()]
    rows = re.findall(r"^\| `([\w-]+)` \|", outputs, re.MULTILINE)
    assert rows == list(action["outputs"])


@pytest.mark.install
def test_installs_its_own_commit_and_runs(repository: Path, tmp_path: Path) -> None:
    trap = "open('pwned', 'w').close()\n"
    modules = ("pip", "venv", "json", "sitecustomize", "autodebt_lint")
    write(tmp_path, {"work/sync.py": OLD, **{f"work/{name}.py": trap for name in modules}})
    (tmp_path / "temporary").mkdir()
    runner = Runner(repository, tmp_path / "temporary", tmp_path / "work")
    done = runner.run({"fail-on": "low"}, environment={"PYTHON": sys.executable})
    assert (done.code, done.outputs["gate"]) == (1, "failed"), done.log
    assert not [*tmp_path.rglob("pwned")]
    assert str(tmp_path) in done.step_outputs["install"]["autodebt"]
