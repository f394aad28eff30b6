"""What ADL203 says: the end, earlier ends that were given up, and vendors that answer on."""

import datetime

from autodebt_lint import session
from autodebt_lint.settings import Settings

DAY = datetime.date(2026, 6, 16)


def message(text: str) -> str:
    """Return what is said about a script that uses one ending API."""
    report = session.check_sources({"script.py": text.encode()}, Settings(select=("ADL203",)), DAY)
    (verdict,) = report.verdicts
    return verdict.finding.message


def test_an_end_that_the_vendor_named_once() -> None:
    said = message('HEADERS = {"LinkedIn-Version": "202510"}\n')
    assert said == (
        "LinkedIn Marketing API version 202510: end of life 2026-10-15; "
        "use a version of the last twelve months"
    )


def test_an_end_that_was_moved() -> None:
    said = message('import requests\nrequests.get("https://api.hubapi.com/contacts/v1/lists")\n')
    assert "end of life 2026-04-30 (moved: was 2025-09-30); use " in said


def test_a_vendor_that_answers_an_ended_version_with_another() -> None:
    url = "https://lagovia.myshopify.com/admin/api/2025-04/graphql.json"
    said = message(f'import requests\nrequests.post("{url}", json={{}})\n')
    assert said.startswith(
        "Shopify Admin API 2025-04: end of life 2026-04-01; "
        "calls then do not fail but silently get another version's answers; use "
    )


def test_the_same_of_versions_older_than_any_that_is_listed() -> None:
    said = message('import requests\nrequests.get("https://graph.facebook.com/v2.3/me/posts")\n')
    assert said.startswith(
        "Meta Graph API v2.7 and older: retired; "
        "calls then do not fail but silently get another version's answers; use "
    )


def test_a_vendor_that_refuses_an_ended_version() -> None:
    said = message('import requests\nrequests.get("https://graph.facebook.com/v19.0/act_1/ads")\n')
    assert "silently" not in said
