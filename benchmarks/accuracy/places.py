"""Where the labelled sources are: distributions are fetched, repositories are given."""

import subprocess
import sys
import tarfile
from pathlib import Path

from labels import Source

WORK = Path(__file__).resolve().parents[1] / ".work" / "sources"


class AccuracyError(Exception):
    """Something could not be measured; the text says what."""


def place_of(source: Source, repositories: Path | None) -> Path | None:
    """Folder of a source; None for a repository where no folder of repositories was given.

    Raises:
        AccuracyError: the source is not there, or is another version than was read.
    """
    kind, _, name = source.source.partition(":")
    if kind == "pypi":
        root = _unpacked(name)
    elif repositories is None:
        return None
    else:
        owner, _, short = name.partition("/")
        tries = [
            repositories / f"{owner}+{short}",
            repositories / owner / short,
            repositories / short,
        ]
        found = [folder for folder in tries if folder.is_dir()]
        if not found:
            problem = f"{source.source}: none of {', '.join(map(str, tries))} is there"
            raise AccuracyError(problem)
        root = found[0]
    for file in source.files:
        path = root / file.path
        if not path.is_file():
            problem = f"{source.source}: {path} is missing"
            raise AccuracyError(problem)
        lines = len(path.read_bytes().decode("utf-8", "replace").splitlines())
        if abs(lines - file.lines) > 1:
            problem = f"{path} has {lines} lines where {file.lines} were read: another version"
            raise AccuracyError(problem)
    return root


def _unpacked(requirement: str) -> Path:
    """The unpacked source distribution of a requirement, downloaded when it is not there yet."""
    name, _, version = requirement.partition("==")
    target = WORK / requirement
    if not target.is_dir():
        archives = WORK / "archives"
        # pip asks the package's own build for its metadata: this runs code of these pinned packages.
        command = [
            "download",
            "--no-deps",
            "--no-binary",
            ":all:",
            "--dest",
            str(archives),
            requirement,
        ]
        done = subprocess.run(
            [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *command],
            capture_output=True,
            text=True,
            check=False,
        )
        wanted = name.replace("-", "").replace("_", "").lower()
        found = [
            path
            for path in archives.glob(f"*{version}.tar.gz")
            if path.name.replace("-", "").replace("_", "").lower().startswith(wanted)
        ]
        if not found:
            problem = f"{requirement} could not be downloaded: {done.stderr[-500:]}"
            raise AccuracyError(problem)
        with tarfile.open(found[0]) as archive:
            archive.extractall(target, filter="data")
    inner = [path for path in target.iterdir() if path.is_dir()]
    return inner[0] if len(inner) == 1 else target
