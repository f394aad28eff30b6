"""A command line whose pipeline is a stand-in: these tests are about arguments, streams and exit codes."""

import dataclasses
import datetime
import sys
import types
from collections.abc import Callable

import pytest

import autodebt_lint
from autodebt_lint.engine.rule import Rule
from autodebt_lint.model.finding import Finding, Related
from autodebt_lint.model.graph import IntegrationGraph, Link, SystemNode
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.report import Report, Verdict

DOC = """Call of an HTTP client without a timeout.

## What it does
Finds calls that wait for ever.

## Why is this bad?
The job hangs, and nobody is told.
"""

RULES = {
    "ADL106": Rule(
        "ADL106", "rules.hardcoded_credential", severity=Severity.CRITICAL, effort=60, doc=DOC
    ),
    "ADL301": Rule(
        "ADL301", "rules.request_without_timeout", severity=Severity.MEDIUM, effort=5, doc=DOC
    ),
    "ADL303": Rule(
        "ADL303", "rules.swallowed_exception", severity=Severity.MEDIUM, effort=30, doc=DOC
    ),
}

FINDING = RULES["ADL301"].finding("job.py", Place(3, 1, 3, 9), "`get` waits for ever")

GRAPH = IntegrationGraph(
    systems=(
        SystemNode("hubspot", "HubSpot", "crm", ("job.py",), reads=1, writes=0),
        SystemNode("snowflake", "Snowflake", "data-warehouse", ("job.py",), reads=0, writes=1),
    ),
    links=(
        Link(
            "hubspot",
            "snowflake",
            Confidence.HIGH,
            ("job.py",),
            (Related("job.py", Place(3, 1, 3, 9), "reads contacts"),),
        ),
    ),
)


def report_of(*findings: Finding, exit_code: int = 0, incomplete: tuple[str, ...] = ()) -> Report:
    return Report(
        tool_version="0.1.0",
        as_of=datetime.date(2026, 10, 5),
        seasons=(),
        verdicts=tuple(Verdict(f, f.severity, (f.severity.word,), "abc") for f in findings),
        suppressed=(),
        fail_on=Severity.HIGH,
        exit_code=exit_code,
        exit_reason="As the test wants it.",
        incomplete=incomplete,
        files=1,
        analysed=1,
        lines=3,
    )


@dataclasses.dataclass
class Pipeline:
    """Stands for `session`: notes what it is asked for and answers with `report` or `graph`."""

    report: Report = dataclasses.field(default_factory=report_of)
    failure: BaseException | None = None
    settings: object = None
    root: object = None
    paths: object = None
    today: datetime.date | None = None
    options: dict[str, object] = dataclasses.field(default_factory=dict)
    sources: dict[str, bytes] | None = None

    def run(self, settings, root, paths, today, **options):
        self.settings, self.root, self.paths, self.today = settings, root, paths, today
        self.options = options
        if self.failure is not None:
            raise self.failure
        return self.report

    def check_sources(self, sources, settings, today, *, project=True, root=None, baseline=True):  # noqa: ARG002
        self.sources, self.settings, self.today = sources, settings, today
        self.options = {"project": project}
        return self.report

    def graph(self, settings, root, paths, **options):
        self.run(settings, root, paths, None, **options)
        return GRAPH


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    """Put a stand-in in the pipeline's place, and three rules in the place of all."""
    stand_in = Pipeline()
    module = types.ModuleType("autodebt_lint.session")
    for name in ("run", "graph", "check_sources"):
        setattr(module, name, getattr(stand_in, name))
    monkeypatch.setitem(sys.modules, "autodebt_lint.session", module)
    monkeypatch.setattr(autodebt_lint, "session", module, raising=False)
    monkeypatch.setattr("autodebt_lint.rules.all_rules", lambda: RULES, raising=False)
    return stand_in


@dataclasses.dataclass
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def autodebt(
    pipeline: Pipeline,  # noqa: ARG001  # put in place
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path,
) -> Callable[..., Outcome]:
    """Run the command line in a folder with one script, ``job.py``."""
    from autodebt_lint.cli import main

    (tmp_path / "job.py").write_text("import requests\n")
    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Outcome:
        code = main(arguments)
        streams = capsys.readouterr()
        return Outcome(code, streams.out, streams.err)

    return run


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Make a report of findings."""
    return report_of


@pytest.fixture
def finding() -> Finding:
    """A finding of ADL301 in ``job.py``."""
    return FINDING
