"""Write what follows from the code: rules' pages, references, JSON Schemas, parts of other pages.

``python docs/generate.py`` writes; with ``--check`` it writes nothing and ends with 1 when the
committed pages differ.
"""

import contextlib
import importlib
import io
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import reference_pages
import schema_files

from autodebt_lint.cli import main as autodebt
from autodebt_lint.engine.extraction import extraction
from autodebt_lint.engine.rule import Rule
from autodebt_lint.rules import all_rules

ROOT = Path(__file__).parent.parent
RULES = ROOT / "docs" / "rules"
SCHEMAS = ROOT / "docs" / "schemas"
README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "rulesets.md"
CONFIGURATION = ROOT / "docs" / "configuration.md"
COMMANDS = ROOT / "docs" / "commands.md"
FIX = ROOT / "docs" / "fix.md"
FIXED = ROOT / "benchmarks" / "fixing" / "results.json"
SUITES = ROOT / "benchmarks" / "fixing" / "suites.json"
CHECK = ["check", "examples/spring-campaign/hubspot_to_warehouse.py", "--as-of", "2026-02-20"]
GRAPH = ["graph", "examples/spring-campaign", "--output-format", "mermaid"]
WRITTEN_BY = "<!-- Written by docs/generate.py from the rules' docstrings: `make docs`. -->"


def pages() -> Iterator[tuple[Path, str]]:
    """Yield every generated file with its text."""
    rules = list(all_rules().values())
    yield RULES / "index.md", index(rules)
    for rule in rules:
        yield RULES / page_name(rule), page(rule)
    yield SCHEMAS / "ruleset.schema.json", schema_files.ruleset_schema()
    yield SCHEMAS / "autodebt.schema.json", schema_files.configuration_schema()
    yield SCHEMAS / "pyproject.schema.json", schema_files.pyproject_schema()
    yield README, readme(README.read_text("utf-8"))
    yield (
        FIX,
        filled(
            FIX.read_text("utf-8"),
            {"repairs": repairs(rules), "refusals": refusals(), "suites": suites()},
        ),
    )
    yield GUIDE, filled(GUIDE.read_text("utf-8"), {"keys": schema_files.key_tables()})
    keys = {"keys": reference_pages.configuration_keys()}
    yield CONFIGURATION, filled(CONFIGURATION.read_text("utf-8"), keys)
    yield COMMANDS, reference_pages.commands()


def page_name(rule: Rule) -> str:
    """Name a rule's page: ``adl301-request-without-timeout.md``."""
    return f"{rule.code.lower()}-{rule.name}.md"


def index(rules: list[Rule]) -> str:
    """List all rules by family."""
    lines = [WRITTEN_BY, "", "# Rules"]
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            lines += ["", f"## {family.capitalize()}", ""]
            lines += ["| code | name | severity | minutes | |", "|---|---|---|---|---|"]
        summary = rule.summary.replace("|", "\\|")
        lines.append(
            f"| [{rule.code}]({page_name(rule)}) | {rule.name} | {rule.severity.word} "
            f"| {rule.effort} | {summary} |"
        )
    return "\n".join(lines) + "\n"


def page(rule: Rule) -> str:
    """Show one rule as its docstring tells it."""
    facts = (
        f"Family: {rule.family}. Usual severity: {rule.severity.word}. "
        f"Confidence: {rule.confidence.word}. Repair: {rule.effort} minutes."
    )
    body = rule.doc.partition("\n")[2].strip()
    head = f"{WRITTEN_BY}\n\n# {rule.code} {rule.name}"
    return f"{head}\n\n{rule.summary}\n\n{facts}\n\n{body}\n"


