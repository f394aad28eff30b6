"""Where the labelled sources are: distributions are fetched, repositories are given."""

import subprocess
import sys
import tarfile
from pathlib import Path

from labels import Source

ARCHIVES = Path(__file__).resolve().parents[1] / ".work" / "archives"


class AccuracyError(Exception):
    """Something could not be measured; the text says what."""


def place_of(source: Source, repositories: Path | None, unpacked: Path) -> Path | None:
    """Folder of a source; None for a repository where no folder of repositories was given.

    Args:
        source: which one.
        repositories: folder with the clones.
        unpacked: folder for distributions, away from this repository, whose configuration would
            otherwise decide what is looked at.

    Raises:
        AccuracyError: the source is not there, or is another version than was read.
    """
    kind, _, name = source.source.partition(":")
    if kind == "pypi":
        root = _unpacked(name, unpacked)
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


def _unpacked(requirement: str, folder: Path) -> Path:
    """The unpacked source distribution of a requirement, downloaded when it is not there yet."""
    name, _, version = requirement.partition("==")
    target = folder / requirement
    if not target.is_dir():
        wanted = _plain(name)
        archive = _archive(wanted, version)
        if archive is None:
            # pip asks the package's own build for its metadata: this runs code of these pinned packages.
            command = ["download", "--no-deps", "--no-binary", ":all:", "--dest", str(ARCHIVES)]
            done = subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "pip",
                    "--disable-pip-version-check",
                    "--quiet",
                    *command,
                    requirement,
                ],
                capture_output=True,
                text=True,
                check=False,
            )
            archive = _archive(wanted, version)
            if archive is None:
                problem = f"{requirement} could not be downloaded: {done.stderr[-500:]}"
                raise AccuracyError(problem)
        with tarfile.open(archive) as content:
            content.extractall(target, filter="data")
    inner = [path for path in target.iterdir() if path.is_dir()]
    return inner[0] if len(inner) == 1 else target


def _archive(wanted: str, version: str) -> Path | None:
    """The downloaded archive of a distribution."""
    for path in ARCHIVES.glob(f"*{version}.tar.gz"):
        if _plain(path.name).startswith(wanted):
            return path
    return None


def _plain(name: str) -> str:
    """A distribution's name without what differs between its spellings."""
    return name.replace("-", "").replace("_", "").lower()
