"""What the knowledge answers to the things that scripts show."""

import pytest

from autodebt_lint.knowledge import Knowledge, load_copy, load_knowledge

UNKNOWN = "\ufffc"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def id_of(system: object) -> str:
    return getattr(system, "id", "")


# ---- systems


@pytest.mark.parametrize(
    ("host", "path", "system"),
    [
        ("api.hubapi.com", "", "hubspot"),
        ("api.hubapi.com:443", "", "hubspot"),
        (f"{UNKNOWN}.myshopify.com", "", "shopify"),
        ("us1.api.mailchimp.com", "", "mailchimp"),
        (f"{UNKNOWN}.api.mailchimp.com", "", "mailchimp"),
        ("123-abc-456.mktorest.com", "", "marketo"),
        ("graph.facebook.com", f"/v26.0/act_{UNKNOWN}/campaigns", "meta-ads"),
        ("graph.facebook.com", "/v26.0/me/accounts", "meta-graph"),
        ("www.googleapis.com", "/drive/v3/files", "google-drive"),
        ("www.googleapis.com", "", "gcp"),
        ("docs.google.com", "/spreadsheets/d/key", "google-sheets"),
        ("acme.atlassian.net", "/wiki/rest/api/content", "confluence"),
        ("acme.atlassian.net", "/rest/api/3/issue", "jira"),
        ("shop.acme.com", "/wp-json/wc/v3/orders", "woocommerce"),
        (UNKNOWN, "/services/data/v62.0/query", "salesforce"),
        ("www.google.com", "/search", ""),
        ("api.acme.com", "/v1/contacts", ""),
        ("", "", ""),
    ],
)
def test_a_host_or_a_path_names_the_system(
    knowledge: Knowledge, host: str, path: str, system: str
) -> None:
    assert id_of(knowledge.system_for_host(host, path)) == system


@pytest.mark.parametrize(
    ("host", "tenant"),
    [
        ("acme.my.salesforce.com", True),
        (f"{UNKNOWN}.zendesk.com", True),
        ("acme.zendesk.com", True),
        ("www.zendesk.com", False),
        ("login.salesforce.com", False),
        ("us1.api.mailchimp.com", False),
        ("api.hubapi.com", False),
    ],
)
def test_a_tenant_host_names_one_customer(knowledge: Knowledge, host: str, *, tenant: bool) -> None:
    assert knowledge.is_tenant_host(host) is tenant


@pytest.mark.parametrize(
    ("dotted", "system"),
    [
        ("simple_salesforce", "salesforce"),
        ("simple_salesforce.api.Salesforce", "salesforce"),
        ("google.cloud.bigquery.Client", "bigquery"),
        ("google.cloud.run_v2", "gcp"),
        ("airflow.providers.snowflake.hooks.snowflake.SnowflakeHook", "snowflake"),
        ("airflow.models.DAG", ""),
        ("openai.OpenAI", "openai"),
        ("openai.AzureOpenAI", "azure-openai"),
        ("atlassian.Confluence", "confluence"),
        ("sqlite3", ""),
        ("requests", ""),
        ("hubspotter", ""),
    ],
)
def test_an_import_names_the_system_by_its_longest_prefix(
    knowledge: Knowledge, dotted: str, system: str
) -> None:
    assert id_of(knowledge.system_for_import(dotted)) == system


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("HUBSPOT_API_KEY", "hubspot"),
        ("hubspot_token", "hubspot"),
        ("AZURE_OPENAI_KEY", "azure-openai"),
        ("AZURE_REGION", "azure"),
        ("PGPASSWORD", "postgres"),
        ("CLOSE_DATE", ""),
        ("HS_CODE", ""),
        ("BRANCH_NAME", ""),
        ("SEGMENT_ID", ""),
        ("ZOOM_LEVEL", ""),
        ("EXCHANGE_RATE", ""),
        ("PATH", ""),
        ("TEAMS_SALES_WEBHOOK_URL", "microsoft-teams"),
        ("teams-sales-webhook", "microsoft-teams"),
        ("TEAMS_IN_LEAGUE", ""),
        ("NIGHT_SHIFT_SLACK_HOOK", "slack"),
        ("ORDERS_SLACK_WEBHOOK_URL", "slack"),
        ("NIGHT_SHIFT_SLACK", ""),
        ("NIGHT_SHIFT_HOOK", ""),
    ],
)
def test_a_variable_names_the_system_unless_its_prefix_is_a_common_word(
    knowledge: Knowledge, name: str, system: str
) -> None:
    assert id_of(knowledge.system_for_environment(name)) == system


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("hubspot", "hubspot"),
        ("hubspot_client", "hubspot"),
        ("HubSpotClient", "hubspot"),
        ("quickbooks_api", "quickbooks"),
        ("snowflake_default", "snowflake"),
        ("s3_utils", "aws-s3"),
        ("google_ads", "google-ads"),
        ("close", ""),
        ("segment", ""),
        ("exchange", ""),
        ("client", ""),
        ("lead_scoring", ""),
    ],
)
def test_a_modules_own_name_is_the_last_resort(
    knowledge: Knowledge, name: str, system: str
) -> None:
    assert id_of(knowledge.system_for_module_name(name)) == system


