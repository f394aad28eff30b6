"""Run rules against cases that a domain expert can read and write.

Cases stand in two places. A rule's docstring has fenced Python under ``## Example``, which must be
reported, and under ``## Use instead``, which must be clean. A Markdown file has one case under each
``##`` heading: fenced sources, with a comment on each line that must be reported.

    ## a session without a default timeout
    ```python file=clients/shop.py
    session.get(url)  # error: ADL301
    ```

Levels may follow the code, severity before confidence: ``# error: ADL301 medium high``; several
codes are separated by commas. A line that can carry no comment is named in the settings instead.
A fenced ``toml`` block without a file name holds the case's settings: keys of ``[tool.autodebt]``,
and `as_of` (a date), `project` (false judges each file by itself), `advisories` (an exact pin to a
vulnerability and what mends it) and `errors` (a list of
``"script.py:4 ADL301 medium"``).

Every block without ``file=`` is the ``script.py`` of a case of its own, beside the named files.
``encoding=`` gives a source the encoding it has on disk. The module serves the project's own rules
and those of others; it knows no test framework.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from autodebt_lint.errors import AutodebtError
from autodebt_lint.model.advisory import Advisory
from autodebt_lint.model.levels import Confidence, Severity

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule
    from autodebt_lint.model.report import Report, Verdict

DEFAULT_DAY = datetime.date(2026, 6, 15)
"""Day of a case that names none: off-season for every bundled season."""

DEFAULT_PATH = "script.py"
CRASH = "ADL001"

_FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)")
_EXPECTED = re.compile(r"#\s*error:\s*(?P<items>.+?)\s*$")
_ERROR_ENTRY = re.compile(r"(?P<path>.+?):(?P<line>\d+)\s+(?P<item>.+)")
_OWN_KEY = re.compile(
    r"^(?:as_of|project|errors|advisories)\s*=\s*(?:\[[^\]]*\]|.*)$", re.MULTILINE
)
_SEVERITIES = {level.word for level in Severity}
_CONFIDENCES = {level.word for level in Confidence}


class CaseError(AutodebtError):
    """A case is written wrongly: the rule is not to blame."""


class Expected(Struct, frozen=True, order=True):
    """A finding that must be there; an empty level fits every level."""

    path: str
    line: int
    code: str
    severity: str = ""
    confidence: str = ""

    def fits(self, verdict: "Verdict") -> bool:
        """Tell whether `verdict` is this finding."""
        finding = verdict.finding
        return (
            (self.path, self.line, self.code) == (finding.path, finding.place.line, finding.code)
            and self.severity in {"", verdict.severity.word}
            and self.confidence in {"", finding.confidence.word}
        )

    def __str__(self) -> str:
        """Show what a case file would say."""
        return " ".join(filter(None, (self.code, self.severity, self.confidence)))


class Case(Struct, frozen=True):
    """Sources, and what must be found in them."""

    name: str
    sources: Mapping[str, bytes]
    """Text of each file as it would lie on disk, by posix path."""
    select: tuple[str, ...]
    """Codes, or prefixes of codes, whose findings are compared."""
    expected: tuple[Expected, ...] | None
    """Exactly these; None when at least one finding is all that is asked."""
    settings: str
    """What autodebt.toml would hold."""
    as_of: datetime.date = DEFAULT_DAY
    project: bool = True
    """False judges each file by itself, as ``--no-project`` does."""
    advisories: Mapping[str, tuple[Advisory, ...]] = {}
    """What ``--with-advisories`` would be answered, by exact pin."""


class Fence(Struct, frozen=True):
    """One fenced block of a Markdown text."""

    language: str
    attributes: Mapping[str, str]
    """``file`` and ``encoding`` of the info string."""
    body: str


def sections(text: str) -> Iterator[tuple[str, tuple[Fence, ...]]]:
    """Yield each ``##`` heading of a Markdown text with the fenced blocks below it.

    Raises:
        CaseError: a fence is not closed.
    """
    heading, fences = "", list[Fence]()
    lines = iter(text.split("\n"))
    for line in lines:
        if line.startswith("## "):
            if heading:
                yield heading, tuple(fences)
            heading, fences = line[3:].strip(), []
        elif opening := _FENCE.fullmatch(line.rstrip()):
            fences.append(_fence(opening, lines))
    if heading:
        yield heading, tuple(fences)


def _fence(opening: re.Match[str], lines: Iterator[str]) -> Fence:
    language, _, attributes = opening["info"].strip().partition(" ")
    body = list[str]()
    for line in lines:
        closing = _FENCE.fullmatch(line.rstrip())
        if (
            closing
            and not closing["info"].strip()
            and closing["marks"].startswith(opening["marks"])
        ):
            pairs = (word.partition("=") for word in attributes.split())
            return Fence(
                language=language,
                attributes={key: value for key, _, value in pairs},
                body="".join(f"{line}\n" for line in body),
            )
        body.append(line)
    raise CaseError(
        f"a fenced block ({opening.group()}) is never closed",
        "end it with a line of the same marks",
    )


def cases_in_docstring(rule: "Rule") -> list[Case]:
    """Return the cases of a rule's docstring.

    Raises:
        CaseError: a block or its settings are written wrongly.
    """
    cases: list[Case] = []
    for heading, fences in sections(rule.doc):
        if heading == "Example":
            cases += _cases(heading, fences, rule.code, reported=True)
        elif heading == "Use instead":
            cases += _cases(heading, fences, rule.code, reported=False)
    return cases


def cases_in_markdown(text: str, code: str) -> list[Case]:
    """Return the cases of a Markdown text, one under each ``##`` heading.

    Args:
        text: the whole file.
        code: the rule the file is about; the only one selected where a case does not say more.

    Raises:
        CaseError: a case is written wrongly or a name is used twice.
    """
    cases: list[Case] = []
    for heading, fences in sections(text):
        made = _cases(heading, fences, code, reported=None)
        if not made:
            raise CaseError(
                f"case {heading!r} has no source", "put a fenced python block under the heading"
            )
        if any(case.name == heading for case in cases):
            raise CaseError(
                f"two cases are called {heading!r}",
                "say in the heading what makes each of them special",
            )
        cases += made
    return cases


def _cases(
    heading: str, fences: Iterable[Fence], code: str, *, reported: bool | None
) -> list[Case]:
    """Make the cases of one section; `reported` is None when the comments say what to expect."""
    toml = ""
    named: dict[str, Fence] = {}
    scripts: list[Fence] = []
    for fence in fences:
        if path := fence.attributes.get("file"):
            if path in named:
                raise CaseError(
                    f"case {heading!r} has two files called {path}", "give each block its own name"
                )
            named[path] = fence
        elif fence.language == "toml":
            toml += fence.body
        elif fence.language == "python":
            scripts.append(fence)
    made = []
    for number, files in enumerate(
        ({DEFAULT_PATH: script, **named} for script in scripts) if scripts else [named]
    ):
        if files:
            name = heading if number == 0 else f"{heading} ({number + 1})"
            made.append(_case(name, files, toml, code, reported=reported))
    return made


def _case(
    name: str,
    files: Mapping[str, Fence],
    toml: str,
    code: str,
    *,
    reported: bool | None,
) -> Case:
    table = _toml(toml, name)
    settings = _OWN_KEY.sub("", toml)
    select = tuple(table.get("select", [code]))
    expected: tuple[Expected, ...] | None
    if reported is None:
        marked = (e for path, fence in files.items() for e in _marks(path, fence.body, name))
        expected = tuple(
            sorted([*marked, *(_entry(error, name) for error in table.get("errors", ()))])
        )
        for each in expected:
            if not each.code.startswith(select):
                raise CaseError(
                    f"case {name!r} expects {each.code}, which it does not select",
                    "name the codes in the settings: select = [...]",
                )
        if "select" not in table:
            settings = f'select = ["{code}"]\n{settings}'
    else:
        # All rules run, as they will for whoever copies the example; only this one is compared.
        expected = None if reported else ()
        select = (code,)
    return Case(
        name=name,
        sources={path: _bytes(fence) for path, fence in files.items()},
        select=select,
        expected=expected,
        settings=settings,
        as_of=table.get("as_of", DEFAULT_DAY),
        project=table.get("project", True),
        advisories=_advisories(table.get("advisories", {}), name),
    )


def _toml(text: str, name: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"settings of case {name!r}: {error}") from error


def _advisories(table: Mapping[str, Any], name: str) -> Mapping[str, tuple[Advisory, ...]]:
    """Read ``{"requests==2.19.0" = ["CVE-2018-18074", "2.20.0"]}``: a name, then what mends it."""
    for pin, entry in table.items():
        if not isinstance(entry, list) or not entry or not all(isinstance(e, str) for e in entry):
            raise CaseError(
                f"case {name!r}: advisories of {pin} are {entry!r}",
                'write a list of texts: ["CVE-2018-18074", "2.20.0"]',
            )
    return {pin: (Advisory(entry[0], tuple(entry[1:])),) for pin, entry in table.items()}


def _bytes(fence: Fence) -> bytes:
    return fence.body.encode(fence.attributes.get("encoding", "utf-8"))


def _marks(path: str, text: str, name: str) -> Iterator[Expected]:
    for number, line in enumerate(text.split("\n"), 1):
        if mark := _EXPECTED.search(line):
            for item in mark["items"].split(","):
                yield _expected(path, number, item, name)


def _entry(entry: str, name: str) -> Expected:
    match = _ERROR_ENTRY.fullmatch(entry)
    if not match:
        raise CaseError(
            f"case {name!r}: errors has {entry!r}", 'write it as "script.py:4 ADL301 medium"'
        )
    return _expected(match["path"], int(match["line"]), match["item"], name)


def _expected(path: str, line: int, item: str, name: str) -> Expected:
    code, severity, confidence, *more = [*item.split(), "", ""]
    if (
        not re.fullmatch(r"[A-Z]{2,}\d+", code)
        or severity not in {"", *_SEVERITIES}
        or confidence not in {"", *_CONFIDENCES}
        or any(more)
    ):
        raise CaseError(
            f"case {name!r}, {path}:{line}: {item.strip()!r} is no expectation",
            "write the code, then a severity, then a confidence",
        )
    return Expected(path, line, code, severity, confidence)


def run(case: Case) -> "Report":
    """Run the tool on the sources of a case.

    Raises:
        ConfigError: the settings of the case are wrong.
    """
    from autodebt_lint.session import check_sources
    from autodebt_lint.settings import parse_settings

    settings = parse_settings(case.settings, name=f"settings of case {case.name!r}")
    return check_sources(
        case.sources,
        settings,
        case.as_of,
        project=case.project,
        advisories=case.advisories,
    )


def failure(case: Case) -> str:
    """Run a case; return what is wrong with it, for people, or "" when it holds."""
    compared = (*case.select, CRASH)
    found = [v for v in run(case).verdicts if v.finding.code.startswith(compared)]
    if case.expected is None:
        crashed = [v for v in found if v.finding.code == CRASH != case.select[0]]
        lines = [_unexpected(case, verdict) for verdict in crashed]
        if len(found) == len(crashed):
            lines.append(f"  nothing was reported by {', '.join(case.select)} in")
            lines += [f"    {line}" for path in case.sources for line in _lines(case, path)]
    else:
        missing, unexpected = _differences(case.expected, found)
        lines = [_missing(case, each) for each in missing]
        lines += [_unexpected(case, verdict) for verdict in unexpected]
    return "\n".join([f"case {case.name!r}:", *lines]) if lines else ""


def _differences(
    expected: Iterable[Expected], found: list["Verdict"]
) -> tuple[list[Expected], list["Verdict"]]:
    missing, unexpected = [], list(found)
    # An expectation that names levels chooses first: one that names none fits any of the findings.
    for each in sorted(expected, key=lambda e: (not e.severity, not e.confidence)):
        match = next((verdict for verdict in unexpected if each.fits(verdict)), None)
        if match is None:
            missing.append(each)
        else:
            unexpected.remove(match)
    return sorted(missing), unexpected


def _missing(case: Case, expected: Expected) -> str:
    where = f"{expected.path}:{expected.line}"
    return f"  missing     {where}  {expected}\n{_source(case, expected.path, expected.line)}"


def _unexpected(case: Case, verdict: "Verdict") -> str:
    finding = verdict.finding
    where = f"{finding.path}:{finding.place.line}"
    levels = f"{verdict.severity.word} {finding.confidence.word}"
    source = _source(case, finding.path, finding.place.line)
    return f"  unexpected  {where}  {finding.code} {levels}: {finding.message}\n{source}"


def _source(case: Case, path: str, number: int) -> str:
    lines = _lines(case, path)
    text = lines[number - 1] if 0 < number <= len(lines) else "(no such line)"
    return f"      {number:>4} | {text}"


def _lines(case: Case, path: str) -> list[str]:
    source = case.sources.get(path, b"")
    encoding = "utf-16" if source.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return source.decode(encoding, "replace").removesuffix("\n").split("\n")
