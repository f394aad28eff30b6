"""The bundled rulesets: every table is well-formed, findable and proved by its own examples."""

import datetime
import re
import sys
from pathlib import Path

import pytest

from autodebt_lint.knowledge import (
    DeprecatedCall,
    Knowledge,
    Library,
    Retirement,
    System,
    load_copy,
)
from autodebt_lint.knowledge.location import rulesets_root
from autodebt_lint.knowledge.reading import read
from autodebt_lint.knowledge.schema import Ruleset
from autodebt_lint.model.levels import Confidence
from autodebt_lint.proving import Entry, Prover
from autodebt_lint.settings import Settings
from tests.checking import check_texts
from tests.ruleset_reading import UNKNOWN, Snippet, retiring

ROOT = rulesets_root()
SYSTEM_FILES = sorted((ROOT / "systems").glob("*.toml"))
LIBRARY_FILES = sorted((ROOT / "libraries").glob("*.toml"))
CALL_FILES = sorted((ROOT / "calls").glob("*.toml"))
COPY = load_copy()
KNOWLEDGE = COPY.open()
PROVER = Prover(COPY)
SYSTEMS = KNOWLEDGE.systems()
RETIREMENTS = KNOWLEDGE.retirements()
LIBRARIES = KNOWLEDGE.libraries()
CALLS = KNOWLEDGE.calls()


def by_id(item: System | Retirement | Library) -> str:
    return item.id


def named(entry: Entry) -> str:
    return entry.shown if isinstance(entry, DeprecatedCall) else entry.id


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return KNOWLEDGE


def test_the_first_selection_is_there() -> None:
    assert len(SYSTEMS) >= 150
    assert len(RETIREMENTS) >= 80
    assert len(LIBRARIES) >= 100


@pytest.mark.parametrize("path", SYSTEM_FILES, ids=lambda path: path.stem)
def test_a_system_file_holds_the_one_system_it_is_named_after(path: Path) -> None:
    _, ruleset = read(path, Ruleset)
    assert [system.id for system in ruleset.system] == [path.stem]
    assert not ruleset.library
    assert not ruleset.call
    assert not ruleset.rule
    assert ruleset.system[0].name
    assert ruleset.system[0].category


@pytest.mark.parametrize("path", LIBRARY_FILES, ids=lambda path: path.stem)
def test_a_library_stands_in_the_file_named_after_its_status(path: Path) -> None:
    _, ruleset = read(path, Ruleset)
    assert not ruleset.system
    assert {library.status for library in ruleset.library} == {path.stem}


@pytest.mark.parametrize("path", CALL_FILES, ids=lambda path: path.stem)
def test_a_deprecated_name_stands_in_the_file_of_its_library(path: Path) -> None:
    _, ruleset = read(path, Ruleset)
    assert {call.library.lower().replace("_", "-") for call in ruleset.call} == {path.stem}
    assert not ruleset.system
    assert not ruleset.library


def test_ids_are_unique() -> None:
    rulesets = [read(path, Ruleset)[1] for path in (*SYSTEM_FILES, *LIBRARY_FILES)]
    for table in ("system", "retirement", "version_table", "library"):
        ids = [item.id for ruleset in rulesets for item in getattr(ruleset, table)]
        assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("entry", [*SYSTEMS, *RETIREMENTS, *LIBRARIES, *CALLS], ids=named)
def test_an_entry_holds_what_it_says_of_itself(entry: Entry) -> None:
    assert PROVER.contradictions(entry) == []


@pytest.mark.parametrize("system", SYSTEMS, ids=by_id)
def test_a_system_can_be_found_at_all(system: System) -> None:
    assert (
        system.hosts
        or system.tenant_hosts
        or system.imports
        or system.services
        or system.url_schemes
        or system.paths
    )


@pytest.mark.parametrize("item", RETIREMENTS, ids=by_id)
def test_a_retirement_is_reported_where_it_must_be_and_nowhere_else(
    item: Retirement, knowledge: Knowledge
) -> None:
    assert item.id in retiring(knowledge, item.bad)
    assert item.id not in retiring(knowledge, item.good)
    assert item.id not in retiring(knowledge, item.near)


@pytest.mark.parametrize("item", RETIREMENTS, ids=by_id)
def test_every_pattern_of_a_retirement_is_proved(item: Retirement, knowledge: Knowledge) -> None:
    evidence = retiring(knowledge, item.bad)[item.id]
    snippet = Snippet(item.bad)
    texts = [*snippet.texts()]
    for pattern in item.url:
        assert any(re.search(pattern, text) for text in texts), pattern
    for pattern in item.value:
        assert any(re.fullmatch(pattern, text) for text in texts), pattern
    for kind in ("url", "header", "value", "imports", "call"):
        if getattr(item, kind) or (kind == "call" and item.call_argument):
            assert any(entry.startswith(kind.rstrip("s")) for entry in evidence), kind
    for name in item.imports:
        assert any(f"{entry}.".startswith(f"{name}.") for entry in snippet.imports), name


