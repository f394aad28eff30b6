"""The steps of the GitHub action (action.yml): inputs in, one `autodebt check` and one `autodebt gate` out.

Only the standard library is used, and every value comes from the environment, never from the text of
a script. What a pull request can choose (names of files and branches, its own Python files) is
nowhere run and nowhere printed as it is: interpreters start isolated, and GitHub's commands are off
while `autodebt` writes to the log.

Usage: ``python -I action/steps.py install|check|gate``
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST_PYTHON = (3, 11)
SUMMARY_LIMIT = 1024 * 1024
"""Bytes that GitHub takes for the summary of one step; a longer one is dropped whole."""
DEEPEN = (1, 50, 500, 5_000, 50_000)
"""Commits by which a shallow clone grows until it holds the commit to compare with."""
PATIENCE = 300
"""Seconds for one fetch."""
NOTHING = "none"
"""The input `new-since` of those who want all findings to count in a pull request, too."""
_CHECK_ENDED, _GATE_ENDED = (0, 1, 3), (0, 1)
_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_BRANCH = re.compile(r"\w[\w./-]*")
_RELEASE = re.compile(r"[0-9][0-9A-Za-z.+!-]*")
_QUIET_GIT = ("-c", "core.hooksPath=" + os.devnull, "-c", "core.fsmonitor=false", "-c", "gc.auto=0")


class StepError(Exception):
    """Why a step cannot do its work, in words for whoever wrote the workflow."""


# ---------------------------------------------------------------- steps


def install() -> int:
    """Install autodebt-lint where nothing of the job sees it: in an environment of its own."""
    if sys.version_info < LEAST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        raise StepError(
            f"autodebt-lint needs Python {'.'.join(map(str, LEAST_PYTHON))} or later, this is {found}: "
            "give the input python-version"
        )
    version = given("version")
    if version and not _RELEASE.fullmatch(version):
        raise StepError(f"version: {version!r} is no release of autodebt-lint; 1.4.0 would be one")
    wanted = f"autodebt-lint=={version}" if version else os.environ["GITHUB_ACTION_PATH"]
    home = _fresh_folder() / "venv"
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    # Outside of the checkout, and isolated: a pip.py of a pull request must not be imported.
    for command in (
        [sys.executable, "-I", "-m", "venv", str(home)],
        [
            *(str(programs / "python"), "-I", "-m", "pip", "install"),
            *("--quiet", "--disable-pip-version-check", wanted),
        ],
    ):
        if subprocess.run(command, check=False, cwd=home.parent).returncode:
            raise StepError(f"{wanted} could not be installed; the reason is above")
    autodebt = str(programs / "autodebt")
    shown = subprocess.run(
        [autodebt, "--version"], check=True, capture_output=True, text=True, env=_surroundings()
    )
    put_out("python", sys.executable)
    put_out("autodebt", autodebt)
    put_out("version", shown.stdout.split()[-1])
    put_out("cache", str(Path(os.environ["RUNNER_TEMP"]) / "autodebt-cache"))
    return 0


def check() -> int:
    """Check, ask the gate, and leave both where GitHub and later steps find them."""
    annotations, summary = flag("annotations"), flag("summary")
    for other in ("sarif", "cache"):  # action.yml acts on these, and takes any other word for "no"
        flag(other)
    paths, options = given_paths(), given_options()
    os.chdir(_working_directory())
    base = compared_with()
    if base:
        options.append(f"--new-since={base}")
    folder = _fresh_folder()
    report, sarif = folder / "report.json", folder / "autodebt.sarif"
    notes, page = folder / "annotations.txt", folder / "check.md"
    files = {"json": report, "sarif": sarif, "github": notes, "markdown": page}
    code = _autodebt("check", [*paths, *options], files, _CHECK_ENDED)
    told = json.loads(report.read_text("utf-8"))
    # The day of the check, so that both judge on the same one when it ends in between.
    options = [*options, f"--as-of={told['as_of']}"]
    verdict, gate_page = folder / "gate.json", folder / "gate.md"
    files = {"json": verdict, "markdown": gate_page}
    _autodebt("gate", [*paths, *options], files, _GATE_ENDED)
    put_out("exit-code", str(code))
    put_out("gate", json.loads(verdict.read_text("utf-8"))["gate"])
    for name, value in figures(told).items():
        put_out(name, value)
    put_out("sarif-file", str(sarif))
    put_out("report-file", str(report))
    put_out("gate-file", str(verdict))
    if annotations:
        print(notes.read_text("utf-8"), end="", flush=True)
    if summary:
        _add_summary(gate_page.read_text("utf-8") + "\n" + page.read_text("utf-8"))
    return 0


def gate() -> int:
    """End as the gate says; an upload that GitHub refused counts, unless a fork cannot have it."""
    upload = os.environ.get("UPLOAD", "")
    if upload == "failure" and _from_fork():
        tell(
            "notice",
            "GitHub takes no SARIF from this fork; the findings are in the summary and log",
        )
    told = json.loads(Path(os.environ["GATE_FILE"]).read_text("utf-8"))
    failed = [condition for condition in told["conditions"] if not condition["passed"]]
    for condition in failed:
        measured = f"{condition['value']:g}, and the limit is {condition['limit']:g}"
        tell("error", f"{condition['name']}: {measured}; {condition['advice']}", "autodebt gate")
    if upload == "failure" and not _from_fork():
        raise StepError(
            "the SARIF file could not be uploaded: the job needs `security-events: write`, and the "
            "repository code scanning; `sarif: false` does without"
        )
    return 1 if failed else 0


# ---------------------------------------------------------------- inputs


def given(name: str) -> str:
    """Return an input as the workflow gives it, without blanks around it."""
    return os.environ.get("INPUT_" + name.upper().replace("-", "_"), "").strip()


def flag(name: str) -> bool:
    """Return an input that is true or false."""
    value = given(name).lower()
    if value not in ("true", "false"):
        raise StepError(f"{name}: must be true or false, not {value!r}")
    return value == "true"


def given_paths() -> list[str]:
    """Return the paths, one a line; none of them can be taken for an option."""
    lines = [line.strip() for line in given("paths").split("\n")]
    return [f"./{line}" if line.startswith("-") else line for line in lines if line]


def given_options() -> list[str]:
    """Return the options that `check` and `gate` have in common."""
    try:
        options = shlex.split(given("args"))
    except ValueError as error:
        raise StepError(f"args: {error}") from error
    return options + [f"--{name}={given(name)}" for name in ("fail-on", "as-of") if given(name)]


def _working_directory() -> Path:
    folder = Path(os.environ.get("GITHUB_WORKSPACE", ".")) / given("working-directory")
    if not folder.is_dir():
        raise StepError(f"working-directory: there is no folder {given('working-directory')}")
    return folder


# ---------------------------------------------------------------- what is compared with


def compared_with() -> str:
    """Return the revision to compare with, which git can join with HEAD; empty for none."""
    wanted = given("new-since")
    if wanted == NOTHING:
        return ""
    base = wanted or _base_of_event()
    if not base:
        return ""
    found = _run_git("rev-parse", "--verify", "HEAD^{commit}")
    if found.returncode:
        # What git says matters: in a container, a folder may belong to somebody else.
        raise StepError(
            f"new-since: {os.getcwd()} is in no git repository that is checked out "
            f"({_last_words(found)}), and so {base} cannot be compared with"
        )
    head = found.stdout.strip()
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", base + "^{commit}")
    if not commit:
        commit = _fetched(base)
    for more in (*DEEPEN, 0):
        if _git("merge-base", commit, head):
            return commit
        if not more or _git("rev-parse", "--is-shallow-repository") != "true":
            break
        # Not --deepen: that leaves alone what no branch of the host holds any more, and the merge commit
        # of a pull request is replaced with every push to either side.
        here = int(_git("rev-list", "--count", head) or 0)
        _fetch(base, f"--depth={here + more}", commit, head)
    raise StepError(f"new-since: {base} and the code checked out have no commit in common")


def _base_of_event() -> str:
    """Return what a pull request, or a group of a merge queue, is to be merged into."""
    event = _event()
    request = event.get("pull_request")
    if request is None:
        return str(event.get("merge_group", {}).get("base_sha", ""))
    # actions/checkout gives the merge of both; its first parent is newer than what the event says.
    header = (_git("cat-file", "commit", "HEAD") or "").split("\n\n")[0]
    parents = re.findall(r"^parent (\w+)$", header, re.MULTILINE)
    merged = len(parents) == 2 and parents[1] == request["head"]["sha"]
    return str(parents[0] if merged else request["base"]["sha"])


def _fetched(base: str) -> str:
    """Fetch a commit or branch that is not here, with as little of its history as there is of HEAD's."""
    name = base.removeprefix("origin/")
    if not _COMMIT.fullmatch(name) and not _BRANCH.fullmatch(name):
        raise StepError(
            f"new-since: git knows no revision {base!r}, and it is not the name of a branch; "
            "`fetch-depth: 0` of actions/checkout brings the whole history"
        )
    shallow = _git("rev-parse", "--is-shallow-repository") == "true"
    _fetch(base, *(("--depth=1",) if shallow else ()), name)
    return _git("rev-parse", "--verify", "FETCH_HEAD^{commit}") or ""


