"""What hosts, names and values mean by their wording."""

import pytest

from autodebt_lint.knowledge import load_knowledge
from autodebt_lint.knowledge.words import Words


@pytest.fixture(scope="module")
def words() -> Words:
    return load_knowledge().words


@pytest.mark.parametrize(
    ("host", "path", "meaning"),
    [
        ("www.w3.org", "/2001/XMLSchema", "identifier"),
        ("schemas.xmlsoap.org", "", "identifier"),
        ("example.com", "", "example"),
        ("api.example.org", "/v1", "example"),
        ("docs.acme.com", "", "documentation"),
        ("developers.hubspot.com", "/docs", "documentation"),
        ("stackoverflow.com", "/questions/1", "documentation"),
        ("gitlab.com", "/acme/tools", "documentation"),
        ("gitlab.com", "/api/v4/projects", ""),
        ("api.hubapi.com", "", ""),
        ("doc-store.acme.com", "", ""),
    ],
)
def test_a_host_may_be_no_endpoint(words: Words, host: str, path: str, meaning: str) -> None:
    assert words.host_meaning(host, path) == meaning


@pytest.mark.parametrize(
    ("host", "path", "meaning"),
    [
        ("support.lagovia.com", "/contacts", ""),
        ("docs.lagovia.com", "", ""),
        ("stackoverflow.com", "/questions/1", "documentation"),
        ("support.example.com", "", "example"),
        ("www.w3.org", "/2001/XMLSchema", "identifier"),
    ],
)
def test_the_label_of_a_host_that_is_called_says_nothing(
    words: Words, host: str, path: str, meaning: str
) -> None:
    assert words.host_meaning(host, path, is_called=True) == meaning


@pytest.mark.parametrize(
    ("url", "scope"),
    [
        ("https://www.googleapis.com/auth/drive", True),
        ("https://mail.google.com/", True),
        ("https://graph.microsoft.com/.default", True),
        ("https://spreadsheets.google.com/feeds", True),
        ("https://spreadsheets.google.com/feeds/list/key", False),
        ("https://graph.microsoft.com/v1.0/me", False),
        ("https://www.googleapis.com/drive/v3/files", False),
    ],
)
def test_a_scope_is_told_from_an_endpoint(words: Words, url: str, *, scope: bool) -> None:
    assert words.is_scope(url) is scope


@pytest.mark.parametrize(
    ("host", "internal"),
    [
        ("erp01", True),
        ("erp01:8080", True),
        ("crm.acme.corp", True),
        ("db.internal", True),
        ("erp01.corp.acme.com", True),
        ("corp.acme.com", False),
        ("localhost", False),
        ("api.hubapi.com", False),
        ("\ufffc", False),
        ("", False),
    ],
)
def test_an_internal_name_is_told_by_its_end(words: Words, host: str, *, internal: bool) -> None:
    assert words.is_internal_host(host) is internal


@pytest.mark.parametrize(
    ("host", "word"),
    [
        ("api-staging2.acme.com", "staging"),
        ("crm.dev.acme.corp", "dev"),
        ("test.salesforce.com", "test"),
        ("uat.acme.com", "uat"),
        ("devices.acme.com", ""),
        ("contest.acme.com", ""),
        ("acme.dev", ""),
    ],
)
def test_an_environment_is_a_whole_word_of_the_host(words: Words, host: str, word: str) -> None:
    assert words.environment_of(host) == word


@pytest.mark.parametrize(
    ("name", "link"),
    [("help_url", True), ("docsLink", True), ("avatar", True), ("base_url", False)],
)
def test_a_name_may_say_that_a_link_is_for_people(words: Words, name: str, *, link: bool) -> None:
    assert words.is_link_name(name) is link
