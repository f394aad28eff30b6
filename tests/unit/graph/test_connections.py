# ruff: noqa: S608  # scripts, put together
"""Data frames that are read and written through a connection which the SDK of a database gave."""

import pytest

from tests.unit.graph.links_of import links_of

HEAD = """
import pandas as pd
import requests
from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.slack.hooks.slack import SlackHook

hook = MySqlHook(mysql_conn_id="shop")
"""
DEALS = "pd.DataFrame(requests.get('https://api.hubapi.com/crm/deals', timeout=5).json())"
PUT = "requests.post('https://api.hubapi.com/crm/deals', json={}, timeout=5)"


def _links(body: str) -> set[tuple[str, str, str]]:
    return links_of({"sync.py": HEAD + body})


@pytest.mark.parametrize(
    "read",
    [
        pytest.param("pd.read_sql('SELECT id FROM orders', hook.get_conn())", id="by place"),
        pytest.param(
            "pd.read_sql_query('SELECT id FROM orders', con=hook.get_sqlalchemy_engine())",
            id="by name",
        ),
    ],
)
def test_a_frame_is_read_through_what_a_hook_gave(read: str) -> None:
    body = f"def orders():\n    return {read}\n\n{PUT.format('orders().to_dict()')}\n"
    assert _links(body) == {("mysql", "hubspot", "value")}


def test_a_frame_is_written_through_it() -> None:
    body = f"deals = {DEALS}\ndeals.to_sql('deals', hook.get_sqlalchemy_engine())\n"
    assert _links(body) == {("hubspot", "mysql", "value")}


@pytest.mark.parametrize("connection", ["SlackHook('team').get_conn()", "here", "open('orders')"])
def test_what_is_no_database_is_no_connection(connection: str) -> None:
    body = f"orders = pd.read_sql('orders', {connection})\n{PUT.format('orders')}\n"
    assert ("slack", "hubspot", "value") not in _links(body)
    assert ("mysql", "hubspot", "value") not in _links(body)


POINTS = """
from influxdb_client.client.influxdb_client import InfluxDBClient
from influxdb_client.client.write.point import Point

def points(rows):
    return [Point.measurement("orders").tag("shop", row[0]).field("total", row[1]) for row in rows]

client = InfluxDBClient(url=url, token=token)
orders = points(hook.get_records("SELECT shop, total FROM orders"))
"""


def test_a_point_carries_what_it_is_made_of_and_is_written_by_the_client_alone() -> None:
    write = "client.write_api().write('shop', record=orders)\n"
    assert _links(POINTS + write) == {("mysql", "influxdb", "value")}
    assert _links(POINTS + "print(orders)\n") == set()


@pytest.mark.parametrize(
    ("driver", "system"),
    [
        ("redshift+redshift_connector", "redshift"),
        ("oracle+cx_oracle", "oracle-db"),
        ("postgresql+psycopg_async", "postgres"),
    ],
)
def test_an_engine_of_a_driver_with_an_underscore(driver: str, system: str) -> None:
    body = (
        "import os\nfrom sqlalchemy import create_engine\n\n"
        f"engine = create_engine('{driver}://' + os.environ['DWH'])\n"
        "with engine.connect() as connection:\n"
        "    orders = pd.read_sql('orders', connection)\n"
        f"{PUT.format('orders.to_dict()')}\n"
    )
    assert _links(body) == {(system, "hubspot", "value")}


@pytest.mark.parametrize(
    ("connection", "source"),
    [
        pytest.param("PostgresHook(postgres_conn_id='redshift_default')", "redshift", id="by name"),
        pytest.param("PostgresHook('redshift_dwh')", "redshift", id="by place"),
        pytest.param("PostgresHook(postgres_conn_id=WAREHOUSE)", "redshift", id="a constant"),
        pytest.param("PostgresHook(postgres_conn_id='shop')", "postgres", id="of nothing else"),
    ],
)
def test_a_connection_of_a_protocol_is_called_after_the_warehouse_that_speaks_it(
    connection, source
):
    script = (
        "import requests\nfrom airflow.providers.postgres.hooks.postgres import PostgresHook\n\n"
        "STATEMENT = 'SELECT id FROM orders'\n"
        f"WAREHOUSE = 'redshift_main'\nrows = {connection}.get_records(STATEMENT)\n"
        f"{PUT.replace('{}', 'rows')}\n"
    )
    assert links_of({"sync.py": script}) == {(source, "hubspot", "value")}


@pytest.mark.parametrize(
    "address",
    [
        "sqlalchemy.URL.create('mssql+pyodbc', host='hr.acme.com')",
        "URL.create(drivername='mssql+pyodbc', host=os.environ['HOST'])",
    ],
)
def test_an_address_of_a_database_may_be_given_in_parts(address):
    script = (
        "import os, requests, sqlalchemy\nimport pandas as pd\nfrom sqlalchemy.engine import URL\n\n"
        "STATEMENT = 'SELECT id FROM staff'\n"
        f"engine = sqlalchemy.create_engine({address})\nrows = pd.read_sql(STATEMENT, engine)\n"
        f"{PUT.replace('{}', 'rows.to_dict()')}\n"
    )
    assert links_of({"sync.py": script}) == {("mssql", "hubspot", "value")}


def test_what_is_put_together_is_sent_off_by_the_last_call():
    script = (
        "import chartmogul\nimport requests\n\nconfig = chartmogul.Config('k')\n"
        f"deal = {DEALS.replace('pd.DataFrame', '')}\nchartmogul.Customer.create(config, data=deal).get()\n"
        f"for customer in chartmogul.Customer.all(config).get().entries:\n    {PUT.replace('{}', 'customer')}\n"
    )
    assert links_of({"sync.py": script}) == {
        ("hubspot", "chartmogul", "value"),
        ("chartmogul", "hubspot", "value"),
    }


def test_a_cursor_that_a_context_manager_gives_is_gone_through():
    script = (
        "import contextlib\nimport requests\nimport snowflake.connector\n\n"
        "class Warehouse:\n    @contextlib.contextmanager\n    def cursor(self):\n"
        "        with snowflake.connector.connect(account='acme') as connection:\n"
        "            yield connection.cursor()\n\n"
        "    def rows(self, statement):\n        with self.cursor() as cursor:\n"
        "            cursor.execute(statement)\n            yield from cursor\n\n"
        f"rows = list(Warehouse().rows('SELECT id FROM orders'))\n{PUT.replace('{}', 'rows')}\n"
    )
    assert links_of({"sync.py": script}) == {("snowflake", "hubspot", "value")}
