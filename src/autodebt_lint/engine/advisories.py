"""Known vulnerabilities, asked of `pip-audit`: the one other tool that is run, and never on scanned files.

It would build what a manifest names, and so run a scanned setup.py. It is given a list of exact pins
in a folder of its own instead, with everything switched off that installs or resolves. It is
looked for in this installation, then in the search path, but never inside of the scanned tree.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from autodebt_lint.languages.python.literals import mask_address
from autodebt_lint.model.advisory import Advisory, Audit

PATIENCE = 300
"""Seconds for one list of pins."""
MOST_LISTS = 20
"""Lists of pins that are asked about; each holds a distribution once."""
_OPTIONS = ("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off")
_QUIET = ("--desc", "off")


class _Vulnerability(Struct):
    id: str
    fix_versions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class _Dependency(Struct):
    name: str
    version: str = ""
    skip_reason: str = ""
    vulns: tuple[_Vulnerability, ...] = ()


class _Answer(Struct):
    dependencies: tuple[_Dependency, ...]


class _NoAnswer(Exception):  # noqa: N818  # says what is so
    """The auditor gave none; the text says why."""


def audit(pins: Iterable[str], unpinned: int, root: Path) -> Audit:
    """Ask about exact pins.

    Args:
        pins: each as ``requests==2.19.0``, with a normalised name.
        unpinned: number of requirements that have none, for the account.
        root: of the scanned project; no auditor is taken from there.

    Returns:
        The answer, or an account with a `fault` and no advisories.
    """
    wanted = sorted(set(pins))
    command = _command(root)
    if command is None:
        fault = "pip-audit is not installed; known vulnerabilities were not looked for"
        return Audit({}, len(wanted), len(wanted), unpinned, fault)
    found: dict[str, tuple[Advisory, ...]] = {}
    answered = 0
    fault = ""
    for chosen in _lists(wanted):
        try:
            answer = _ask(command, chosen)
        except _NoAnswer as reason:
            fault = str(reason)
            break
        for dependency in answer.dependencies:
            if dependency.skip_reason:
                continue
            answered += 1
            if dependency.vulns:
                found[f"{dependency.name}=={dependency.version}"] = _advisories(dependency)
    return Audit(found, len(wanted), len(wanted) - answered, unpinned, fault)


def _command(root: Path) -> tuple[str, ...] | None:
    if importlib.util.find_spec("pip_audit") is not None:
        return (sys.executable, "-I", "-m", "pip_audit")
    found = shutil.which("pip-audit")
    if found is None or Path(found).resolve().is_relative_to(root.resolve()):
        return None
    return (os.path.abspath(found),)


def _lists(pins: Sequence[str]) -> list[list[str]]:
    """Divide pins so that no list names a distribution twice, which the auditor refuses."""
    lists: list[dict[str, str]] = []
    for pin in pins:
        name = pin.partition("==")[0]
        place = next((one for one in lists if name not in one), None)
        if place is None:
            if len(lists) == MOST_LISTS:
                continue
            lists.append(place := {})
        place[name] = pin
    return [list(one.values()) for one in lists]


def _ask(command: Sequence[str], pins: Sequence[str]) -> _Answer:
    with tempfile.TemporaryDirectory(prefix="autodebt-") as folder:
        listed = Path(folder) / "pins.txt"
        listed.write_text("\n".join(pins) + "\n", encoding="utf-8")
        try:
            done = subprocess.run(  # noqa: S603  # a fixed command on a file of our own
                [*command, "--requirement", str(listed), *_OPTIONS, *_QUIET],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _NoAnswer(f"pip-audit gave no answer within {PATIENCE} seconds") from None
        except OSError as error:
            raise _NoAnswer(f"pip-audit cannot be started: {error.strerror}") from None
    try:
        return msgspec.json.decode(done.stdout, type=_Answer)
    except msgspec.MsgspecError:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = mask_address(said[-1][:200]) if said else f"exit code {done.returncode}"
        raise _NoAnswer(f"pip-audit gave no answer: {reason}") from None


def _advisories(dependency: _Dependency) -> tuple[Advisory, ...]:
    """The vulnerabilities of one release, each once, by the name that people know."""
    found = {
        next((alias for alias in item.aliases if alias.startswith("CVE-")), item.id): item
        for item in dependency.vulns
    }
    return tuple(Advisory(name, found[name].fix_versions) for name in sorted(found))
