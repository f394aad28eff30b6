"""The tool and its peers: how each is run on a source, and what its codes are called here."""

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from places import AccuracyError
from scores import Reported

Findings = dict[str, list[Reported]]
"""By path below the root."""


class Tool(Struct, frozen=True):
    """One tool."""

    name: str
    codes: dict[str, str]
    """The tool's codes, each with ours."""
    run: Callable[[Path, Sequence[str]], Findings]


def _output(command: Sequence[str], root: Path, fine: frozenset[int]) -> str:
    done = subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    if done.returncode not in fine:
        problem = f"{' '.join(command[:3])} ended with {done.returncode}: {done.stderr[-500:]}"
        raise AccuracyError(problem)
    return done.stdout


def ours(command: Sequence[str]) -> Callable[[Path, Sequence[str]], Findings]:
    """Our own tool, called as `command`; low confidence included."""

    def run(root: Path, _files: Sequence[str]) -> Findings:
        options = ["check", ".", "--output-format", "json", "--no-cache", "--min-confidence", "low"]
        report = json.loads(_output([*command, *options], root, frozenset([0, 1, 3])))
        found: Findings = defaultdict(list)
        for item in report["findings"]:
            found[item["path"]].append(
                Reported(item["code"], item["line"], item["end_line"], item["confidence"])
            )
        return found

    return run


def ruff(programs: Path) -> Tool:
    """Ruff, with its rules from flake8-bandit and flake8-blind-except."""
    codes = {
        "S113": "ADL301",
        "S110": "ADL303",
        "S112": "ADL303",
        "S501": "ADL307",
        "S323": "ADL307",
        "S105": "ADL106",
        "S106": "ADL106",
        "S107": "ADL106",
    }
    selected = ",".join(codes)

    def run(root: Path, files: Sequence[str]) -> Findings:
        options = [
            "check",
            "--isolated",
            "--no-cache",
            "--select",
            selected,
            "--output-format",
            "json",
        ]
        rows = json.loads(
            _output([str(programs / "ruff"), *options, *files], root, frozenset([0, 1]))
        )
        found: Findings = defaultdict(list)
        for row in rows:
            path = os.path.relpath(row["filename"], root.resolve())
            found[path].append(
                Reported(row["code"] or "", row["location"]["row"], row["end_location"]["row"])
            )
        return found

    return Tool("ruff", codes, run)


def bandit(programs: Path) -> Tool:
    """Bandit."""
    codes = {
        "B113": "ADL301",
        "B110": "ADL303",
        "B112": "ADL303",
        "B501": "ADL307",
        "B323": "ADL307",
        "B105": "ADL106",
        "B106": "ADL106",
        "B107": "ADL106",
    }

    def run(root: Path, files: Sequence[str]) -> Findings:
        text = _output(
            [str(programs / "bandit"), "--quiet", "--format", "json", *files],
            root,
            frozenset([0, 1]),
        )
        found: Findings = defaultdict(list)
        for row in json.loads(text[text.index("{") :])["results"]:
            path = os.path.normpath(row["filename"])
            found[path].append(Reported(row["test_id"], row["line_number"], max(row["line_range"])))
        return found

    return Tool("bandit", codes, run)


def pylint(programs: Path) -> Tool:
    """Pylint."""
    codes = {"missing-timeout": "ADL301"}

    def run(root: Path, files: Sequence[str]) -> Findings:
        options = [
            "--rcfile=/dev/null",
            "--output-format=json",
            "--disable=all",
            "--enable=missing-timeout",
        ]
        text = _output([str(programs / "pylint"), *options, *files], root, frozenset(range(32)))
        found: Findings = defaultdict(list)
        for row in json.loads(text or "[]"):
            found[os.path.normpath(row["path"])].append(
                Reported(row["symbol"], row["line"], row["endLine"] or row["line"])
            )
        return found

    return Tool("pylint", codes, run)


def semgrep(programs: Path, rules: Path) -> Tool:
    """Semgrep, with the rules of its public collection that look for what ours do.

    Args:
        programs: folder of the program.
        rules: the collection, which is not ours to fetch.
    """
    files = {
        "requests/best-practice/use-timeout.yaml": "ADL301",
        "requests/best-practice/use-raise-for-status.yaml": "ADL302",
        "requests/security/disabled-cert-validation.yaml": "ADL307",
        "lang/security/audit/network/disabled-cert-validation.yaml": "ADL307",
        "lang/security/unverified-ssl-context.yaml": "ADL307",
        "lang/security/audit/insecure-transport/requests/request-with-http.yaml": "ADL103",
        "lang/security/audit/insecure-transport/requests/request-session-with-http.yaml": "ADL103",
        "lang/security/audit/hardcoded-password-default-argument.yaml": "ADL106",
    }
    configs = [f"--config={rules / 'python' / file}" for file in files]
    codes = {Path(file).stem: code for file, code in files.items()}

    def run(root: Path, paths: Sequence[str]) -> Findings:
        options = ["scan", "--json", "--quiet", "--metrics=off", "--disable-version-check"]
        text = _output(
            [str(programs / "semgrep"), *options, "--no-git-ignore", *configs, *paths],
            root,
            frozenset([0]),
        )
        found: Findings = defaultdict(list)
        for row in json.loads(text)["results"]:
            name = row["check_id"].rpartition(".")[2]
            path = os.path.normpath(row["path"])
            found[path].append(Reported(name, row["start"]["line"], row["end"]["line"]))
        return found

    return Tool("semgrep", codes, run)
