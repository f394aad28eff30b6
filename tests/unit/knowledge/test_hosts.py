"""Host patterns: the most specific one wins, and unknown parts are labels like any other."""

import pytest

from autodebt_lint.knowledge.hosts import domain_of, find, plant

TREE = plant(
    [
        ("login.salesforce.com", "login"),
        ("*.salesforce.com", "salesforce"),
        ("*.my.salesforce.com", "tenant"),
        ("s3.*.amazonaws.com", "s3"),
        ("*.s3.*.amazonaws.com", "bucket"),
        ("*.amazonaws.com", "aws"),
        ("*-aiplatform.googleapis.com", "vertex"),
        ("*.crm*.dynamics.com", "dynamics"),
        ("*.atlassian.net", "jira"),
        ("*.atlassian.net", "confluence"),
    ]
)


@pytest.mark.parametrize(
    ("host", "owners"),
    [
        ("login.salesforce.com", ("login",)),
        ("LOGIN.salesforce.com.", ("login",)),
        ("eu7.salesforce.com", ("salesforce",)),
        ("acme.my.salesforce.com", ("tenant",)),
        ("acme--uat.sandbox.my.salesforce.com", ("tenant",)),
        ("\ufffc.my.salesforce.com", ("tenant",)),
        ("salesforce.com", ()),
        ("notsalesforce.com", ()),
        ("s3.eu-west-1.amazonaws.com", ("s3",)),
        ("s3.\ufffc.amazonaws.com", ("s3",)),
        ("exports.s3.eu-west-1.amazonaws.com", ("bucket",)),
        ("sqs.eu-west-1.amazonaws.com", ("aws",)),
        ("europe-west1-aiplatform.googleapis.com", ("vertex",)),
        ("acme.crm4.dynamics.com", ("dynamics",)),
        ("acme.crm.dynamics.com", ("dynamics",)),
        ("acme.atlassian.net", ("jira", "confluence")),
        ("", ()),
        ("*", ()),
        ("?.salesforce.com", ("salesforce",)),
    ],
)
def test_the_most_specific_pattern_wins(host: str, owners: tuple[str, ...]) -> None:
    assert find(TREE, host) == owners


@pytest.mark.parametrize(
    ("host", "owners"),
    [
        ("localhost", ("own",)),
        ("acme.test", ("any test",)),
        ("eu.acme.test", ("numbered",)),
        ("eu.beta.test", ("any test",)),
        ("shop.acme.test", ("shop",)),
        ("www.acme2.test", ("numbered",)),
        ("test", ()),
        ("localhost.localdomain", ()),
    ],
)
def test_patterns_that_leave_the_site_open(host: str, owners: tuple[str, ...]) -> None:
    trees = plant(
        [
            ("localhost", "own"),
            ("*.test", "any test"),
            ("shop.acme.test", "shop"),
            ("*.acme*.test", "numbered"),
        ]
    )
    assert find(trees, host) == owners


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("api.acme.com", "acme.com"),
        ("shop.acme.co.uk", "acme.co.uk"),
        ("acme-sync.onrender.com", "acme-sync.onrender.com"),
        ("onrender.com", "onrender.com"),
        ("api.checkbox.in.ua", "checkbox.in.ua"),
    ],
)
def test_the_domain_of_a_host_is_what_somebody_registered(host, domain):
    assert domain_of(host) == domain
