"""Assets of a pipeline, and who stores and loads them between."""

import pytest

from tests.unit.graph.test_links import GET, links, written

STORE = """
import boto3, requests
from dagster import ConfigurableIOManager, Definitions, IOManager, asset, io_manager, mem_io_manager

class Bucket(ConfigurableIOManager):
    def handle_output(self, context, obj):
        boto3.client('s3').put_object(Bucket='b', Key='k', Body=obj)

    def load_input(self, context):
        return boto3.client('s3').get_object(Bucket='b', Key='k')['Body']

"""
MADE = f"@asset{{}}\ndef deals():\n    return {GET}.json()\n\n"
USED = f"@asset\ndef lists(deals):\n    {written('deals')}\n\n"
BY_STORE = {("hubspot", "aws-s3"), ("aws-s3", "mailchimp")}
DIRECT = {("hubspot", "mailchimp")}


def pairs(source):
    return {(read, wrote) for read, wrote, _ in links(source)}


@pytest.mark.parametrize(
    ("arguments", "defined", "expected"),
    [
        pytest.param("", "", BY_STORE, id="the only one"),
        pytest.param(
            "", "Definitions(resources={'io_manager': Bucket()})", BY_STORE, id="by default"
        ),
        pytest.param(
            "(io_manager_key='bucket')",
            "Definitions(resources={'bucket': Bucket(), 'io_manager': mem_io_manager})",
            BY_STORE,
            id="by its key",
        ),
        pytest.param(
            "",
            "@io_manager\ndef bucket(context):\n    return Bucket()\n\n"
            "Definitions(resources={'io_manager': bucket})",
            BY_STORE,
            id="made by a function",
        ),
        pytest.param(
            "",
            "Definitions(resources={'bucket': Bucket(), 'io_manager': mem_io_manager})",
            DIRECT,
            id="another asset's",
        ),
        pytest.param(
            "(io_manager_key='elsewhere')",
            "Definitions(resources={'io_manager': Bucket()})",
            DIRECT,
            id="of a key that nobody defines",
        ),
    ],
)
def test_what_an_asset_makes_is_stored_and_loaded_by_its_manager(arguments, defined, expected):
    assert pairs(STORE + MADE.format(arguments) + USED + defined + "\n") == expected


def test_a_class_that_only_looks_like_a_manager_stores_nothing():
    plain = STORE.replace("(ConfigurableIOManager)", "")
    assert pairs(plain + MADE.format("") + USED) == DIRECT


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("Site(url='https://api.hubapi.com/crm/v3')", DIRECT),
        ("Site(key='https://api.hubapi.com/crm/v3')", set()),
        ("Other(url='https://api.hubapi.com/crm/v3')", set()),
        ("Site(**settings)", set()),
    ],
)
def test_a_resource_has_the_fields_that_any_is_made_with(made, expected):
    script = (
        "import requests\nfrom dagster import ConfigurableResource, Definitions, asset\n\n"
        "class Other(ConfigurableResource):\n    url: str\n\n"
        "class Site(ConfigurableResource):\n    url: str\n    key: str\n\n"
        "    def deals(self):\n"
        "        return requests.get(self.url + '/objects/deals', timeout=5).json()\n\n"
        f"@asset\ndef lists(site: Site):\n    {written('site.deals()')}\n\n"
        f"Definitions(resources={{'site': {made}}})\n"
    )
    assert pairs(script) == expected


@pytest.mark.parametrize(
    ("declared", "taken", "expected"),
    [
        ("", "@asset(ins={'rows': AssetIn('deals')})", DIRECT),
        ("", "@asset(ins={'rows': AssetIn(key='deals')})", DIRECT),
        ("", "@asset(ins={'rows': AssetIn(key=AssetKey(['crm', 'deals']))})", DIRECT),
        ("(name='rows')", "@asset", DIRECT),
        ("", "@asset(ins={'rows': AssetIn('others')})", set()),
        ("(name='others')", "@asset(ins={'rows': AssetIn('deals_of_old')})", set()),
    ],
)
def test_an_asset_that_a_parameter_calls_by_another_name(declared, taken, expected):
    used = f"{taken}\ndef lists(rows):\n    {written('rows')}\n\n"
    source = "import requests\nfrom dagster import AssetIn, AssetKey, asset\n\n"
    assert pairs(source + MADE.format(declared) + used) == expected