def _fetch(base: str, *arguments: str) -> None:
    options = [argument for argument in arguments if argument.startswith("--")]
    wanted = [argument for argument in arguments if argument not in options]
    quietly = ("--no-tags", "--no-recurse-submodules", "--quiet")
    done = _run_git("fetch", *quietly, *options, "--", "origin", *wanted)
    if done.returncode:
        raise StepError(
            f"new-since: {base} could not be fetched, to compare with it "
            f"({_last_words(done)}). Let actions/checkout fetch it: "
            "`fetch-depth: 2` is enough for the merge commit of a pull request, `fetch-depth: 0` for all else"
        )


def _last_words(done: subprocess.CompletedProcess[str]) -> str:
    said = done.stderr.strip().splitlines()
    return said[-1] if said else f"git ended with {done.returncode}"


def _git(*arguments: str) -> str | None:
    """Return what git answers; None when it fails."""
    done = _run_git(*arguments)
    return None if done.returncode else done.stdout.strip()


def _run_git(*arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", *_QUIET_GIT, *arguments],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=PATIENCE,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StepError(f"new-since: git: {error}") from error


def _event() -> dict[str, Any]:
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path or not os.path.exists(path):
        return {}
    event: dict[str, Any] = json.loads(Path(path).read_text("utf-8"))
    return event


def _from_fork() -> bool:
    request = _event().get("pull_request")
    if request is None:
        return False
    # A fork that was deleted has no repository any more.
    name = (request["head"].get("repo") or {}).get("full_name")
    return bool(name != os.environ.get("GITHUB_REPOSITORY"))


# ---------------------------------------------------------------- running, and what comes out


def _autodebt(
    command: str,
    arguments: Sequence[str],
    files: Mapping[str, Path],
    expected: Sequence[int],
) -> int:
    """Run `autodebt` with its text on the log, where GitHub takes none of it for a command."""
    outputs = ["--output=text=-", *(f"--output={name}={file}" for name, file in files.items())]
    resume = secrets.token_hex(16)
    print(f"::stop-commands::{resume}", flush=True)
    try:
        code = subprocess.run(
            [os.environ["AUTODEBT"], command, *arguments, *outputs],
            stderr=subprocess.STDOUT,
            check=False,
            env=_surroundings(),
        ).returncode
    except OSError as error:
        raise StepError(f"autodebt could not be started: {error}") from error
    finally:
        print(f"\n::{resume}::", flush=True)
    if code not in expected:
        put_out("exit-code", str(code))
        raise StepError(f"autodebt {command} ended with {code}; the reason is above")
    return code


def figures(report: Mapping[str, Any]) -> dict[str, str]:
    """Return the outputs that the JSON report of a check holds."""
    new, known = report["statistics"]["findings"], report["known"]
    days = sorted(each["blocks_from"] for each in report["findings"] if each["blocks_from"])
    return {
        "findings": str(new + known),
        "new-findings": str(new),
        "known": str(known),
        "debt-minutes": str(report["statistics"]["effort_minutes"]),
        "blocks-next": days[0] if days else "",
    }


def _surroundings() -> dict[str, str]:
    """Return the environment without what would let the checkout into the interpreter."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONUTF8": "1"}


def _fresh_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="autodebt-", dir=os.environ["RUNNER_TEMP"]))


def put_out(name: str, value: str) -> None:
    """Set an output of the step; no value can end early, and so none can set another."""
    end = secrets.token_hex(16)
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as file:
        file.write(f"{name}<<{end}\n{value}\n{end}\n")


def tell(level: str, message: str, title: str = "autodebt") -> None:
    """Annotate the run; the message stays one command whatever is in it."""
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::{level} title={title}::{escaped}", flush=True)


def _add_summary(text: str) -> None:
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    size = os.path.getsize(path) if os.path.exists(path) else 0
    if size + len(text.encode()) > SUMMARY_LIMIT:
        tell(
            "warning",
            "the summary is longer than GitHub takes, and left out; the log has all of it",
        )
        return
    with open(path, "a", encoding="utf-8") as file:
        file.write(text)


def main() -> int:
    """Do the step that the command line names."""
    try:
        return {"install": install, "check": check, "gate": gate}[sys.argv[1]]()
    except StepError as error:
        tell("error", str(error))
        return 2


if __name__ == "__main__":
    sys.exit(main())
