"""The names of the credentials that a script reads."""

import pytest

from autodebt_lint.linking.evidence.credentials import credentials_of
from tests.unit.linking.linked_projects import linked


def credentials(script: str) -> list[str]:
    linking = linked({"sync.py": script})
    module = linking.project.modules["sync.py"]
    return [name for name, _ in credentials_of(module, linking.resolver)]


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("import os\nTOKEN = os.environ['HUBSPOT_TOKEN']", "HUBSPOT_TOKEN"),
        ("import os\ndef f():\n    return call(f\"Bearer {os.environ['HUBSPOT_TOKEN']}\")", "HUBSPOT_TOKEN"),
        ("import os\nheaders = {'X': os.getenv('ERP_API_KEY', '')}", "ERP_API_KEY"),
        ("from decouple import config\nkey = config('ERP_SECRET')", "ERP_SECRET"),
        ("from airflow.hooks.base import BaseHook\nc = BaseHook.get_connection('erp_default')", "erp_default"),
        ("hook = PostgresHook(postgres_conn_id='warehouse')", "warehouse"),
        ("import boto3\nboto3.client('secretsmanager').get_secret_value(SecretId='prod/erp')", "prod/erp"),
    ],
)  # fmt: skip
def test_a_credential_has_its_name(script, name):
    assert credentials(script) == [name]


@pytest.mark.parametrize(
    "script",
    [
        "import os\nURL = os.environ['ERP_URL']",
        "import os\nlevel = os.getenv('LOG_LEVEL', 'info')",
        "password = 'hunter2hunter2'",
        "row['api_key']",
    ],
)
def test_what_is_none(script):
    assert credentials(script) == []