LIBRARIES = (
    "import os, requests\nfrom dagster import Definitions, FilesystemIOManager, asset, fs_io_manager, with_resources\n"
    "from dagster_gcp.gcs import gcs_pickle_io_manager\n"
    "from dagster_aws.s3 import S3PickleIOManager\n"
    "from dagster_snowflake_pandas import SnowflakePandasIOManager\n\n"
)
BY_BUCKET = {("hubspot", "gcs"), ("gcs", "mailchimp")}


@pytest.mark.parametrize(
    ("arguments", "defined", "expected"),
    [
        pytest.param(
            "(io_manager_key='kept')",
            "Definitions(resources={'kept': gcs_pickle_io_manager.configured({'gcs_bucket': 'b'})})",
            BY_BUCKET,
            id="configured",
        ),
        pytest.param(
            "",
            "Definitions(resources={'io_manager': S3PickleIOManager(s3_bucket='b')})",
            BY_STORE,
            id="by default",
        ),
        pytest.param(
            "(io_manager_key='kept')",
            "HELD = {'prod': {'kept': gcs_pickle_io_manager}, 'here': {'kept': fs_io_manager}}\n"
            "with_resources([deals, lists], HELD[os.environ['STAGE']])",
            BY_BUCKET,
            id="of several environments",
        ),
        pytest.param(
            "",
            "class Kept(SnowflakePandasIOManager):\n    schema = 'crm'\n\n"
            "Definitions(resources={'io_manager': Kept(account='a')})",
            {("hubspot", "snowflake"), ("snowflake", "mailchimp")},
            id="a class below it",
        ),
        pytest.param(
            "",
            "Definitions(resources={'io_manager': FilesystemIOManager(base_dir='d')})",
            DIRECT,
            id="on the disk",
        ),
    ],
)
def test_a_manager_of_a_library_stores_assets_in_its_system(arguments, defined, expected):
    source = LIBRARIES + MADE.format(arguments) + USED + defined + "\n"
    assert pairs(source) == expected


CLIENT = (
    "import os, requests\nfrom dagster import Definitions, asset, job, op, resource, with_resources\n\n"
    f"class Crm:\n    def deals(self):\n        return {GET}.json()\n\n"
)
STEP = f"def lists(context):\n    rows = context.resources.crm.deals()\n    {written('rows')}\n\n"


@pytest.mark.parametrize(
    ("made", "step", "defined"),
    [
        pytest.param(
            "@resource\ndef crm(_):\n    return Crm()\n\n",
            "@asset(required_resource_keys={'crm'})\n",
            "Definitions(assets=[lists], resources={'crm': crm})",
            id="made by a function",
        ),
        pytest.param(
            "@resource(config_schema={'url': str})\ndef crm(_):\n    yield Crm()\n\n",
            "@asset\n",
            "STAGES = {'prod': {'crm': crm.configured({'url': 'u'})}}\n"
            "with_resources([lists], STAGES[os.environ['STAGE']])",
            id="configured for an environment",
        ),
        pytest.param(
            "",
            "@op\n",
            "@job(resource_defs={'crm': Crm()})\ndef sync():\n    lists()",
            id="of a job",
        ),
    ],
)
def test_a_step_gets_what_its_pipeline_has_under_a_key(made, step, defined):
    assert pairs(CLIENT + made + step + STEP + defined + "\n") == DIRECT


def test_a_step_gets_nothing_of_another_key():
    defined = "Definitions(assets=[lists], resources={'desk': Crm()})\n"
    assert pairs(f"{CLIENT}@asset\n{STEP}{defined}") == set()
