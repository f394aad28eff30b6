"""Prove ruleset files by what they say themselves: through the whole pipeline, entry by entry.

A retirement, library or deprecated name carries three examples: `bad` must be reported as this
entry, `good` and `near` must not. A system must be what its own hosts, imports and names lead to,
and a team's own rule must report each host, import and call that it bans. The bundled rulesets
and a user's own ones are proved by the same functions; no test framework is needed.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from autodebt_lint import session
from autodebt_lint.knowledge import (
    DeprecatedCall,
    Knowledge,
    KnowledgeCopy,
    Library,
    Retirement,
    System,
    UserRule,
)
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence
from autodebt_lint.settings import Settings

if TYPE_CHECKING:
    from autodebt_lint.knowledge.reading import Origin
    from autodebt_lint.knowledge.schema import Ruleset

Entry: TypeAlias = System | Retirement | Library | DeprecatedCall | UserRule

AFTER_ALL_ENDS = datetime.date(9999, 1, 1)
"""What is only deprecated counts from its end."""

PROVABLE = ("system", "retirement", "version_table", "library", "call", "rule")
"""Tables that say what is reported; how a client library behaves says nothing by itself."""

DEPRECATIONS = ("ADL201", "ADL202", "ADL203", "ADL204")
"""Rules that report what entries say."""

SCRIPT = "script.py"
_REQUIREMENT = re.compile(r"[\w.-]+")
_UNKNOWN_HOST = "\ufffc"


class Contradiction(Struct, frozen=True):
    """One thing that an entry says of itself and that does not hold."""

    key: str
    """Key of the entry: ``bad``, ``good``, ``near``, ``hosts``, ..."""
    expected: str
    found: str


class Failure(Struct, frozen=True):
    """A contradiction, and where it stands."""

    path: str
    line: int
    """0 where it is not known."""
    kind: str
    """Table of the entry: ``system``, ``retirement``, ``version_table``, ``library``, ``call``,
    ``rule``."""
    id: str
    key: str
    expected: str
    found: str


class Proof(Struct, frozen=True):
    """What came of proving ruleset files."""

    entries: int
    """How many were proved; each version of a version table is one."""
    failures: tuple[Failure, ...]


class _Seen(NamedTuple):
    """What the tool says of one example."""

    findings: list[Finding]
    lost: bool
    """Whether text of it could not be read."""


class Prover:
    """Tries entries out with one state of knowledge; equal examples are judged once."""

    def __init__(self, knowledge: KnowledgeCopy) -> None:
        """Take the knowledge that holds the entries, with everything that may be in their way."""
        self._copy = knowledge
        self._knowledge: Knowledge = knowledge.open()
        bans = tuple(rule.id for rule in self._knowledge.user_rules())
        self._settings = Settings(
            seasons=(), select=(*DEPRECATIONS, *bans), min_confidence=Confidence.LOW
        )
        self._seen: dict[str, _Seen] = {}

    def contradictions(self, entry: Entry) -> list[Contradiction]:
        """Return everything that an entry says of itself and that does not hold."""
        match entry:
            case System():
                return [*self._claims(entry)]
            case UserRule():
                return [*self._bans(entry)]
            case Retirement():
                title = f"{entry.title}: "
                return [
                    *self._examples(
                        entry,
                        "ADL203",
                        repr(entry.title),
                        lambda it: it.code == "ADL203" and it.message.startswith(title),
                    )
                ]
            case DeprecatedCall():
                return [
                    *self._examples(
                        entry,
                        "ADL204",
                        entry.shown,
                        lambda it: (
                            it.code == "ADL204" and it.message.startswith(f"{entry.shown} is ")
                        ),
                    )
                ]
            case Library(imports=()):
                return [*self._requirements(entry)]
            case Library():
                return [
                    *self._examples(
                        entry,
                        "ADL201 or ADL202",
                        f"the library {entry.id!r}",
                        lambda it: self._library_of(it) == entry.id,
                    )
                ]

    def _examples(
        self,
        entry: Retirement | Library | DeprecatedCall,
        rule: str,
        what: str,
        is_meant: Callable[[Finding], bool],
    ) -> Iterator[Contradiction]:
        for key in ("bad", "good", "near"):
            text: str = getattr(entry, key)
            if key == "near" and not text:
                continue
            seen = self._look_at(text)
            meant = [finding for finding in seen.findings if is_meant(finding)]
            if seen.lost:
                yield Contradiction(key, "Python that can be read", _told(seen))
            elif bool(meant) != (key == "bad"):
                wish = "to report" if key == "bad" else "not to report"
                yield Contradiction(key, f"{rule} {wish} {what}", _told(seen))

    def _requirements(self, entry: Library) -> Iterator[Contradiction]:
        """Its import name says nothing, so its examples are lines of a requirements file."""
        for key in ("bad", "good", "near"):
            name = _REQUIREMENT.match(getattr(entry, key).strip())
            found = self._knowledge.requirement(name[0]) if name else None
            means = found.id if found else "nothing"
            if (found is not None and found.id == entry.id) != (key == "bad"):
                wish = "to mean" if key == "bad" else "not to mean"
                expected = f"the requirement {wish} {entry.id}"
                yield Contradiction(key, expected, f"it means {means}")

    def _bans(self, entry: UserRule) -> Iterator[Contradiction]:
        for key, name, text in _uses(entry):
            seen = self._look_at(text)
            if not any(finding.code == entry.id for finding in seen.findings):
                yield Contradiction(key, f"{entry.id} to report {name}", _told(seen))

    def _claims(self, entry: System) -> Iterator[Contradiction]:
        for key, name, found in self._leads(entry):
            if found is None or found.id != entry.id:
                means = f"it means {found.id}" if found else "it means nothing"
                yield Contradiction(key, f"{name!r} to mean {entry.id}", means)
        for pattern in entry.tenant_hosts:
            if not self._knowledge.is_tenant_host(_sample(pattern.partition("/")[0])):
                expected = f"{pattern!r} to name one customer"
                yield Contradiction("tenant_hosts", expected, "its first label means the vendor")

    def _leads(self, entry: System) -> Iterator[tuple[str, str, System | None]]:
        """Each key and value that gives a system away, with the system that it leads to."""
        ask = self._knowledge
        for key in ("hosts", "tenant_hosts"):
            for pattern in getattr(entry, key):
                host, slash, fragment = pattern.partition("/")
                path = f"/x{slash}{fragment}" if slash else ""
                yield key, pattern, ask.system_for_host(_sample(host), path)
        for name in entry.imports:
            yield "imports", name, ask.system_for_import(f"{name}.anything")
        for service in entry.services:
            client, _, asked_for = service.partition(":")
            yield "services", service, ask.system_for_service(client, asked_for)
        for scheme in entry.url_schemes:
            yield "url_schemes", scheme, ask.system_for_scheme(scheme)
        for prefix in entry.env_prefixes:
            variable = f"{prefix}ANYTHING" if prefix.endswith("_") else prefix
            yield "env_prefixes", prefix, ask.system_for_environment(variable)
        for name in entry.names:
            yield "names", name, ask.system_for_module_name(f"{name}_client")
        for fragment in entry.paths:
            yield "paths", fragment, ask.system_for_host(_UNKNOWN_HOST, f"{fragment}x")

    def _library_of(self, finding: Finding) -> str:
        if finding.code not in {"ADL201", "ADL202"}:
            return ""
        end = " is " if finding.code == "ADL201" else ": "
        library = self._knowledge.library(finding.message.partition(end)[0])
        return library.id if library is not None else ""

    def _look_at(self, text: str) -> _Seen:
        if text not in self._seen:
            report = session.check_sources(
                {SCRIPT: text.encode("utf-8", "surrogatepass")},
                self._settings,
                AFTER_ALL_ENDS,
                knowledge=self._copy,
            )
            verdicts = (*report.verdicts, *report.suppressed)
            findings = [verdict.finding for verdict in verdicts]
            self._seen[text] = _Seen(findings, bool(report.incomplete))
        return self._seen[text]


def prove(
    documents: "Sequence[tuple[Origin, Ruleset]]",
    knowledge: KnowledgeCopy,
    progress: session.Progress | None = None,
) -> Proof:
    """Prove every entry of ruleset files.

    Args:
        documents: the files, as they were read.
        knowledge: everything that is known, these files among it.
        progress: told how many entries are proved, and of how many.
    """
    prover = Prover(knowledge)
    entries = [*_entries(documents)]
    failures: list[Failure] = []
    for done, (origin, table, number, entry) in enumerate(entries):
        if progress is not None:
            progress(done, len(entries))
        failures += [
            Failure(
                origin.name,
                origin.line(table, number, found.key),
                table,
                entry.shown if isinstance(entry, DeprecatedCall) else entry.id,
                found.key,
                found.expected,
                found.found,
            )
            for found in prover.contradictions(entry)
        ]
    return Proof(len(entries), tuple(failures))


def _entries(
    documents: "Sequence[tuple[Origin, Ruleset]]",
) -> "Iterator[tuple[Origin, str, int, Entry]]":
    from autodebt_lint.knowledge.compiling import expanded

    for origin, document in documents:
        for table in PROVABLE:
            for number, item in enumerate(getattr(document, table)):
                versions = expanded(item) if table == "version_table" else (item,)
                for entry in versions:
                    yield origin, table, number, entry


def _uses(rule: UserRule) -> Iterator[tuple[str, str, str]]:
    """Scripts that do what a rule bans, each with the key and the value that says so."""
    for host in rule.hosts:
        address = f"https://{_sample(host)}/"
        yield "hosts", host, f"import requests\n\nrequests.get({address!r}, timeout=10)\n"
    for name in rule.imports:
        yield "imports", name, f"import {name}\n"
    for name in rule.calls:
        module = name.rpartition(".")[0]
        yield "calls", name, (f"import {module}\n\n" if module else "") + f"{name}()\n"


def _sample(pattern: str) -> str:
    return pattern.replace("*", "acme")


def _told(seen: _Seen) -> str:
    """Write what was reported instead."""
    told = [f"{it.code} in line {it.place.line}: {it.message}" for it in seen.findings]
    return "; ".join(told) or "nothing is reported"
