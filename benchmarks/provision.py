"""The public packages and linters of the comparison, pinned, fetched with pip.

Wheels and virtual environments stay in ``benchmarks/.work`` for the next run. The packages are only
unpacked, never installed or imported.
"""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from measure import BenchmarkError
from msgspec import Struct

WORK = Path(__file__).resolve().parent / ".work"

#: Name of the tree -> pinned package. The first is the largest.
PACKAGES = {
    "homeassistant": "homeassistant==2026.2.3",
    "google": "apache-airflow-providers-google==22.8.0",
    "dlt": "dlt==1.31.0",
}

#: Lives alone: any plugin beside it would make it slower, and the comparison too kind.
PLAIN_FLAKE8 = ("flake8==7.5.0",)
PEERS = (
    "ruff==0.17.6",
    "bandit==1.9.4",
    "flake8==7.5.0",
    "flake8-bugbear==26.10.27",
    "pylint==4.1.4",
)


class Equipment(Struct, frozen=True):
    """All that is measured against."""

    trees: dict[str, Path]
    """Folder of each unpacked package, by the names of `PACKAGES`."""
    plain: Path
    """Folder with the programs of a virtual environment that holds flake8 without plugins."""
    peers: Path
    """Folder with the programs of a virtual environment that holds all peers."""


def run_pip(python: str | Path, *arguments: str) -> None:
    """Run pip with its ordinary configuration.

    Raises:
        BenchmarkError: it failed; the message ends with what it said.
    """
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        problem = f"pip {' '.join(arguments)} failed:\n{done.stderr[-2000:]}"
        raise BenchmarkError(problem)


def environment(name: str, requirements: tuple[str, ...]) -> Path:
    """Folder with the programs of a virtual environment that holds exactly these requirements.

    One that an earlier run completed with the same requirements and the same Python is kept.
    """
    folder = WORK / name
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    complete = folder / "complete.txt"
    wanted = "\n".join((sys.version, *requirements))
    if not complete.exists() or complete.read_text() != wanted:
        venv.create(folder, clear=True, with_pip=True)
        run_pip(programs / "python", "install", *requirements)
        complete.write_text(wanted)
    return programs


def wheel(requirement: str) -> Path:
    """Path of a package's wheel, downloaded when it is not there yet.

    Only its text matters, so the Python it asks for is named rather than ours.
    """
    name, _, version = requirement.partition("==")
    folder = WORK / "wheels"
    pattern = f"{name.replace('-', '_')}-{version}-*.whl"
    if not any(folder.glob(pattern)):
        wanted = (
            "--no-deps",
            "--only-binary=:all:",
            "--python-version",
            "3.14",
            "--dest",
            str(folder),
        )
        run_pip(sys.executable, "download", *wanted, requirement)
    return next(folder.glob(pattern))


def unpacked_trees(target: Path) -> dict[str, Path]:
    """Folders of the unpacked packages, below `target`, or below AUTODEBT_BENCH_TREES if that is set.

    Raises:
        BenchmarkError: AUTODEBT_BENCH_TREES is set and lacks one of the packages.
    """
    ready = os.environ.get("AUTODEBT_BENCH_TREES")
    trees = {}
    for name, requirement in PACKAGES.items():
        folder_name = requirement.partition("==")[0].replace("-", "_")
        folder = Path(ready or target).resolve() / folder_name
        if not ready:
            with zipfile.ZipFile(wheel(requirement)) as archive:
                archive.extractall(folder)
        if not folder.is_dir():
            problem = f"AUTODEBT_BENCH_TREES: {folder} is missing"
            raise BenchmarkError(problem)
        trees[name] = folder
    return trees


def provide(target: Path) -> Equipment:
    """Fetch what is missing and unpack the trees below `target`.

    Raises:
        BenchmarkError: a download or an installation failed.
    """
    WORK.mkdir(exist_ok=True)
    return Equipment(
        trees=unpacked_trees(target),
        plain=environment("flake8", PLAIN_FLAKE8),
        peers=environment("peers", PEERS),
    )
