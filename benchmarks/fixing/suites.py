"""Run packages' own tests before and after their safe repairs, and compare test by test.

    python benchmarks/fixing/suites.py [--write]

Each package is fetched with its tests at the pinned release and installed with what these need into an
environment of its own. Its tests run twice before anything is mended (what differs then is no
evidence) and once after `autodebt fix`. With ``--write`` the figures go to suites.json, from which
docs/generate.py fills the table of docs/fix.md.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

RESULTS = Path(__file__).with_name("suites.json")


class Package(NamedTuple):
    """A package whose source archive holds its tests."""

    name: str
    version: str
    needs: tuple[str, ...]
    """What its tests need, pinned."""
    tests: str
    """Folder of the tests, from the archive's root."""


PACKAGES = (
    Package("jenkinsapi", "0.3.23", ("pytz==2025.2",), "jenkinsapi_tests/unittests"),
    Package("eventbrite", "3.3.5", ("mock==5.2.0",), "tests"),
    Package("requests-toolbelt", "1.0.0", ("betamax==0.9.0",), "tests"),
    Package(
        "influxdb",
        "5.3.2",
        ("requests-mock==1.12.1", "nose==1.3.7", "mock==5.2.0"),
        "influxdb/tests",
    ),
    Package("datadog", "0.56.0", ("mock==5.2.0", "freezegun==1.5.5"), "tests"),
)
PYTEST = "pytest==8.4.2"


def main() -> int:
    """Compare all packages and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    rows = [compared(package) for package in PACKAGES]
    print(json.dumps(rows, indent=2))
    if arguments.write:
        RESULTS.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")
    return 1 if any(row["differ"] for row in rows) else 0


def compared(package: Package) -> dict[str, object]:
    """The figures of one package: tests, findings mended, and tests that came out otherwise."""
    print(f"{package.name} {package.version}", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="autodebt-suite-") as folder:
        work = Path(folder)
        venv.create(work / "env", with_pip=True)
        python = str(work / "env" / "bin" / "python")
        root = fetched(package, python, work)
        pip(python, "install", PYTEST, *package.needs, str(root))
        pip(python, "uninstall", "-y", package.name)
        (root / "autodebt.toml").touch()
        first, second = (outcomes(package, python, root) for _ in range(2))
        steady = {name: came for name, came in first.items() if second.get(name) == came}
        done = subprocess.run(
            [sys.executable, "-m", "autodebt_lint", "fix", "--no-cache", "--output-format", "json"],
            cwd=root,
            capture_output=True,
            check=True,
        )
        after = outcomes(package, python, root)
        mended = json.loads(done.stdout)["mended"]
        return {
            "package": package.name,
            "version": package.version,
            "mended": len(mended),
            "files": len({item["path"] for item in mended}),
            "tests": len(steady),
            "passed": sum(came == "passed" for came in steady.values()),
            "differ": sorted(name for name, came in steady.items() if after.get(name) != came),
        }


def fetched(package: Package, python: str, work: Path) -> Path:
    """The unpacked source of a package."""
    pin = f"{package.name}=={package.version}"
    pip(python, "download", "--no-deps", "--no-binary", ":all:", "-d", str(work / "archive"), pin)
    (archive,) = (work / "archive").glob("*.tar.gz")
    with tarfile.open(archive) as file:
        file.extractall(work / "source", filter="data")
    (root,) = (work / "source").iterdir()
    shutil.rmtree(work / "archive")
    return root


def pip(python: str, *arguments: str) -> None:
    """Run pip in an environment."""
    command = [python, "-m", "pip", "--disable-pip-version-check", "-q", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def outcomes(package: Package, python: str, root: Path) -> dict[str, str]:
    """How each test came out, by its name."""
    report = root.parent / "report.xml"
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", package.tests]
    options = ["--continue-on-collection-errors", f"--junitxml={report}"]
    subprocess.run([*command, *options], cwd=root, capture_output=True, check=False, timeout=900)
    found: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314  # written just now
        kinds = {child.tag for child in case} & {"failure", "error", "skipped"}
        found[f"{case.get('classname')}::{case.get('name')}"] = min(kinds, default="passed")
    return found


if __name__ == "__main__":
    sys.exit(main())