def repairs(rules: list[Rule]) -> str:
    """List the repairs that rules offer, with what became of them in real projects."""
    figures = json.loads(FIXED.read_text("utf-8"))["rules"]
    lines = [
        "| code | what the repair does | how far it is to be trusted | safe | unsafe | advice | mended | refused |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for rule in rules:
        family, name = rule.family.replace(" ", "_"), rule.name.replace("-", "_")
        module = importlib.import_module(f"autodebt_lint.rules.{family}.{name}")
        moves = extraction if {"extraction", "endpoint_finding"} & vars(module).keys() else None
        offer = getattr(module, "_repair", moves)
        if offer is None:
            continue
        found = figures.get(rule.code, {})
        counts = (found.get(key, 0) for key in ("safe", "unsafe", "advice", "mended", "refused"))
        cells = [
            f"[{rule.code}](rules/{page_name(rule)})",
            (offer.__doc__ or "").partition("\n")[0].rstrip("."),
            " ".join(rule.sections["Fix safety"].split()),
            *map(str, counts),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def refusals() -> str:
    """Say how much was mended in real projects, and why the rest was refused."""
    result = json.loads(FIXED.read_text("utf-8"))
    why: Counter[str] = Counter()
    for counts in result["reasons"].values():
        why.update(counts)
    mended = sum(item.get("mended", 0) for item in result["rules"].values())
    told = (
        f"In {result['projects']} projects with {result['lines']:,} lines of Python, "
        f"{mended} findings were mended in {result['files']} files and {why.total()} refused; "
        f"{result['broken']} results were broken."
    )
    lines = [
        told,
        "",
        "| why a repair was refused | findings |",
        "|---|---|",
        *(
            f"| {reason} | {count} |"
            for reason, count in sorted(why.items(), key=lambda it: (-it[1], it[0]))
        ),
    ]
    return "\n".join(lines)


def suites() -> str:
    """Say how packages' own tests came out before and after their safe repairs."""
    lines = [
        "| package | findings mended | in files | tests | passed, before and after | came out otherwise |",
        "|---|---|---|---|---|---|",
    ]
    for row in json.loads(SUITES.read_text("utf-8")):
        cells = [f"{row['package']} {row['version']}", row["mended"], row["files"], row["tests"]]
        cells += [row["passed"], len(row["differ"])]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def output_of(arguments: list[str]) -> str:
    """Return what a command prints."""
    output = io.StringIO()
    with tempfile.TemporaryDirectory() as fresh, contextlib.redirect_stdout(output):
        os.environ["AUTODEBT_CACHE_DIR"] = (
            fresh  # what an older state of the code kept is not shown
        )
        autodebt(arguments)
    return output.getvalue().strip()


def readme(text: str) -> str:
    """Put what the commands print today between the README's marks."""
    check = f"```text\n$ autodebt {' '.join(CHECK)}\n{output_of(CHECK)}\n```"
    graph = f"```mermaid\n{output_of(GRAPH)}\n```"
    return filled(text, {"check": check, "graph": graph})


def filled(text: str, parts: dict[str, str]) -> str:
    """Put generated parts between the marks that a page has for them."""
    for mark, shown in parts.items():
        before, begin, rest = text.partition(f"<!-- {mark} -->\n")
        _, end, after = rest.partition(f"<!-- end of {mark} -->")
        text = f"{before}{begin}{shown}\n{end}{after}"
    return text


def main() -> int:
    """Write all pages, or compare them."""
    os.chdir(ROOT)
    os.environ |= {"NO_COLOR": "1", "COLUMNS": "100"}
    written = dict(pages())
    present = (*RULES.glob("*.md"), *SCHEMAS.glob("*.json"))
    stale = [file for file in present if file not in written]
    changed = [
        file
        for file, text in written.items()
        if not file.exists() or file.read_text("utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for file in (*changed, *stale):
            print(f"{file.relative_to(ROOT)} is out of date: run `make docs`")
        return 1 if changed or stale else 0
    for folder in (RULES, SCHEMAS):
        folder.mkdir(exist_ok=True)
    for file in changed:
        file.write_text(written[file], "utf-8")
    for file in stale:
        file.unlink()
    print(f"{len(changed)} pages written, {len(stale)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
