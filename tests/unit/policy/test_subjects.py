"""Business processes: configured by path, system or owner, else told by the system."""

import datetime

from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import TOP
from autodebt_lint.policy.severity import judge
from autodebt_lint.policy.subjects import Subject, subjects
from autodebt_lint.settings import parse_settings

CONFIGURATION = """
impact-raises = true

[processes.lead-capture]
paths = ["forms/"]

[processes.renewals]
owners = ["@lagovia/renewals"]
impact = "high"

[processes.newsletter]
systems = ["mailchimp"]
"""


def about(path: str, system: str = "", owner: str = "") -> Subject:
    settings = parse_settings(CONFIGURATION)
    roles = {"hubspot": ("crm-sync",), "mailchimp": ("lead-capture",)}
    of = subjects(settings, lambda _: "crm", lambda id: roles.get(id, ()), {path: owner})
    return of(finding(path, system))


def finding(path: str, system: str = "") -> Finding:
    return Finding(
        "ADL301", "n", path, TOP, "m", Severity.MEDIUM, Confidence.HIGH, 5, system=system or None
    )


def test_a_path_a_system_and_an_owner_tell() -> None:
    assert about("forms/web.py").processes == ("lead-capture",)
    assert about("jobs/a.py", owner="@lagovia/renewals") == Subject(
        "", ("renewals",), "@lagovia/renewals", Severity.HIGH
    )
    assert about("jobs/a.py", "mailchimp").processes == ("newsletter",)


def test_the_costliest_comes_first() -> None:
    both = about("forms/web.py", "mailchimp")
    assert both.processes == ("lead-capture", "newsletter")
    assert both.impact is Severity.CRITICAL


def test_else_the_system_tells() -> None:
    assert about("jobs/a.py", "hubspot") == Subject("crm", ("crm-sync",), "", Severity.CRITICAL)
    assert about("jobs/a.py", "jira") == Subject("crm")


def test_impact_raises_where_the_team_says_so() -> None:
    settings = parse_settings(CONFIGURATION)
    today = datetime.date(2026, 6, 1)
    level, reasons = judge(finding("a.py"), settings, (), about("a.py", "hubspot"), today)
    assert (level, reasons[-1]) == (Severity.HIGH, "high because it stops crm-sync")
    plain = parse_settings(CONFIGURATION.replace("true", "false"))
    assert judge(finding("a.py"), plain, (), about("a.py", "hubspot"), today)[0] is Severity.MEDIUM
