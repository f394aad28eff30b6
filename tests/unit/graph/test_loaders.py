"""What pipelines of dlt load into the destination that they name."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import GET, written

FOUND = {("hubspot", "bigquery")}
HEAD = (
    "import dlt, requests\nfrom dagster_dlt import dlt_assets\n"
    "from dlt.sources.rest_api import rest_api_source\n"
    "from dlt.sources.helpers import requests as patient\n"
    "from dlt.sources.helpers.rest_client import RESTClient\n\n"
)
PIPELINE = "dlt.pipeline(pipeline_name='deals', destination={}, dataset_name='raw')"
LOADED = f"pipeline = {PIPELINE}\npipeline.run({{}}, table_name='deals')\n"


def surely_linked(script: str) -> set[tuple[str, str]]:
    found = links_of({"sync.py": HEAD + script})
    return {(source, target) for source, target, flow in found if flow != "co-occurrence"}


def load(rows: str, destination: str = "'bigquery'") -> str:
    return LOADED.format(destination, rows)


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        pytest.param(f"def deals():\n    yield {GET}.json()\n\n", "deals()", id="a generator"),
        pytest.param(
            f"@dlt.resource\ndef deals():\n    yield {GET}.json()\n\n", "deals", id="not called"
        ),
        pytest.param(
            "@dlt.source(name='crm')\ndef crm():\n    @dlt.resource(primary_key='id')\n"
            f"    def deals():\n        yield {GET}.json()\n\n    return [deals]\n\n",
            "crm().with_resources('deals')",
            id="of a source",
        ),
        pytest.param(
            f"def deals():\n    yield {GET}.json()\n\n",
            "dlt.resource(deals, name='deals')",
            id="made a resource",
        ),
        pytest.param(
            "config = {'client': {'base_url': 'https://api.hubapi.com/'}, 'resources': ['deals']}\n",
            "rest_api_source(config)",
            id="told by a configuration",
        ),
        pytest.param(
            "client = RESTClient(base_url='https://api.hubapi.com')\n\n"
            "def deals():\n    for page in client.paginate('/crm/deals'):\n        yield page\n\n",
            "deals()",
            id="a client of its own",
        ),
        pytest.param(
            "def deals():\n    yield patient.get('https://api.hubapi.com/crm/deals').json()\n\n",
            "deals()",
            id="its own requests",
        ),
    ],
)
def test_a_pipeline_writes_what_it_is_given(source: str, rows: str) -> None:
    assert surely_linked(source + load(rows)) == FOUND
    assert surely_linked(source + load("[1, 2]")) == set()


SOURCE = f"@dlt.source\ndef crm():\n    return dlt.resource({GET}.json(), name='deals')\n\n"


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("dlt.destinations.bigquery(location='EU')", FOUND),
        ("dlt.destinations.postgres('postgresql://h/d')", {("hubspot", "postgres")}),
        ("dlt.destinations.duckdb(':memory:')", set()),
        ("'duckdb'", set()),
        ("None", set()),
    ],
)
def test_a_destination_is_told_by_its_name(
    destination: str, expected: set[tuple[str, str]]
) -> None:
    assert surely_linked(SOURCE + load("crm()", destination)) == expected


def test_assets_of_a_pipeline_are_loaded() -> None:
    pipeline = PIPELINE.format("'bigquery'")
    script = f"@dlt_assets(dlt_source=crm(), dlt_pipeline={pipeline})\ndef deals(context, dlt):\n    yield from dlt.run()\n"
    assert surely_linked(SOURCE + script) == FOUND


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("sql_database('postgresql://h/d')", {("postgres", "bigquery")}),
        ("sql_database(dlt.secrets.value)", set()),
        ("filesystem(bucket_url='s3://lake/in', file_glob='*.csv')", {("aws-s3", "bigquery")}),
        ("filesystem(bucket_url='/srv/in')", set()),
    ],
)
def test_what_reads_by_its_address(source: str, expected: set[tuple[str, str]]) -> None:
    imported = (
        "from dlt.sources.filesystem import filesystem\n"
        "from dlt.sources.sql_database import sql_database\n"
    )
    assert surely_linked(imported + load(source)) == expected


def test_other_runs_load_nothing() -> None:
    assert (
        surely_linked(f"{SOURCE}runner = Runner(destination='bigquery')\nrunner.run(crm())\n")
        == set()
    )


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("pipeline.last_trace.last_normalize_info.row_counts", True),
        ("len(pipeline.last_trace.steps)", True),
        ("pipeline.dataset_name", False),
    ],
)
def test_the_trace_of_a_pipeline_tells_what_it_took(told: str, source: bool) -> None:  # noqa: FBT001
    rows = f"def deals():\n    yield {GET}.json()\n\n"
    script = f"{rows}{load('deals()')}{written(told)}\n"
    assert (("hubspot", "mailchimp") in surely_linked(script)) is source
