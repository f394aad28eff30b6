"""What a database unloads into a storage, and what it loads from one."""

import pytest

from tests.unit.graph.links_of import links_of

REDSHIFT = "import redshift_connector\ncursor = redshift_connector.connect(host='h').cursor()\n"
SNOWFLAKE = "import snowflake.connector\ncursor = snowflake.connector.connect(user='u').cursor()\n"
BIGQUERY = "from google.cloud import bigquery\nclient = bigquery.Client()\n"


@pytest.mark.parametrize(
    ("client", "line", "link"),
    [
        pytest.param(
            REDSHIFT,
            "cursor.execute(\"UNLOAD ('select * from orders') TO 's3://lake/orders'\")",
            ("redshift", "aws-s3"),
            id="unload",
        ),
        pytest.param(
            SNOWFLAKE,
            "cursor.execute(\"COPY INTO 's3://lake/orders' FROM orders\")",
            ("snowflake", "aws-s3"),
            id="copy into the storage",
        ),
        pytest.param(
            SNOWFLAKE,
            "cursor.execute(\"COPY INTO orders FROM 's3://lake/orders'\")",
            ("aws-s3", "snowflake"),
            id="copy from it",
        ),
        pytest.param(
            SNOWFLAKE,
            'cursor.execute("COPY INTO orders FROM @raw.ORDERS_S3_STAGE/day FILE_FORMAT = (TYPE = CSV)")',
            ("aws-s3", "snowflake"),
            id="copy from a stage that is called after it",
        ),
        pytest.param(
            REDSHIFT,
            "from textwrap import dedent\nfrom sqlalchemy import text\n"
            "cursor.execute(text(dedent(\"copy orders from 's3://lake/orders' iam_role 'loader'\")))",
            ("aws-s3", "redshift"),
            id="copy in a text that is tidied",
        ),
        pytest.param(
            REDSHIFT,
            "def load(event, context):\n"
            "    path = event['path']\n"
            "    cursor.execute(f\"copy orders from '{path}' iam_role 'loader'\".replace('\\n', ''))",
            ("aws-s3", "redshift"),
            id="copy from wherever it is told",
        ),
        pytest.param(
            REDSHIFT,
            "def load(event, context):\n"
            "    name = event['name']\n"
            '    cursor.execute(f"insert into orders select * from {name}")',
            None,
            id="rows of another table",
        ),
        pytest.param(
            BIGQUERY,
            "client.query(\"EXPORT DATA OPTIONS(uri='gs://lake/*.csv') AS SELECT 1\")",
            ("bigquery", "gcs"),
            id="export",
        ),
        pytest.param(
            BIGQUERY,
            "for name in NAMES:\n    table = client.dataset('shop').table(name)\n"
            "    client.extract_table(table, 'gs://{}/{}.csv'.format(BUCKET, name)).result()",
            ("bigquery", "gcs"),
            id="a job",
        ),
        pytest.param(
            BIGQUERY,
            "client.load_table_from_uri('gs://lake/orders.csv', 'shop.orders')",
            ("gcs", "bigquery"),
            id="a job that loads",
        ),
        pytest.param(
            SNOWFLAKE,
            "cursor.execute(\"SELECT * FROM files WHERE path LIKE 's3://lake/%'\")",
            None,
            id="an address in a condition",
        ),
        pytest.param(
            BIGQUERY,
            "client.query('SELECT 1', labels={'from': 'gs://lake/orders.csv'})",
            None,
            id="an address in a record",
        ),
    ],
)
def test_a_storage_beside_a_database(client, line, link):
    assert links_of({"job.py": f"{client}{line}\n"}) == ({(*link, "value")} if link else set())


@pytest.mark.parametrize(
    ("statement", "link"),
    [("insert into orders values (:n)", True), ("select 1 from orders", False)],
)
def test_a_text_that_sqlalchemy_is_given_says_what_it_does(statement, link):
    script = (
        "import requests\nfrom sqlalchemy import create_engine, text\n"
        "rows = requests.get('https://api.hubapi.com/crm/deals').json()\n"
        "engine = create_engine('postgresql://h/shop')\n"
        f"engine.connect().execute(text('{statement}'), rows)\n"
    )
    assert links_of({"job.py": script}) == ({("hubspot", "postgres", "value")} if link else set())