def test_schemes_and_services_name_systems(knowledge: Knowledge) -> None:
    assert id_of(knowledge.system_for_scheme("postgresql+psycopg2")) == "postgres"
    assert id_of(knowledge.system_for_scheme("MONGODB+SRV")) == "mongodb"
    assert id_of(knowledge.system_for_scheme("https")) == ""
    assert id_of(knowledge.system_for_service("boto3", "s3")) == "aws-s3"
    assert id_of(knowledge.system_for_service("google", "sheets")) == "google-sheets"
    assert knowledge.system_for_service("boto3", "nothing") is None


@pytest.mark.parametrize(
    ("system", "role"),
    [
        ("hubspot", "operational"),
        ("shopify", "operational"),
        ("bigquery", "reporting"),
        ("google-sheets", "reporting"),
        ("openai", "processor"),
        ("redis", "auxiliary"),
        ("sentry", "auxiliary"),
        ("rabbitmq", "hub"),
        ("zapier", "hub"),
    ],
)
def test_a_system_has_a_role_in_couplings(knowledge: Knowledge, system: str, role: str) -> None:
    found = knowledge.system(system)
    assert found is not None
    assert found.role == role
    assert found.hub is (role == "hub")


# ---- retirements


def urls(knowledge: Knowledge, text: str, host: str, known: tuple[str, ...] = ()) -> list[str]:
    return [item.id for item in knowledge.retirements_for_url(text, host, known)]


def test_an_address_is_judged_with_its_unknown_parts(knowledge: Knowledge) -> None:
    text = f"https://api.hubapi.com/contacts/v1/lists/{UNKNOWN}"
    assert urls(knowledge, text, "api.hubapi.com")[0] == "hubspot-contact-lists-v1"


def test_the_most_urgent_comes_first(knowledge: Knowledge) -> None:
    found = urls(knowledge, "https://api.hubapi.com/owners/v2/owners", "api.hubapi.com")
    assert found == ["hubspot-owners-v2", "hubspot-v1-v3"]


def test_a_telling_path_is_enough_when_the_host_is_unknown(knowledge: Knowledge) -> None:
    assert urls(knowledge, f"{UNKNOWN}/services/data/v29.0/query", UNKNOWN) == [
        "salesforce-api-21-30"
    ]
    assert urls(knowledge, f"{UNKNOWN}/admin/api/2023-01/orders.json", "") != []


def test_the_same_path_on_another_host_proves_nothing(knowledge: Knowledge) -> None:
    assert not urls(knowledge, "https://api.acme.com/owners/v2/owners", "api.acme.com")


def test_marketing_and_graph_versions_end_on_their_own_days(knowledge: Knowledge) -> None:
    host = "graph.facebook.com"
    assert urls(knowledge, f"https://{host}/v22.0/act_1/ads", host) == ["meta-marketing-22.0"]
    assert urls(knowledge, f"https://{host}/v22.0/me/posts", host) == ["meta-graph-22.0"]


def test_a_call_counts_only_with_the_argument_that_tells(knowledge: Knowledge) -> None:
    name = "simple_salesforce.Salesforce"
    assert not knowledge.retirements_for_call(name, {"version": "62.0"})
    assert not knowledge.retirements_for_call(name, {"version": None})
    found = knowledge.retirements_for_call(name, {"version": "29.0"})
    assert [item.id for item in found] == ["salesforce-api-21-30"]
    login = knowledge.retirements_for_call(name, {"0": "u", "1": "p", "2": None})
    assert [item.id for item in login] == ["salesforce-soap-login"]


