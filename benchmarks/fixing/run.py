"""Mend copies of real projects, and count what each repair mended and what it refused.

    python benchmarks/fixing/run.py FOLDER [--write]

FOLDER holds one project in each of its folders; nothing in it is changed. Each project is mended as
`autodebt fix --unsafe` would do it, in memory first, then written to a copy. Of every file that
changed it is checked here once more, independent of the mending: it compiles, a second run changes
nothing, and what was mended is not found any more. With ``--write`` the figures go to results.json,
from which docs/generate.py fills the table of docs/fix.md.
"""

import argparse
import datetime
import json
import re
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from autodebt_lint import session
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.repair import Safety
from autodebt_lint.settings import Settings, load_settings

RESULTS = Path(__file__).with_name("results.json")
DAY = datetime.date(2026, 11, 26)
"""As of which vendors' dates are judged; a run of another day would find other findings."""


def main() -> int:
    """Mend all projects and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    broken: list[str] = []
    started = time.perf_counter()
    for project in sorted(path for path in arguments.folder.iterdir() if path.is_dir()):
        with tempfile.TemporaryDirectory(prefix="autodebt-fix-") as folder:
            copy = Path(folder).resolve() / "project"
            ignored = shutil.ignore_patterns(".git")
            shutil.copytree(project.resolve(), copy, symlinks=True, ignore=ignored)
            (copy / "autodebt.toml").touch()
            broken += [f"{project.name}: {what}" for what in mend(copy, figures, reasons, totals)]
            totals["projects"] += 1
    result = {
        "as_of": DAY.isoformat(),
        **totals,
        "broken": len(broken),
        "rules": {code: dict(sorted(figures[code].items())) for code in sorted(figures)},
        "reasons": {code: dict(reasons[code].most_common()) for code in sorted(reasons)},
    }
    print(json.dumps(result, indent=2))
    for what in broken:
        print(what, file=sys.stderr)
    print(f"{time.perf_counter() - started:.0f} s", file=sys.stderr)
    if arguments.write:
        RESULTS.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    return 1 if broken else 0


def mend(
    root: Path,
    figures: dict[str, Counter[str]],
    reasons: dict[str, Counter[str]],
    totals: Counter[str],
) -> list[str]:
    """Mend one project in place; return what is wrong with the results."""
    settings = load_settings(root)
    wanted, report = _wanted(root, settings)
    totals["lines"] += report.lines
    for verdict in report.verdicts:
        repair = verdict.finding.repair
        if repair is not None:
            figures[verdict.finding.code][_kind(verdict.finding)] += 1
    mending = session.mend(settings, root, [root], wanted, cache=False)
    files = mending.files
    broken = []
    gone: Counter[tuple[str, str]] = Counter()
    for file in files:
        for finding in file.done:
            figures[finding.code]["mended"] += 1
            gone[file.path, finding.code] += 1
        for refused in file.refused:
            figures[refused.finding.code]["refused"] += 1
            reasons[refused.finding.code][_general(refused.reason)] += 1
        if file.after == file.before:
            continue
        totals["files"] += 1
        try:
            compile(file.after, file.path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            broken.append(f"{file.path} does not compile: {error}")
        (root / file.path).write_bytes(file.after)
    for it in mending.further:
        totals["further"] += 1
        (root / it.path).write_bytes(it.after)
    before = Counter((v.finding.path, v.finding.code) for v in report.verdicts)
    again, after = _wanted(root, settings)
    now = Counter((v.finding.path, v.finding.code) for v in after.verdicts)
    broken += [
        f"{path}: {code} is still found"
        for (path, code), count in gone.items()
        if now[path, code] > before[path, code] - count
    ]
    broken += [
        f"{file.path} changes once more"
        for file in session.mend(settings, root, [root], again, cache=False).files
        if file.after != file.before
    ]
    return broken


def _wanted(root: Path, settings: Settings) -> tuple[dict[str, list[Finding]], Any]:
    report = session.run(settings, root, [root], DAY, cache=False)
    wanted: dict[str, list[Finding]] = {}
    for verdict in report.verdicts:
        finding = verdict.finding
        if _kind(finding) in {"safe", "unsafe"}:
            wanted.setdefault(finding.path, []).append(finding)
    return wanted, report


def _kind(finding: Finding) -> str:
    repair = finding.repair
    if repair is None or not repair.steps or not finding.path.endswith((".py", ".pyw")):
        return "advice"
    return "safe" if repair.safety is Safety.SAFE else "unsafe"


def _general(reason: str) -> str:
    """A reason without the names and lines of one file."""
    if " is not Python as this interpreter reads it" in reason:
        return "the file is not Python 3"
    reason = re.sub(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", "a setting", reason)
    return reason.partition(": ADL")[0] if "another finding" in reason else reason


if __name__ == "__main__":
    sys.exit(main())