@pytest.mark.parametrize("item", RETIREMENTS, ids=by_id)
def test_a_retirement_says_where_and_when_it_was_read(item: Retirement) -> None:
    assert item.source.startswith("https://")
    assert isinstance(item.checked, datetime.date)
    assert item.replacement
    assert item.title
    if item.status == "scheduled":
        assert item.sunset_on or item.sunset_label
    earlier = [date.was for date in item.moved]
    assert item.sunset_on or not earlier
    assert item.sunset_on not in earlier


def test_no_pattern_takes_a_scope_or_a_namespace_for_an_endpoint(knowledge: Knowledge) -> None:
    scopes = (
        "https://www.googleapis.com/auth/adwords",
        "https://www.googleapis.com/auth/analytics.readonly",
        "https://www.googleapis.com/auth/content",
        "https://www.googleapis.com/auth/dfareporting",
        "https://adwords.google.com/api/adwords",
        "https://spreadsheets.google.com/feeds",
        "https://ads.microsoft.com/msads.manage",
        "http://soap.sforce.com/2006/04/metadata",
        "http://schemas.xmlsoap.org/soap/envelope/",
        "urn:partner.soap.sforce.com",
    )
    for scope in scopes:
        assert not retiring(knowledge, f"SCOPE = {scope!r}"), scope


@pytest.mark.parametrize("item", LIBRARIES, ids=by_id)
def test_a_library_is_found_by_all_its_imports(item: Library, knowledge: Knowledge) -> None:
    for name in item.imports:
        assert knowledge.library(name) is item
    assert item.good
    assert item.near
    assert item.source.startswith("https://")
    assert item.replacement


@pytest.mark.parametrize("item", [item for item in LIBRARIES if item.distribution], ids=by_id)
def test_a_requirement_of_a_library_is_reported(item: Library) -> None:
    settings = Settings(select=("ADL205",), min_confidence=Confidence.LOW)
    report = check_texts({"requirements.txt": f"{item.distribution}==1.0\n"}, settings)
    assert [item.replacement in verdict.finding.message for verdict in report.verdicts] == [True]


@pytest.mark.parametrize("call", CALLS, ids=named)
def test_a_deprecated_name_says_what_to_do_and_since_when(call: DeprecatedCall) -> None:
    assert call.good
    assert call.source.startswith("https://")
    assert call.near
    assert call.replacement
    assert re.fullmatch(r"(?:\d+(?:\.\d+)*)?", call.since)
    assert re.fullmatch(r"(?:\d+(?:\.\d+)*)?", call.removed_in)


def test_a_factory_gives_objects_of_a_class_of_which_something_is_known() -> None:
    factories = [factory for path in CALL_FILES for factory in read(path, Ruleset)[1].factory]
    told = {call.name for call in CALLS} | {name for item in factories for name in item.names}
    for factory in factories:
        assert any(f"{name}.".startswith(f"{factory.makes}.") for name in told), factory.makes
        assert factory.makes not in factory.names
    names = [name for factory in factories for name in factory.names]
    assert sorted(names) == sorted(set(names))


def test_the_lexicon_knows_its_own_words(knowledge: Knowledge) -> None:
    words, lexicon = knowledge.words, knowledge.lexicon
    assert all(words.host_meaning(host.replace("*", "x")) for host in lexicon.identifier_hosts)
    assert all(
        words.host_meaning(host.replace("*", "x")) == "example" for host in lexicon.example_hosts
    )
    assert all(words.is_scope(f"https://{scope}") for scope in lexicon.scopes)


def test_a_systems_everyday_name_tells_nothing_in_a_functions_name(knowledge: Knowledge) -> None:
    for name in knowledge.lexicon.everyday_names:
        assert knowledge.system_for_module_name(name) is not None
        assert knowledge.system_in_name(f"send_{name}") is None


def test_a_library_of_which_nothing_is_known_is_published(knowledge: Knowledge) -> None:
    names = knowledge.lexicon.library_names
    assert [*names] == sorted(set(names))
    assert not sys.stdlib_module_names & set(names)
    assert all(map(knowledge.is_published, names))


def test_the_reader_of_snippets_joins_what_it_can() -> None:
    snippet = Snippet('import a.b as c\n\nc.get(f"https://{shop}.acme.io/" + path)')
    assert "https://\ufffc.acme.io/\ufffc" in snippet.texts()
    assert [name for name, _ in snippet.calls()] == ["a.b.get"]
    assert UNKNOWN == "\ufffc"