def test_a_value_counts_only_where_its_system_is_known(knowledge: Knowledge) -> None:
    assert knowledge.retirements_for_value("gpt-3.5-turbo", {"openai"})
    assert not knowledge.retirements_for_value("gpt-3.5-turbo", set())
    assert not knowledge.retirements_for_value("gpt-3.5-turbo", {"hubspot"})


def test_a_generic_header_counts_only_where_its_system_is_known(knowledge: Knowledge) -> None:
    assert knowledge.retirements_for_header("linkedin-version", "202510")
    assert not knowledge.retirements_for_header("API-Version", "2024-10")
    assert knowledge.retirements_for_header("api-version", "2024-10", {"monday"})


# ---- libraries


def test_a_library_is_known_by_import_or_by_requirement(knowledge: Knowledge) -> None:
    assert id_of(knowledge.library("oauth2client.client")) == "oauth2client"
    assert id_of(knowledge.library("google.generativeai")) == "google-generativeai"
    assert knowledge.library("google.genai") is None
    assert id_of(knowledge.requirement("OAuth2Client")) == "oauth2client"


@pytest.mark.parametrize("name", ["enum", "dataclasses", "kafka", "azure.storage.blob", "faker"])
def test_an_import_that_a_good_distribution_shares_is_no_evidence(
    knowledge: Knowledge, name: str
) -> None:
    assert knowledge.library(name) is None


def test_a_deprecated_call_is_known_by_its_qualified_name(knowledge: Knowledge) -> None:
    assert knowledge.call("openai.ChatCompletion.create")[0].replacement
    assert not knowledge.call("openai.OpenAI")


# ---- the pre-filter


@pytest.mark.parametrize(
    ("source", "interesting"),
    [
        (b"import math\nprint(math.pi)\n", False),
        (b"x = 1\n", False),
        (b"# the deadline is near\n", False),
        (b'URL = "https://api.hubapi.com"\n', True),
        (b"try:\n    run()\nexcept ValueError:\n    pass\n", True),
        (b"import oauth2client.client\n", True),
        (b"import os, json, simple_salesforce as sf\n", True),
        (b"def f():\n    from slack_sdk import WebClient\n", True),
        (b"x = 1; import imp\n", True),
        (b"PASSWORD = 'x'\n", True),
        (b"x = 1  # autodebt: ignore[ADL101]\n", True),
        (b"from . import helpers\n", False),
        (b"import json\nrows = json.loads(text)\n", False),
        (b"import json\nfile.write_text(json.dumps(rows))\n", True),
        (b"import csv\ncsv.writer(file).writerows(rows)\n", True),
        (b"import pandas as pd\npd.read_csv('a.csv').to_excel('b.xlsx')\n", True),
        (b"import pandas as pd\nprint(pd.read_csv('a.csv').describe())\n", False),
        (b"import subprocess\nsubprocess.run(['gh', 'issue', 'list'])", True),
        (b"import os\nos.system('pg_dump shop > shop.sql')", True),
        (b"import subprocess\nsubprocess.run(['git', 'log'])  # right", False),
    ],
)
def test_only_files_with_something_to_find_are_interesting(
    source: bytes, *, interesting: bool
) -> None:
    assert load_copy().triggers().found_in(source) is interesting


def test_the_pre_filter_knows_client_libraries_and_not_everyday_modules() -> None:
    roots = load_copy().triggers().roots
    assert {b"simple_salesforce", b"oauth2client", b"hubspot"} <= roots
    assert not {b"os", b"json", b"datetime", b"logging"} & roots


@pytest.mark.parametrize(
    ("host", "id"),
    [
        ("api.eu.amplitude.com", "amplitude"),
        ("api-sandbox.gocardless.com", "gocardless"),
        ("track-eu.customer.io", "customerio"),
        ("desk.zoho.com.au", "zoho-desk"),
        ("sheets.googleapis.com.evil.example", None),
        ("notamplitude.com", None),
        # Domains of several systems, and those that are called otherwise than their one system.
        ("something.zoho.com", None),
        ("mail.yandex.ru", None),
    ],
)
def test_a_vendors_own_domain_is_all_its_own(knowledge, host, id):
    system = knowledge.system_for_host(host)
    assert (system.id if system else None) == id
