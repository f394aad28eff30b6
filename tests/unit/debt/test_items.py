"""Which findings one repair removes, what that costs, and what comes first."""

import datetime

from autodebt_lint.debt.items import items_of
from autodebt_lint.model.assessment import DebtItem
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Verdict
from autodebt_lint.settings.priorities import IncidentHours
from tests.unit.debt.debts import traits, verdict

CODES = ("ADL101", "ADL202", "ADL204", "ADL208", "ADL301", "ADL302", "ADL401", "ADL404", "ADL207")


def items(*verdicts: Verdict, owners: dict[str, str] | None = None) -> dict[str, DebtItem]:
    """Group findings; the items by the code of their rule."""
    return {item.code: item for item in items_of(verdicts, traits(*CODES), owners or {})}


def test_calls_of_one_system_in_one_file_are_repaired_together() -> None:
    found = items_of(
        [verdict(line=1), verdict(line=7), verdict(path="other.py"), verdict(system="stripe")],
        traits(*CODES),
        {},
    )
    assert sorted((item.files, len(item.verdicts)) for item in found) == [
        (("other.py",), 1),
        (("sync.py",), 1),
        (("sync.py",), 2),
    ]


def test_one_address_in_many_files_is_one_cause() -> None:
    address = "address of HubSpot is fixed in code; read it from configuration"
    item = items(
        verdict("ADL101", "a.py", message=address), verdict("ADL101", "b.py", message=address)
    )["ADL101"]
    assert item.files == ("a.py", "b.py")
    assert (item.symptom, item.action) == (
        "address of HubSpot is fixed in code",
        "read it from configuration",
    )


def test_couplings_are_repaired_one_by_one() -> None:
    found = items_of([verdict("ADL401", line=1), verdict("ADL401", line=2)], traits(*CODES), {})
    assert [len(item.verdicts) for item in found] == [1, 1]


def test_each_further_place_costs_what_the_rule_says() -> None:
    assert items(verdict(line=1), verdict(line=2), verdict(line=3))["ADL301"].effort == 30 + 2 * 10
    assert items(verdict(line=1), verdict(line=2, effort=4))["ADL301"].effort == 34


def test_an_item_has_the_worst_severity_all_owners_and_the_first_day() -> None:
    soon, later = datetime.date(2026, 3, 1), datetime.date(2026, 9, 1)
    gone = "the library is gone; replace it"
    item = items(
        verdict("ADL204", "a.py", message=gone, blocks_from=later),
        verdict("ADL204", "b.py", message=gone, severity=Severity.CRITICAL, retires_on=soon),
        owners={"a.py": "@ada", "b.py": "@bob"},
    )["ADL204"]
    assert (item.severity, item.owners, item.due) == (Severity.CRITICAL, ("@ada", "@bob"), soon)
    assert item.verdicts[0].finding.path == "b.py"


def test_what_speaks_of_another_finding_is_no_item() -> None:
    assert items(verdict("ADL207", effort=0)) == {}


def test_an_id_stays_when_lines_move_and_places_are_added() -> None:
    before = items(verdict(line=1))["ADL301"].id
    assert items(verdict(line=90), verdict(line=95))["ADL301"].id == before
    assert items(verdict(path="other.py"))["ADL301"].id != before


def test_a_script_is_ported_before_anything_else_is_repaired_in_it() -> None:
    found = items(
        verdict("ADL208", message="only Python 2 runs this script"),
        verdict("ADL301"),
        verdict("ADL202", message="urllib2: gone; use urllib.request"),
        verdict("ADL204", message="urlencode moved; import it"),
        verdict("ADL302", "other.py"),
    )
    port = found["ADL208"].id
    assert found["ADL301"].depends_on == (port,)
    assert found["ADL204"].depends_on == tuple(sorted((found["ADL202"].id, port)))
    assert found["ADL302"].depends_on == ()
    assert found["ADL208"].unlocks == 3


def test_a_shared_client_comes_before_its_callers() -> None:
    found = items(
        verdict("ADL404", "a.py", system="hubspot"),
        verdict("ADL301", "b.py", system="hubspot"),
        verdict("ADL302", "b.py", system="stripe"),
    )
    assert found["ADL301"].depends_on == (found["ADL404"].id,)
    assert found["ADL302"].depends_on == ()


def test_what_waiting_costs_goes_by_severity_and_the_teams_own_figures() -> None:
    group = [verdict(line=1, severity=Severity.HIGH), verdict(line=2, severity=Severity.INFO)]
    assert items(*group)["ADL301"].hours == IncidentHours().high
    (item,) = items_of(group, traits(*CODES), {}, IncidentHours(high=40))
    assert item.hours == 40
